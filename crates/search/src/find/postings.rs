//! Where words stand: the postings of a segment, written as points into an array with a byte an asset.

use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{EnableScoring, PhraseQuery, Query as _};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, InvertedIndexReader, TERMINATED, TantivyError, Term};

use crate::query::{Phrase, Reach, Sought};
use crate::reading::Segment;

/// What a beginning of a word weighs, by where it stands. Words add up.
///
/// INVARIANT: these come from the asset's own words alone. How often a word stands elsewhere, hidden or not, moves
/// nothing.
pub(crate) type Weighted = (Field, u8);

/// A whole word weighs this much more than the beginning of one.
pub(crate) const WHOLE: u8 = 6;

/// What a word weighs that is only near to the one that was typed.
const NEAR: u8 = 1;

/// The points of one word or phrase in one segment: 0 where it does not stand.
pub(crate) type Points = [u8];

/// Adds the points of a word.
pub(crate) fn word(
    segment: &Segment,
    fields: &[Weighted],
    sought: &Sought,
    points: &mut Points,
) -> Result<(), TantivyError> {
    for (field, weight) in fields {
        let index = segment.reader.inverted_index(*field)?;
        let mut marks = Marks::new(&index, points);
        for form in sought.word.forms() {
            if sought.reach == Reach::Beginning {
                let mut stream = index.terms().range().ge(form).lt(after_all(form)).into_stream()?;
                while stream.advance() {
                    marks.mark(stream.value(), *weight)?;
                }
            }
            if let Some(info) = index.terms().get(form)? {
                marks.mark(&info, weight + WHOLE)?;
            }
        }
    }
    Ok(())
}

/// Adds the points of a phrase.
pub(crate) fn phrase(
    segment: &Segment,
    fields: &[Weighted],
    phrase: &Phrase,
    points: &mut Points,
) -> Result<(), TantivyError> {
    if let [word] = phrase.0.as_slice() {
        let sought = Sought {
            word: word.clone(),
            reach: Reach::Whole,
        };
        return self::word(segment, fields, &sought, points);
    }
    let plain: Vec<&str> = phrase.0.iter().map(|word| word.plain.as_str()).collect();
    let spelled: Vec<&str> = phrase.0.iter().map(|word| word.spelled_out()).collect();
    for (field, weight) in fields {
        let spellings = [Some(&plain), (plain != spelled).then_some(&spelled)];
        for words in spellings.into_iter().flatten() {
            let terms = words
                .iter()
                .map(|word| Term::from_field_text(*field, word))
                .collect();
            let query = PhraseQuery::new(terms);
            let scoring = EnableScoring::disabled_from_schema(segment.reader.schema());
            let mut found = query.weight(scoring)?.scorer(&segment.reader, 1.0)?;
            while found.doc() != TERMINATED {
                let points = &mut points[found.doc() as usize];
                *points = (*points).max(weight + WHOLE);
                found.advance();
            }
        }
    }
    Ok(())
}

/// Adds the points of words that stand in the names of tags, by the rows of these tags.
pub(crate) fn tagged(
    segment: &Segment,
    tag: Field,
    rows: &[(u32, u8)],
    points: &mut Points,
) -> Result<(), TantivyError> {
    if rows.is_empty() {
        return Ok(());
    }
    let index = segment.reader.inverted_index(tag)?;
    let mut marks = Marks::new(&index, points);
    for (row, weight) in rows {
        if let Some(info) = tag_term(&index, tag, *row)? {
            marks.mark(&info, *weight)?;
        }
    }
    Ok(())
}

/// Where the assets stand that a tag with that row is kept of.
pub(crate) fn tag_term(
    index: &InvertedIndexReader,
    tag: Field,
    row: u32,
) -> Result<Option<TermInfo>, TantivyError> {
    Ok(index.get_term_info(&Term::from_field_u64(tag, row.into()))?)
}

/// Writes points for what has terms.
pub(crate) struct Marks<'a> {
    index: &'a InvertedIndexReader,
    points: &'a mut Points,
    block: Option<BlockSegmentPostings>,
}

impl<'a> Marks<'a> {
    pub(crate) fn new(index: &'a InvertedIndexReader, points: &'a mut Points) -> Self {
        Self {
            index,
            points,
            block: None,
        }
    }

    /// Marks what has a term that is near to a word.
    pub(crate) fn mark_near(&mut self, term: &TermInfo) -> Result<(), TantivyError> {
        self.mark(term, NEAR)
    }

    fn mark(&mut self, term: &TermInfo, weight: u8) -> Result<(), TantivyError> {
        let mut block = match self.block.take() {
            Some(mut block) => {
                self.index.reset_block_postings_from_terminfo(term, &mut block)?;
                block
            }
            None => self
                .index
                .read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?,
        };
        while !block.docs().is_empty() {
            for document in block.docs() {
                let points = &mut self.points[*document as usize];
                *points = (*points).max(weight);
            }
            block.advance();
        }
        self.block = Some(block);
        Ok(())
    }

    /// Is there one among what has the term for which it holds?
    pub(crate) fn any(&self, term: &TermInfo, holds: impl Fn(u32) -> bool) -> Result<bool, TantivyError> {
        let mut block = self
            .index
            .read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?;
        while !block.docs().is_empty() {
            if block.docs().iter().any(|document| holds(*document)) {
                return Ok(true);
            }
            block.advance();
        }
        Ok(false)
    }
}

/// What stands after everything that begins so.
fn after_all(beginning: &str) -> Vec<u8> {
    // No byte of UTF-8 is 0xff.
    let mut end = beginning.as_bytes().to_vec();
    end.push(0xff);
    end
}
