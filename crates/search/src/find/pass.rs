//! The one pass over what could be a hit.

use super::admission::Admission;
use super::facets::{Counted, Counting, Facet};
use super::filter::{Fails, Filters};
use super::matching::Matching;
use crate::reading::{Reading, Segment};

/// What it leaves.
pub(crate) struct Passed<'a> {
    /// The hits, numbered across all segments, in the order of these numbers.
    pub(crate) documents: Vec<u32>,
    pub(crate) counted: Counted<'a>,
}

pub(crate) fn over<'a>(
    reading: &Reading,
    admission: &Admission,
    filters: &Filters,
    matching: &Matching,
    counting: &Counting<'a>,
) -> Passed<'a> {
    let mut pass = Pass {
        admission,
        filters,
        passed: Passed {
            documents: Vec::new(),
            counted: counting.begin(admission.rows()),
        },
    };
    match matching {
        Matching::Nothing => {}
        Matching::Everything => {
            for segment in &reading.segments {
                (0..segment.reader.max_doc()).for_each(|document| pass.look_at(segment, document));
            }
        }
        Matching::Some(totals) => {
            for (segment, totals) in reading.segments.iter().zip(totals) {
                let marked = (0_u32..).zip(totals).filter(|(_, points)| **points > 0);
                marked.for_each(|(document, _)| pass.look_at(segment, document));
            }
        }
    }
    pass.passed
}

struct Pass<'a, 'b> {
    admission: &'b Admission,
    filters: &'b Filters,
    passed: Passed<'a>,
}

impl Pass<'_, '_> {
    #[inline]
    fn look_at(&mut self, segment: &Segment, document: u32) {
        let columns = &*segment.columns;
        let at = document as usize;
        let Some(admitted) = self.admission.admitted(columns.places[at], columns.traits[at]) else {
            return;
        };
        let Some(mut fails) = self.filters.fails(columns, document) else {
            return;
        };
        if !admitted.is_chosen {
            fails.add(Facet::Folder);
        }
        if fails.is_out() || !segment.is_alive(document) {
            return;
        }
        if fails == Fails::NONE {
            self.passed.documents.push(segment.first + document);
        }
        self.passed.counted.add(columns, at, fails);
    }
}
