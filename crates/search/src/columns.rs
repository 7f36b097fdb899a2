//! What is asked of every asset that could be a hit, held in memory side by side; and what is asked of hits alone,
//! read where it lies.

use std::sync::Arc;

use tantivy::columnar::{Column, ColumnValues, StrColumn};
use tantivy::{DocId, SegmentReader, TantivyError};

use crate::schema::{
    ADDED, BY, CAMERA, ID_HIGH, ID_LOW, LENS, NAME, PLACE, ROW, SIZE, TAG, TAKEN, TAKEN_THERE, TRAITS,
};
use crate::traits::Traits;
use crate::vocabulary::{Vocabularies, Vocabulary};

/// The number for "none" among cameras and lenses.
pub(crate) const NONE: u32 = u32::MAX;

/// The columns of a segment. Some thirty bytes an asset are in memory.
pub(crate) struct Columns {
    pub(crate) places: Vec<u32>,
    pub(crate) traits: Vec<Traits>,
    pub(crate) cameras: Vec<u32>,
    pub(crate) lenses: Vec<u32>,
    pub(crate) adders: Vec<u32>,
    /// The rows of its tags.
    pub(crate) tags: Lists,
    pub(crate) row: Arc<dyn ColumnValues<i64>>,
    pub(crate) id: [Arc<dyn ColumnValues<u64>>; 2],
    pub(crate) added: Arc<dyn ColumnValues<i64>>,
    pub(crate) size: Arc<dyn ColumnValues<i64>>,
    /// None where nothing in the segment was taken at any time.
    pub(crate) taken: Option<Column<i64>>,
    pub(crate) taken_there: Option<Column<i64>>,
    pub(crate) name: Option<StrColumn>,
}

/// A list of numbers for each asset.
pub(crate) struct Lists {
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    /// That asset's.
    pub(crate) fn of(&self, at: usize) -> &[u32] {
        &self.numbers[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Columns {
    pub(crate) fn load(segment: &SegmentReader, vocabularies: &Vocabularies) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        let plain = |name: &str| -> Result<Vec<u64>, TantivyError> {
            let column = columns.column_first_or_default::<u64>(name)?;
            Ok((0..segment.max_doc())
                .map(|document| column.get_val(document))
                .collect())
        };
        let numbers = |name: &str| -> Result<Vec<u32>, TantivyError> {
            // What is larger than any row there can be is the row of nothing.
            Ok(plain(name)?
                .into_iter()
                .map(|number| u32::try_from(number).unwrap_or(0))
                .collect())
        };
        Ok(Self {
            places: numbers(PLACE)?,
            traits: plain(TRAITS)?.into_iter().map(Traits::from_bits).collect(),
            cameras: single(segment, CAMERA, &vocabularies.cameras)?,
            lenses: single(segment, LENS, &vocabularies.lenses)?,
            adders: numbers(BY)?,
            tags: lists(columns.column_opt(TAG)?, segment.max_doc()),
            row: columns.column_first_or_default(ROW)?,
            id: [
                columns.column_first_or_default(ID_HIGH)?,
                columns.column_first_or_default(ID_LOW)?,
            ],
            added: columns.column_first_or_default(ADDED)?,
            size: columns.column_first_or_default(SIZE)?,
            taken: columns.column_opt(TAKEN)?,
            taken_there: columns.column_opt(TAKEN_THERE)?,
            name: columns.str(NAME)?,
        })
    }

    /// What decides the order where nothing else does.
    pub(crate) fn id(&self, document: DocId) -> (u64, u64) {
        (self.id[0].get_val(document), self.id[1].get_val(document))
    }
}

/// One name an asset at most.
fn single(segment: &SegmentReader, field: &str, vocabulary: &Vocabulary) -> Result<Vec<u32>, TantivyError> {
    let Some(column) = segment.fast_fields().str(field)? else {
        return Ok(vec![NONE; segment.max_doc() as usize]);
    };
    let numbers = numbers_of(&column, vocabulary)?;
    let number = |document| {
        column
            .ords()
            .first(document)
            .map_or(NONE, |ord| numbers[ord as usize])
    };
    Ok((0..segment.max_doc()).map(number).collect())
}

/// Any number of rows an asset; one that is given twice counts once.
fn lists(column: Option<Column<u64>>, documents: DocId) -> Lists {
    let mut lists = Lists {
        starts: vec![0],
        numbers: Vec::new(),
    };
    for document in 0..documents {
        let start = lists.numbers.len();
        for row in column.iter().flat_map(|column| column.values_for_doc(document)) {
            let row = u32::try_from(row).unwrap_or(0);
            if !lists.numbers[start..].contains(&row) {
                lists.numbers.push(row);
            }
        }
        lists
            .starts
            .push(u32::try_from(lists.numbers.len()).unwrap_or(u32::MAX));
    }
    lists
}

/// For each name of the segment, its number across all of them.
fn numbers_of(column: &StrColumn, vocabulary: &Vocabulary) -> Result<Vec<u32>, TantivyError> {
    let mut names = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        names.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(vocabulary.numbers(&names))
}
