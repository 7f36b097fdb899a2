//! The index as it stood after one commit: what a search reads, however long it takes.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader, TantivyError};

use crate::columns::Columns;
use crate::vocabulary::Vocabularies;

/// All segments of one commit.
pub(crate) struct Reading {
    pub(crate) segments: Vec<Segment>,
}

/// A segment with its columns.
pub(crate) struct Segment {
    pub(crate) reader: SegmentReader,
    pub(crate) columns: Arc<Columns>,
    /// The number of its first document among those of all segments.
    pub(crate) first: u32,
}

impl Segment {
    /// Has it not been replaced or removed?
    pub(crate) fn is_alive(&self, document: DocId) -> bool {
        self.reader
            .alive_bitset()
            .is_none_or(|alive| alive.is_alive(document))
    }
}

impl Reading {
    /// What is there now. A segment never changes, so the columns of those that were there before are taken over.
    pub(crate) fn of(
        readers: &[SegmentReader],
        before: Option<&Self>,
        vocabularies: &Vocabularies,
    ) -> Result<Self, TantivyError> {
        let known: HashMap<SegmentId, &Arc<Columns>> = before
            .into_iter()
            .flat_map(|before| &before.segments)
            .map(|segment| (segment.reader.segment_id(), &segment.columns))
            .collect();
        let mut first = 0;
        let mut segments = Vec::with_capacity(readers.len());
        for reader in readers {
            let columns = match known.get(&reader.segment_id()) {
                Some(columns) => Arc::clone(columns),
                None => Arc::new(Columns::load(reader, vocabularies)?),
            };
            segments.push(Segment {
                reader: reader.clone(),
                columns,
                first,
            });
            first += reader.max_doc();
        }
        Ok(Self { segments })
    }

    /// The segment of a document that is numbered across all of them, and its number there.
    pub(crate) fn locate(&self, document: u32) -> (&Segment, DocId) {
        let at = self.segments.partition_point(|segment| segment.first <= document) - 1;
        let segment = &self.segments[at];
        (segment, document - segment.first)
    }
}
