//! What an asset has to be beside having the words: what was typed into fields, and what was chosen of facets.

use tantivy::DocId;

use super::facets::Facet;
use super::{Adders, Wanted};
use crate::Tags;
use crate::columns::{Columns, NONE};
use crate::query::{Named, Part, Presence, Sense, Span};
use crate::traits::{YEARS, year_number};
use crate::vocabulary::Vocabularies;

/// All of it.
pub(crate) struct Filters {
    /// One of a facet's values, and that of each facet. What fails at a single one is counted there.
    /// Tags are those of the rows that they are kept under.
    kinds: Option<[bool; 8]>,
    orientations: Option<[bool; 4]>,
    years: Option<Vec<bool>>,
    tags: Option<Vec<bool>>,
    cameras: Option<Vec<bool>>,
    /// What excludes or admits and is no facet.
    others: Vec<Other>,
}

/// A condition that is no facet's own.
enum Other {
    NoKind([bool; 8]),
    NoOrientation([bool; 4]),
    NoTag(Vec<bool>),
    Camera(Vec<bool>, Presence),
    Lens(Vec<bool>, Presence),
    Adder(Vec<u32>, Presence),
    Size(Vec<Span>, Presence),
    Taken(Vec<Span>, Presence),
    Added(Vec<Span>, Presence),
}

/// The facets at which an asset fails, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fails(u8);

impl Fails {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn add(&mut self, facet: Facet) {
        self.0 |= 1 << facet as u8;
    }

    /// Does it fail nowhere but there, if anywhere?
    pub(crate) const fn counts_for(self, facet: Facet) -> bool {
        self.0 & !(1 << facet as u8) == 0
    }

    /// At more than one, so that it counts nowhere?
    pub(crate) const fn is_out(self) -> bool {
        self.0 & self.0.wrapping_sub(1) != 0
    }
}

impl Filters {
    pub(crate) fn of(wanted: &Wanted<'_>, vocabularies: &Vocabularies) -> Self {
        let parts = wanted.query.parts();
        let chosen = wanted.chosen;
        let mut kinds = set(chosen.kinds.iter().map(|kind| *kind as usize));
        let mut orientations = set(chosen.orientations.iter().map(|one| *one as usize));
        let typed = |of: fn(&Sense) -> Option<&Vec<Named>>| -> Vec<&Named> {
            let wanted = parts.iter().filter(|part| part.presence == Presence::Wanted);
            wanted.filter_map(|part| of(&part.sense)).flatten().collect()
        };
        let tags = typed(|sense| match sense {
            Sense::Tag(names) => Some(names),
            _ => None,
        });
        let cameras = typed(|sense| match sense {
            Sense::Camera(names) => Some(names),
            _ => None,
        });
        let mut others = Vec::new();
        for part in parts {
            match (&part.sense, part.presence) {
                (Sense::Kind(typed), Presence::Wanted) => {
                    join(&mut kinds, typed.iter().map(|kind| *kind as usize))
                }
                (Sense::Orientation(typed), Presence::Wanted) => {
                    join(&mut orientations, typed.iter().map(|one| *one as usize));
                }
                _ => others.extend(Other::of(part, wanted.tags, vocabularies)),
            }
        }
        others.extend(adders(&wanted.adders));
        Self {
            kinds,
            orientations,
            years: (!chosen.years.is_empty()).then(|| years(&chosen.years)),
            tags: (!tags.is_empty() || !chosen.tags.is_empty()).then(|| {
                let is = |name: &_| tags.iter().any(|tag| tag.is(name));
                wanted.tags.rows_where(&chosen.tags, is)
            }),
            cameras: (!cameras.is_empty() || !chosen.cameras.is_empty()).then(|| {
                let is = |text: &str, name: &_| {
                    chosen.cameras.iter().any(|camera| camera == text)
                        || cameras.iter().any(|camera| camera.is_like(name))
                };
                vocabularies.cameras.which(is)
            }),
            others,
        }
    }

    /// The facets whose chosen values an asset has none of. None where it is out by anything else.
    pub(crate) fn fails(&self, columns: &Columns, document: DocId) -> Option<Fails> {
        let at = document as usize;
        let mut fails = Fails::NONE;
        let traits = columns.traits[at];
        if self.kinds.is_some_and(|kinds| !kinds[traits.kind()]) {
            fails.add(Facet::Kind);
        }
        if self
            .orientations
            .is_some_and(|wanted| !wanted[traits.orientation()])
        {
            fails.add(Facet::Orientation);
        }
        if self.years.as_ref().is_some_and(|years| !years[traits.year()]) {
            fails.add(Facet::Year);
        }
        if self
            .tags
            .as_ref()
            .is_some_and(|tags| !any(tags, columns.tags.of(at)))
        {
            fails.add(Facet::Tag);
        }
        if self
            .cameras
            .as_ref()
            .is_some_and(|wanted| !has(wanted, columns.cameras[at]))
        {
            fails.add(Facet::Camera);
        }
        let admitted = !fails.is_out() && self.others.iter().all(|other| other.admits(columns, document));
        admitted.then_some(fails)
    }
}

impl Other {
    fn of(part: &Part, tags: &Tags, vocabularies: &Vocabularies) -> Option<Self> {
        let presence = part.presence;
        let excluded = presence == Presence::Excluded;
        Some(match &part.sense {
            Sense::Kind(kinds) if excluded => Self::NoKind(set(kinds.iter().map(|kind| *kind as usize))?),
            Sense::Orientation(ones) if excluded => {
                Self::NoOrientation(set(ones.iter().map(|one| *one as usize))?)
            }
            Sense::Tag(names) if excluded => {
                Self::NoTag(tags.rows_where(&[], |name| names.iter().any(|one| one.is(name))))
            }
            Sense::Camera(names) if excluded => {
                let is = vocabularies
                    .cameras
                    .which(|_, name| names.iter().any(|one| one.is_like(name)));
                Self::Camera(is, presence)
            }
            Sense::Lens(names) => {
                let is = vocabularies
                    .lenses
                    .which(|_, name| names.iter().any(|one| one.is_like(name)));
                Self::Lens(is, presence)
            }
            Sense::Size(spans) => Self::Size(spans.clone(), presence),
            Sense::Taken(spans) => Self::Taken(spans.clone(), presence),
            Sense::Added(spans) => Self::Added(spans.clone(), presence),
            _ => return None,
        })
    }

    fn admits(&self, columns: &Columns, document: DocId) -> bool {
        let at = document as usize;
        let within = |spans: &[Span], number: Option<i64>| {
            number.is_some_and(|number| spans.iter().any(|span| span.contains(number)))
        };
        let (is, presence) = match self {
            Self::NoKind(kinds) => (kinds[columns.traits[at].kind()], Presence::Excluded),
            Self::NoOrientation(ones) => (ones[columns.traits[at].orientation()], Presence::Excluded),
            Self::NoTag(tags) => (any(tags, columns.tags.of(at)), Presence::Excluded),
            Self::Camera(cameras, presence) => (has(cameras, columns.cameras[at]), *presence),
            Self::Lens(lenses, presence) => (has(lenses, columns.lenses[at]), *presence),
            Self::Adder(rows, presence) => (rows.contains(&columns.adders[at]), *presence),
            Self::Size(spans, presence) => (within(spans, Some(columns.size.get_val(document))), *presence),
            Self::Added(spans, presence) => (within(spans, Some(columns.added.get_val(document))), *presence),
            Self::Taken(spans, presence) => {
                let taken = columns
                    .taken_there
                    .as_ref()
                    .and_then(|taken| taken.first(document));
                (within(spans, taken), *presence)
            }
        };
        is == (presence == Presence::Wanted)
    }
}

fn adders(adders: &Adders) -> impl Iterator<Item = Other> {
    let numbers = |rows: &[i64]| rows.iter().filter_map(|row| u32::try_from(*row).ok()).collect();
    let wanted = adders
        .wanted
        .as_ref()
        .map(|rows| Other::Adder(numbers(rows), Presence::Wanted));
    let excluded =
        (!adders.excluded.is_empty()).then(|| Other::Adder(numbers(&adders.excluded), Presence::Excluded));
    wanted.into_iter().chain(excluded)
}

/// Those numbers, and none where there are none.
fn set<const SIZE: usize>(numbers: impl Iterator<Item = usize>) -> Option<[bool; SIZE]> {
    let mut set = None;
    join(&mut set, numbers);
    set
}

fn join<const SIZE: usize>(set: &mut Option<[bool; SIZE]>, numbers: impl Iterator<Item = usize>) {
    for number in numbers {
        set.get_or_insert([false; SIZE])[number] = true;
    }
}

fn years(chosen: &[i64]) -> Vec<bool> {
    let mut years = vec![false; YEARS];
    for year in chosen {
        years[year_number(*year) as usize] = true;
    }
    // What has no date is of no year.
    years[0] = false;
    years
}

fn has(which: &[bool], number: u32) -> bool {
    number != NONE && which.get(number as usize).copied().unwrap_or(false)
}

fn any(which: &[bool], numbers: &[u32]) -> bool {
    numbers.iter().any(|number| has(which, *number))
}
