//! What the index is given of an asset.

use tantivy::TantivyDocument;
use vitrine_model::{Instant, Lifecycle};

use crate::schema::Fields;
use crate::words;

/// An asset as the index takes it: its words, and where it is; never who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The database's number for it.
    pub row: i64,
    /// The row of the folder that is its home.
    pub place: i64,
    /// Its own state.
    pub state: Lifecycle,
    /// What it is called.
    pub title: String,
    /// What the file was called when it came.
    pub file_name: String,
    /// The words that find it.
    pub keywords: Vec<String>,
    /// When it came.
    pub added_at: Instant,
}

impl Document {
    pub(crate) fn indexed(&self, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_i64(fields.row, self.row);
        document.add_i64(fields.place, self.place);
        document.add_u64(fields.state, state_number(self.state));
        document.add_i64(fields.added, self.added_at.millis());
        let mut add = |field, texts: &[&str]| {
            for word in words::of_texts(texts) {
                document.add_text(field, word);
            }
        };
        let keywords: Vec<&str> = self.keywords.iter().map(String::as_str).collect();
        add(fields.title, &[&self.title]);
        add(fields.file_name, &[&self.file_name]);
        add(fields.keywords, &keywords);
        document
    }
}

/// A state as the index keeps it.
pub(crate) fn state_number(state: Lifecycle) -> u64 {
    match state {
        Lifecycle::Live => 0,
        Lifecycle::Archived => 1,
        Lifecycle::Trashed => 2,
    }
}

/// The state with that number; a number that was never written counts as furthest gone.
pub(crate) fn state_of(number: u64) -> Lifecycle {
    match number {
        0 => Lifecycle::Live,
        1 => Lifecycle::Archived,
        _ => Lifecycle::Trashed,
    }
}
