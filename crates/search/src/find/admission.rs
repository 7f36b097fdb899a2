//! Which homes admit assets for whoever asks: a byte a folder, worked out anew for each search.

use vitrine_access::{Scope, Source, asset};
use vitrine_model::Lifecycle;

use crate::traits::{STATES, Traits};

/// Where hits lie, by the rows of folders.
#[derive(Clone, Copy, Debug, Default)]
pub struct Homes<'a> {
    /// In one of these; everywhere where there are none.
    pub within: Option<&'a [i64]>,
    /// And in one of these, which were chosen as one chooses of a facet.
    pub chosen: Option<&'a [i64]>,
    /// And in none of these.
    pub excluded: &'a [i64],
    /// What the facet of folders counts: branches of the tree, each with all its rows.
    pub branches: &'a [Vec<i64>],
}

/// The bits of a folder: the first three say whether it admits assets with that state of their own that come out in
/// the state that is wanted.
const STATE_BITS: u8 = 0b111;
/// It lies where hits lie.
const WITHIN: u8 = 1 << 3;
/// It was chosen.
const CHOSEN: u8 = 1 << 4;

/// For each folder, by its row, what it admits.
pub(crate) struct Admission(Vec<u8>);

/// What a home says of an asset in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Admitted {
    pub(crate) is_chosen: bool,
}

impl Admission {
    pub(crate) fn of<S: Source>(scope: &Scope<asset::See, S>, wanted: Lifecycle, homes: &Homes<'_>) -> Self {
        let mut bits: Vec<u8> = Vec::new();
        let mut plain = WITHIN | CHOSEN;
        if homes.within.is_some() {
            plain &= !WITHIN;
        }
        if homes.chosen.is_some() {
            plain &= !CHOSEN;
        }
        for home in scope.homes() {
            let Ok(row) = usize::try_from(home.row) else {
                continue;
            };
            if bits.len() <= row {
                bits.resize(row + 1, 0);
            }
            bits[row] = plain;
            for (at, own) in STATES.into_iter().enumerate() {
                if home.admits[at] && home.state.max(own) == wanted {
                    bits[row] |= 1 << at;
                }
            }
        }
        let mut admission = Self(bits);
        admission.each(homes.within.unwrap_or_default(), |bits| *bits |= WITHIN);
        admission.each(homes.chosen.unwrap_or_default(), |bits| *bits |= CHOSEN);
        admission.each(homes.excluded, |bits| *bits &= !WITHIN);
        admission
    }

    fn each(&mut self, rows: &[i64], change: impl Fn(&mut u8)) {
        for row in rows {
            if let Some(bits) = usize::try_from(*row).ok().and_then(|row| self.0.get_mut(row)) {
                change(bits);
            }
        }
    }

    /// One more than the highest row.
    pub(crate) fn rows(&self) -> usize {
        self.0.len()
    }

    /// Does whoever asks see it, in the state that is wanted?
    pub(crate) fn sees(&self, place: u32, traits: Traits) -> bool {
        let bits = self.0.get(place as usize).copied().unwrap_or(0);
        bits & STATE_BITS & (1 << traits.state()) != 0
    }

    /// As [`Self::sees`], and does it lie where hits lie?
    pub(crate) fn admitted(&self, place: u32, traits: Traits) -> Option<Admitted> {
        let bits = self.0.get(place as usize).copied().unwrap_or(0);
        let asked = 1 << traits.state() & STATE_BITS | WITHIN;
        (bits & asked == asked && asked & STATE_BITS != 0).then_some(Admitted {
            is_chosen: bits & CHOSEN != 0,
        })
    }
}
