//! The small things of an asset, packed into one number.

use vitrine_model::{Lifecycle, MediaKind};

use crate::Document;

/// State, kind, orientation and year: two bits, three, two, and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traits(u32);

/// Years are counted from here; 0 is none, and what lies outside is none.
const FIRST_YEAR: i64 = 1700;

/// How many years there are.
pub(crate) const YEARS: usize = 1024;

impl Traits {
    pub(crate) fn of(document: &Document) -> Self {
        let state = document.state as u32;
        let kind = document.kind as u32;
        let orientation = document.orientation.map_or(3, |orientation| orientation as u32);
        let year = document
            .taken
            .map_or(0, |taken| year_number(year_of(taken.there().millis())));
        Self(state | kind << 2 | orientation << 5 | year << 7)
    }

    pub(crate) const fn bits(self) -> u64 {
        self.0 as u64
    }

    pub(crate) fn from_bits(bits: u64) -> Self {
        Self(u32::try_from(bits).unwrap_or(0b10))
    }

    /// The number of its own state.
    pub(crate) const fn state(self) -> u32 {
        self.0 & 3
    }

    pub(crate) const fn kind(self) -> usize {
        (self.0 >> 2 & 7) as usize
    }

    /// 3 where it has none.
    pub(crate) const fn orientation(self) -> usize {
        (self.0 >> 5 & 3) as usize
    }

    /// 0 where it has none.
    pub(crate) const fn year(self) -> usize {
        (self.0 >> 7) as usize % YEARS
    }
}

/// The number that a year is kept under; 0 where it is kept under none, whatever number somebody takes for a year.
pub(crate) fn year_number(year: i64) -> u32 {
    let number = year.checked_sub(FIRST_YEAR);
    number
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| (*number as usize) < YEARS)
        .unwrap_or(0)
}

/// The year with that number.
pub(crate) fn year_at(number: usize) -> i64 {
    FIRST_YEAR + i64::try_from(number).unwrap_or(0)
}

/// The year that milliseconds of Unix time fall in.
fn year_of(millis: i64) -> i64 {
    jiff::Timestamp::from_millisecond(millis)
        .map_or(0, |at| at.to_zoned(jiff::tz::TimeZone::UTC).year().into())
}

/// The state with that number.
pub(crate) const STATES: [Lifecycle; 3] = [Lifecycle::Live, Lifecycle::Archived, Lifecycle::Trashed];

/// The kind with that number.
pub(crate) fn kind_at(number: usize) -> Option<MediaKind> {
    MediaKind::ALL.get(number).copied()
}
