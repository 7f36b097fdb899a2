//! Facets: what hits are, counted.
//!
//! A count says how many hits there would be if that value alone were chosen of its facet: it heeds what was chosen of
//! the others, and not what was chosen of its own.

use std::sync::Arc;

use vitrine_model::{MediaKind, Orientation};

use super::filter::Fails;
use super::{Homes, Wanted};
use crate::Tags;
use crate::columns::{Columns, NONE};
use crate::traits::{YEARS, kind_at, year_at};
use crate::vocabulary::Vocabularies;

/// By what hits are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// What they are to look at.
    Kind,
    /// Their tags, and those above them.
    Tag,
    /// The branches of the tree that they lie in.
    Folder,
    /// The years that they were taken in.
    Year,
    /// What took them.
    Camera,
    /// How they stand.
    Orientation,
    /// Through what they were taken.
    Lens,
}

impl Facet {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[
        Self::Kind,
        Self::Tag,
        Self::Folder,
        Self::Year,
        Self::Camera,
        Self::Orientation,
        Self::Lens,
    ];

    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Tag => "tag",
            Self::Folder => "folder",
            Self::Year => "year",
            Self::Camera => "camera",
            Self::Orientation => "orientation",
            Self::Lens => "lens",
        }
    }
}

/// A value and how many hits have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count<T> {
    /// The value.
    pub value: T,
    /// How many.
    pub count: u32,
}

/// The counts. A facet that was not asked for has none; a value that no hit has is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The most frequent first.
    pub kinds: Vec<Count<MediaKind>>,
    /// The most frequent first, of equal ones in the order of their names.
    pub tags: Vec<Count<Arc<str>>>,
    /// By the number of the branch, in their order.
    pub folders: Vec<Count<usize>>,
    /// The latest first.
    pub years: Vec<Count<i64>>,
    /// The most frequent first, of equal ones in the order of their names.
    pub cameras: Vec<Count<Arc<str>>>,
    /// The most frequent first.
    pub orientations: Vec<Count<Orientation>>,
    /// The most frequent first, of equal ones in the order of their names.
    pub lenses: Vec<Count<Arc<str>>>,
}

/// What is to be counted, and how many of each there can be.
pub(crate) struct Counting<'a> {
    facets: [bool; 7],
    tags: &'a Tags,
    cameras: usize,
    lenses: usize,
}

impl<'a> Counting<'a> {
    pub(crate) fn of(wanted: &Wanted<'a>, vocabularies: &Vocabularies) -> Self {
        let mut facets = [false; 7];
        for facet in wanted.facets {
            facets[*facet as usize] = true;
        }
        Self {
            facets,
            tags: wanted.tags,
            cameras: vocabularies.cameras.len(),
            lenses: vocabularies.lenses.len(),
        }
    }

    /// With room for what there is.
    pub(crate) fn begin(&self, rows: usize) -> Counted<'a> {
        let room = |facet: Facet, size: usize| {
            if self.facets[facet as usize] {
                vec![0; size]
            } else {
                Vec::new()
            }
        };
        Counted {
            kinds: room(Facet::Kind, 8),
            tags: TagCounts::of(self.tags, room(Facet::Tag, self.tags.len())),
            places: room(Facet::Folder, rows),
            years: room(Facet::Year, YEARS),
            cameras: room(Facet::Camera, self.cameras),
            orientations: room(Facet::Orientation, 4),
            lenses: room(Facet::Lens, self.lenses),
        }
    }
}

/// The counts while they are made. One that is not asked for has no room.
pub(crate) struct Counted<'a> {
    kinds: Vec<u32>,
    tags: TagCounts<'a>,
    places: Vec<u32>,
    years: Vec<u32>,
    cameras: Vec<u32>,
    orientations: Vec<u32>,
    lenses: Vec<u32>,
}

/// The counts of tags. An asset that bears two of the tags below one counts once for it.
struct TagCounts<'a> {
    tags: &'a Tags,
    counts: Vec<u32>,
    /// By tag: the number of the asset that it was counted for last.
    last: Vec<u32>,
    assets: u32,
}

impl<'a> TagCounts<'a> {
    fn of(tags: &'a Tags, counts: Vec<u32>) -> Self {
        Self {
            tags,
            last: vec![0; counts.len()],
            counts,
            assets: 0,
        }
    }

    fn add(&mut self, rows: &[u32]) {
        if self.counts.is_empty() {
            return;
        }
        self.assets += 1;
        for number in rows.iter().flat_map(|row| self.tags.of_row(*row)) {
            let at = *number as usize;
            if self.last[at] != self.assets {
                self.last[at] = self.assets;
                self.counts[at] += 1;
            }
        }
    }
}

impl Counted<'_> {
    /// Counts an asset wherever it fails at nothing else.
    pub(crate) fn add(&mut self, columns: &Columns, at: usize, fails: Fails) {
        let traits = columns.traits[at];
        if fails.counts_for(Facet::Kind) {
            count(&mut self.kinds, traits.kind());
        }
        if fails.counts_for(Facet::Year) {
            count(&mut self.years, traits.year());
        }
        if fails.counts_for(Facet::Orientation) {
            count(&mut self.orientations, traits.orientation());
        }
        if fails.counts_for(Facet::Folder) {
            count(&mut self.places, columns.places[at] as usize);
        }
        if fails.counts_for(Facet::Camera) && columns.cameras[at] != NONE {
            count(&mut self.cameras, columns.cameras[at] as usize);
        }
        if fails.counts_for(Facet::Lens) && columns.lenses[at] != NONE {
            count(&mut self.lenses, columns.lenses[at] as usize);
        }
        if fails.counts_for(Facet::Tag) {
            self.tags.add(columns.tags.of(at));
        }
    }

    /// The counts as they are shown.
    pub(crate) fn facets(&self, wanted: &Wanted<'_>, vocabularies: &Vocabularies) -> Facets {
        let mut facets = Facets {
            kinds: values(&self.kinds, kind_at),
            tags: named(&self.tags.counts, |numbers| {
                numbers.map(|number| wanted.tags.name(number)).collect()
            }),
            folders: branches(&self.places, &wanted.homes),
            years: values(&self.years, |number| (number > 0).then(|| year_at(number))),
            cameras: named(&self.cameras, |numbers| vocabularies.cameras.names(numbers)),
            orientations: values(&self.orientations, |number| Orientation::ALL.get(number).copied()),
            lenses: named(&self.lenses, |numbers| vocabularies.lenses.names(numbers)),
        };
        facets.kinds.sort_by_key(|one| std::cmp::Reverse(one.count));
        facets
            .orientations
            .sort_by_key(|one| std::cmp::Reverse(one.count));
        facets.years.reverse();
        facets
    }
}

fn count(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

fn values<T>(counts: &[u32], value: impl Fn(usize) -> Option<T>) -> Vec<Count<T>> {
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    counted
        .filter_map(|(number, count)| {
            Some(Count {
                value: value(number)?,
                count: *count,
            })
        })
        .collect()
}

fn named(
    counts: &[u32],
    names: impl FnOnce(&mut dyn Iterator<Item = usize>) -> Vec<Arc<str>>,
) -> Vec<Count<Arc<str>>> {
    let counted = values(counts, Some);
    let names = names(&mut counted.iter().map(|one| one.value));
    let mut named: Vec<Count<Arc<str>>> = counted
        .into_iter()
        .zip(names)
        .map(|(one, value)| Count {
            value,
            count: one.count,
        })
        .collect();
    named.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    named
}

fn branches(places: &[u32], homes: &Homes<'_>) -> Vec<Count<usize>> {
    let of = |rows: &Vec<i64>| -> u32 {
        let counts = rows
            .iter()
            .filter_map(|row| places.get(usize::try_from(*row).ok()?));
        counts.sum()
    };
    let counted = homes.branches.iter().map(of).enumerate();
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(value, count)| Count { value, count })
        .collect()
}
