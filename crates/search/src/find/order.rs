//! The order of hits: by what is asked for, and where that is the same, by id.
//!
//! It comes from the hits alone. Only what is shown is put in order; all the rest when somebody first looks there.

use std::sync::Arc;

use tantivy::TantivyError;

use super::Hit;
use crate::Failure;
use crate::reading::Reading;

/// By what hits stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// How well the words fit, of equal ones the newest first.
    Relevance,
    /// When it was taken; without a date last, whichever way.
    Taken,
    /// When it came.
    Added,
    /// The title, numbers in it by their value.
    Name,
    /// Bytes.
    Size,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// By what, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: By,
    /// Which way.
    pub direction: Direction,
}

/// What was found, not yet in order. It keeps what it was found in.
pub struct Hits {
    reading: Arc<Reading>,
    documents: Vec<u32>,
    /// By the position in `documents`; only where they stand by relevance.
    points: Vec<u16>,
    order: Order,
}

/// What decides the place of a hit: smaller comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    key: u64,
    /// The first half of its id; the second is asked where this is the same.
    id: u64,
    document: u32,
}

impl Hits {
    pub(super) fn new(reading: Arc<Reading>, documents: Vec<u32>, points: Vec<u16>, order: Order) -> Self {
        Self {
            reading,
            documents,
            points,
            order,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The first so many, in order.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn first(&self, most: usize) -> Result<Vec<Hit>, Failure> {
        let documents = match self.order.by {
            By::Name => self.first_by_name(most)?,
            _ => self.first_by_key(most),
        };
        Ok(self.rows(&documents))
    }

    /// All of them, in order.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn all(&self) -> Result<Vec<Hit>, Failure> {
        self.first(self.len())
    }

    fn rows(&self, documents: &[u32]) -> Vec<Hit> {
        let row = |document: &u32| {
            let (segment, document) = self.reading.locate(*document);
            Hit(segment.columns.row.get_val(document))
        };
        documents.iter().map(row).collect()
    }

    fn first_by_key(&self, most: usize) -> Vec<u32> {
        let mut best: Vec<Place> = Vec::with_capacity(most.saturating_mul(2).min(self.len()));
        let mut last: Option<Place> = None;
        let mut at = 0;
        for segment in &self.reading.segments {
            let end = segment.first + segment.reader.max_doc();
            while let Some(document) = self.documents.get(at).filter(|document| **document < end) {
                let inside = document - segment.first;
                let place = Place {
                    key: self.key(segment, inside, at),
                    id: segment.columns.id[0].get_val(inside),
                    document: *document,
                };
                at += 1;
                if last.is_some_and(|last| self.compare(&place, &last).is_gt()) {
                    continue;
                }
                best.push(place);
                // Half of them are thrown away when they are twice too many: so each costs the same.
                if best.len() >= most.saturating_mul(2).max(64) && most > 0 {
                    last = Some(self.cut(&mut best, most));
                }
            }
        }
        best.sort_unstable_by(|a, b| self.compare(a, b));
        best.truncate(most);
        best.into_iter().map(|place| place.document).collect()
    }

    /// Leaves the first so many, and says which of them is last.
    fn cut(&self, best: &mut Vec<Place>, most: usize) -> Place {
        let (_, last, _) = best.select_nth_unstable_by(most - 1, |a, b| self.compare(a, b));
        let last = *last;
        best.truncate(most);
        last
    }

    fn compare(&self, a: &Place, b: &Place) -> std::cmp::Ordering {
        (a.key, a.id)
            .cmp(&(b.key, b.id))
            .then_with(|| self.id(a.document).cmp(&self.id(b.document)))
    }

    fn id(&self, document: u32) -> (u64, u64) {
        let (segment, document) = self.reading.locate(document);
        segment.columns.id(document)
    }

    /// A number that is smaller the earlier a hit stands.
    fn key(&self, segment: &crate::reading::Segment, document: u32, at: usize) -> u64 {
        let columns = &segment.columns;
        let turned = |number: i64| match self.order.direction {
            Direction::Ascending => ascending(number),
            Direction::Descending => !ascending(number),
        };
        match self.order.by {
            By::Added => turned(columns.added.get_val(document)),
            By::Size => turned(columns.size.get_val(document)),
            By::Taken => columns
                .taken
                .as_ref()
                .and_then(|taken| taken.first(document))
                .map_or(u64::MAX, turned),
            By::Relevance | By::Name => {
                // Points above, and below them when it came: milliseconds take 48 bits for some thousand years.
                let points = self.points.get(at).copied().unwrap_or(0);
                let added = columns.added.get_val(document).clamp(0, (1 << 47) - 1);
                turned(i64::from(points) << 47 | added)
            }
        }
    }

    fn first_by_name(&self, most: usize) -> Result<Vec<u32>, TantivyError> {
        let mut candidates: Vec<(Vec<u8>, u32)> = Vec::new();
        let mut rest = self.documents.as_slice();
        for segment in &self.reading.segments {
            let end = segment.first + segment.reader.max_doc();
            let (here, after) = rest.split_at(rest.partition_point(|document| *document < end));
            rest = after;
            let Some(names) = &segment.columns.name else {
                candidates.extend(here.iter().map(|document| (Vec::new(), *document)));
                continue;
            };
            let number = |document: u32| names.ords().first(document - segment.first).unwrap_or(0);
            let mut ranked: Vec<(u64, u32)> = here
                .iter()
                .map(|document| (number(*document), *document))
                .collect();
            let compare = |a: &(u64, u32), b: &(u64, u32)| self.by_name(&a.0, &b.0, a.1, b.1);
            if most < ranked.len() {
                ranked.select_nth_unstable_by(most, compare);
                ranked.truncate(most);
            }
            ranked.sort_unstable();
            let numbers: Vec<u64> = ranked.iter().map(|(number, _)| *number).collect();
            let mut documents = ranked.iter().map(|(_, document)| *document);
            names.dictionary().sorted_ords_to_term_cb(&numbers, |name| {
                candidates.extend(documents.next().map(|document| (name.to_vec(), document)));
            })?;
        }
        candidates.sort_unstable_by(|a, b| self.by_name(&a.0, &b.0, a.1, b.1));
        candidates.truncate(most);
        Ok(candidates.into_iter().map(|(_, document)| document).collect())
    }

    fn by_name<T: Ord>(&self, a: &T, b: &T, one: u32, other: u32) -> std::cmp::Ordering {
        let order = match self.order.direction {
            Direction::Ascending => a.cmp(b),
            Direction::Descending => b.cmp(a),
        };
        order.then_with(|| self.id(one).cmp(&self.id(other)))
    }
}

/// A number as one without a sign that sorts as it does.
fn ascending(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}
