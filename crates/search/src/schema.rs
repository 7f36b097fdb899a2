//! What the index keeps.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Raised with each change of the schema or of the way in which texts are taken apart: an index of another
/// format is thrown away and fed anew.
pub(crate) const FORMAT: u32 = 2;

/// The name under which [`crate::words::Words`] is known to the index.
pub(crate) const WORDS: &str = "vitrine";

pub(crate) const ROW: &str = "row";
pub(crate) const PLACE: &str = "place";
pub(crate) const TRAITS: &str = "traits";
pub(crate) const BY: &str = "by";
pub(crate) const ID_HIGH: &str = "id_high";
pub(crate) const ID_LOW: &str = "id_low";
pub(crate) const ADDED: &str = "added";
pub(crate) const TAKEN: &str = "taken";
pub(crate) const TAKEN_THERE: &str = "taken_there";
pub(crate) const SIZE: &str = "size";
pub(crate) const NAME: &str = "name";
pub(crate) const TAG: &str = "tag";
pub(crate) const CAMERA: &str = "camera";
pub(crate) const LENS: &str = "lens";

/// The fields of [`schema`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) row: Field,
    pub(crate) place: Field,
    pub(crate) traits: Field,
    pub(crate) by: Field,
    pub(crate) id_high: Field,
    pub(crate) id_low: Field,
    pub(crate) added: Field,
    pub(crate) taken: Field,
    pub(crate) taken_there: Field,
    pub(crate) size: Field,
    pub(crate) name: Field,
    pub(crate) tag: Field,
    pub(crate) camera: Field,
    pub(crate) lens: Field,
    pub(crate) words: WordFields,
}

/// Where words stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordFields {
    pub(crate) title: Field,
    pub(crate) caption: Field,
    pub(crate) file_name: Field,
    pub(crate) text: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // How often a word stands somewhere comes with its positions, and ranks nothing.
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(WORDS)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(false),
    );
    let whole = TextOptions::from(FAST);
    let fields = Fields {
        row: schema.add_i64_field(ROW, FAST | INDEXED),
        place: schema.add_u64_field(PLACE, FAST),
        traits: schema.add_u64_field(TRAITS, FAST),
        by: schema.add_u64_field(BY, FAST),
        id_high: schema.add_u64_field(ID_HIGH, FAST),
        id_low: schema.add_u64_field(ID_LOW, FAST),
        added: schema.add_i64_field(ADDED, FAST),
        taken: schema.add_i64_field(TAKEN, FAST),
        taken_there: schema.add_i64_field(TAKEN_THERE, FAST),
        size: schema.add_i64_field(SIZE, FAST),
        name: schema.add_text_field(NAME, whole.clone()),
        tag: schema.add_u64_field(TAG, FAST | INDEXED),
        camera: schema.add_text_field(CAMERA, whole.clone()),
        lens: schema.add_text_field(LENS, whole),
        words: WordFields {
            title: schema.add_text_field("title", words.clone()),
            caption: schema.add_text_field("caption", words.clone()),
            file_name: schema.add_text_field("file_name", words.clone()),
            text: schema.add_text_field("text", words),
        },
    };
    (schema.build(), fields)
}
