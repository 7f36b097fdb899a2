//! What the index keeps.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Raised with each change of the schema or of the way in which texts are taken apart: an index of another
/// format is thrown away and fed anew.
pub(crate) const FORMAT: u32 = 1;

pub(crate) const ROW: &str = "row";
pub(crate) const PLACE: &str = "place";
pub(crate) const STATE: &str = "state";
pub(crate) const ADDED: &str = "added";

/// The fields of [`schema`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) row: Field,
    pub(crate) place: Field,
    pub(crate) state: Field,
    pub(crate) added: Field,
    pub(crate) title: Field,
    pub(crate) file_name: Field,
    pub(crate) keywords: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // Words come taken apart already. Neither how often nor where they stand is kept: it ranks nothing.
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false),
    );
    let fields = Fields {
        row: schema.add_i64_field(ROW, FAST | INDEXED),
        place: schema.add_i64_field(PLACE, FAST),
        state: schema.add_u64_field(STATE, FAST),
        added: schema.add_i64_field(ADDED, FAST),
        title: schema.add_text_field("title", words.clone()),
        file_name: schema.add_text_field("file_name", words.clone()),
        keywords: schema.add_text_field("keywords", words),
    };
    (schema.build(), fields)
}
