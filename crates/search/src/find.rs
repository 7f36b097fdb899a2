//! Finding: what has the words, where the scope admits it, in order of relevance.

use std::cmp::Reverse;
use std::collections::HashSet;

use tantivy::columnar::Column;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, EnableScoring, Occur, Query, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, SegmentReader, TantivyError, Term};
use vitrine_access::{Scope, Source, asset};
use vitrine_model::Lifecycle;

use crate::document::state_of;
use crate::schema::{ADDED, Fields, PLACE, ROW, STATE};
use crate::{Failure, Index, Words};

/// What a word weighs by where it stands: title, keywords, file name. Words add up.
///
/// INVARIANT: small whole numbers, so that their sums are exact and do not hang on the order in which the index
/// happens to add them, which follows how often a word stands in documents that may be hidden.
const WEIGHTS: [Score; 3] = [4.0, 3.0, 2.0];

/// A whole word weighs this much more than the beginning of one.
const WHOLE: Score = 4.0;

/// One asset that was found, by the database's number for it. It opens nothing: what stands behind it is
/// decided anew each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit(pub i64);

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The words.
    pub words: &'a Words,
    /// The state that it is in, those of the folders above it counted in.
    pub state: Lifecycle,
    /// The rows of the folders that are looked in; everywhere where there are none.
    pub homes: Option<&'a HashSet<i64>>,
}

impl Index {
    /// Everything that is wanted and that the scope admits: the most relevant first, of equal ones the newest.
    ///
    /// # Errors
    /// Where the index can't be read; never for what the words are.
    pub fn find<S: Source>(
        &self,
        wanted: &Wanted<'_>,
        scope: &Scope<asset::See, S>,
    ) -> Result<Vec<Hit>, Failure> {
        let Some(query) = query(&self.fields, wanted.words)? else {
            return Ok(Vec::new());
        };
        let searcher = self.reader.searcher();
        let weight = query.weight(EnableScoring::enabled_from_searcher(&searcher))?;
        let mut found = Vec::new();
        for segment in searcher.segment_readers() {
            let columns = Columns::of(segment)?;
            let alive = segment.alive_bitset();
            weight.for_each(segment, &mut |document, score| {
                if alive.is_none_or(|alive| alive.is_alive(document)) {
                    found.extend(columns.admitted(document, score, wanted, scope));
                }
            })?;
        }
        found.sort_unstable_by_key(|found| {
            (Reverse(found.relevance), Reverse(found.added), Reverse(found.row))
        });
        Ok(found.into_iter().map(|found| Hit(found.row)).collect())
    }
}

/// Each word in one of the fields, the last one as a beginning. `None` where there are no words.
fn query(fields: &Fields, words: &Words) -> Result<Option<BooleanQuery>, TantivyError> {
    let Some(last) = &words.last else { return Ok(None) };
    let fields = [fields.title, fields.keywords, fields.file_name];
    let mut all = Vec::with_capacity(words.whole.len() + 1);
    for word in &words.whole {
        let places = fields
            .iter()
            .zip(WEIGHTS)
            .map(|(field, weight)| whole(*field, word, weight + WHOLE));
        all.push(heaviest(places.collect()));
    }
    let mut places: Vec<Box<dyn Query>> = Vec::new();
    for (field, weight) in fields.iter().zip(WEIGHTS) {
        places.push(whole(*field, last, weight + WHOLE));
        places.push(beginning(*field, last, weight)?);
    }
    all.push(heaviest(places));
    Ok(Some(BooleanQuery::new(
        all.into_iter().map(|word| (Occur::Must, word)).collect(),
    )))
}

fn heaviest(places: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::new(places))
}

fn whole(field: Field, word: &str, weight: Score) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(term), weight))
}

fn beginning(field: Field, word: &str, weight: Score) -> Result<Box<dyn Query>, TantivyError> {
    // A word is letters and digits alone: nothing in it means anything in a pattern.
    let pattern = RegexQuery::from_pattern(&format!("{word}.*"), field)?;
    Ok(Box::new(ConstScoreQuery::new(Box::new(pattern), weight)))
}

/// What was found, before it is put in order.
struct Found {
    relevance: u32,
    added: i64,
    row: i64,
}

/// What decides about a document, and its place in the order, column by column.
struct Columns {
    row: Column<i64>,
    place: Column<i64>,
    state: Column<u64>,
    added: Column<i64>,
}

impl Columns {
    fn of(segment: &SegmentReader) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        Ok(Self {
            row: columns.i64(ROW)?,
            place: columns.i64(PLACE)?,
            state: columns.u64(STATE)?,
            added: columns.i64(ADDED)?,
        })
    }

    /// The document, if it is wanted and in sight.
    fn admitted<S: Source>(
        &self,
        document: DocId,
        score: Score,
        wanted: &Wanted<'_>,
        scope: &Scope<asset::See, S>,
    ) -> Option<Found> {
        let (place, state) = (self.place.first(document)?, state_of(self.state.first(document)?));
        let admitted = wanted.homes.is_none_or(|homes| homes.contains(&place))
            && scope.admits_asset(place, state)
            && scope.state_in(place, state) == wanted.state;
        if !admitted {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small whole number that is not negative: see WEIGHTS"
        )]
        let relevance = score as u32;
        Some(Found {
            relevance,
            added: self.added.first(document)?,
            row: self.row.first(document)?,
        })
    }
}
