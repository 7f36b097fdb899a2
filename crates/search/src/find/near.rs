//! Slips of typing: the words near to one that nothing in sight has.
//!
//! Whether a word gives way, and to which others, is decided by what whoever asks sees: a word that stands only in
//! hidden assets gives way as one that stands nowhere, and none that stands only there is ever looked for.

use std::collections::BTreeSet;

use tantivy::query::{DfaWrapper, FuzzyTermQuery};
use tantivy::schema::Field;
use tantivy::{TantivyError, Term};

use super::admission::Admission;
use super::matching::is_visible;
use super::postings::{Marks, Points, Weighted, tag_term};
use crate::query::{Reach, Sought};
use crate::reading::{Reading, Segment};
use crate::tags::{self, Tags};
use crate::words::Word;

/// From how many letters on a word may be one slip off.
const ONE_SLIP: usize = 4;

/// From how many it may be two.
const TWO_SLIPS: usize = 8;

/// How many of the words near to one are named.
const NAMED: usize = 5;

/// A word that nothing in sight has, and those that were looked for in its stead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// As it was typed, folded.
    pub word: String,
    /// The first few of the others that stand in something in sight, in alphabetical order.
    pub read_as: Vec<String>,
}

/// How many slips a word may be off: none for numbers.
pub(super) fn slips(word: &Word) -> u8 {
    let letters = word.plain.chars().count();
    match letters {
        _ if word.plain.starts_with(char::is_numeric) => 0,
        TWO_SLIPS.. => 2,
        ONE_SLIP.. => 1,
        _ => 0,
    }
}

/// Where words near to one are looked for.
pub(super) struct Around<'a> {
    pub(super) reading: &'a Reading,
    pub(super) admission: &'a Admission,
    pub(super) fields: &'a [Weighted],
    /// And in the names of these tags, whose rows stand in that field.
    pub(super) tags: Option<(Field, &'a Tags)>,
}

impl Around<'_> {
    /// Marks what has a word that is as near as any in sight. None where nothing in sight is near.
    pub(super) fn find(&self, sought: &Sought, totals: &mut [Vec<u8>]) -> Result<Option<Near>, TantivyError> {
        for slips in 1..=slips(&sought.word) {
            let mut seen = BTreeSet::new();
            for form in sought.word.forms() {
                let automaton = automaton(form, slips, sought.reach)?;
                let tags = self
                    .tags
                    .map(|(_, tags)| tags.near(&automaton))
                    .unwrap_or_default();
                for (segment, points) in self.reading.segments.iter().zip(totals.iter_mut()) {
                    for (field, _) in self.fields {
                        self.in_field(*field, &automaton, (segment, points), &mut seen)?;
                    }
                    self.in_tags(&tags, (segment, points), &mut seen)?;
                }
            }
            if !seen.is_empty() {
                return Ok(Some(Near {
                    word: sought.word.plain.clone(),
                    read_as: seen.into_iter().take(NAMED).collect(),
                }));
            }
        }
        Ok(None)
    }

    fn in_field(
        &self,
        field: Field,
        automaton: &DfaWrapper,
        (segment, points): (&Segment, &mut Points),
        seen: &mut BTreeSet<String>,
    ) -> Result<(), TantivyError> {
        let index = segment.reader.inverted_index(field)?;
        let mut marks = Marks::new(&index, points);
        let mut stream = index.terms().search(automaton).into_stream()?;
        while stream.advance() {
            if marks.any(stream.value(), |document| self.sees(segment, document))? {
                marks.mark_near(stream.value())?;
                seen.insert(String::from_utf8_lossy(stream.key()).into_owned());
            }
        }
        Ok(())
    }

    fn in_tags(
        &self,
        near: &tags::Near<'_>,
        (segment, points): (&Segment, &mut Points),
        seen: &mut BTreeSet<String>,
    ) -> Result<(), TantivyError> {
        let Some((field, _)) = self.tags.filter(|_| !near.is_empty()) else {
            return Ok(());
        };
        let index = segment.reader.inverted_index(field)?;
        let mut marks = Marks::new(&index, points);
        for (word, rows) in near {
            for row in rows {
                if let Some(info) = tag_term(&index, field, *row)?
                    && marks.any(&info, |document| self.sees(segment, document))?
                {
                    marks.mark_near(&info)?;
                    seen.insert((*word).to_owned());
                }
            }
        }
        Ok(())
    }

    fn sees(&self, segment: &Segment, document: u32) -> bool {
        is_visible(segment, document, self.admission)
    }
}

/// What is that many slips off at most: a letter too many, one too few, a wrong one, or two that changed places.
fn automaton(word: &str, slips: u8, reach: Reach) -> Result<DfaWrapper, TantivyError> {
    // It takes words of any field: which one the term says plays no part in it.
    let term = Term::from_field_text(Field::from_field_id(0), word);
    let query = match reach {
        Reach::Whole => FuzzyTermQuery::new(term, slips, true),
        Reach::Beginning => FuzzyTermQuery::new_prefix(term, slips, true),
    };
    query.automaton()
}
