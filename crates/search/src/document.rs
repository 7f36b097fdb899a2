//! What the index is given of an asset.

use tantivy::TantivyDocument;
use vitrine_model::{AssetId, Instant, Lifecycle, MediaKind, Orientation};

use crate::schema::Fields;
use crate::traits::Traits;
use crate::words::sort_key;

/// An asset as the index takes it: its words, and where it is; never who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The database's number for it.
    pub row: i64,
    /// Its id, which decides the order where nothing else does.
    pub id: AssetId,
    /// The row of the folder that is its home.
    pub place: i64,
    /// Its own state.
    pub state: Lifecycle,
    /// The row of the user who added it.
    pub added_by: i64,
    /// What it is to look at.
    pub kind: MediaKind,
    /// How it stands; none where it has no width and height.
    pub orientation: Option<Orientation>,
    /// Bytes.
    pub size: i64,
    /// When it came.
    pub added_at: Instant,
    /// When it was taken.
    pub taken: Option<Taken>,
    /// What took it.
    pub camera: Option<String>,
    /// Through what.
    pub lens: Option<String>,
    /// The rows of its tags; what these are called is said by [`Tags`](crate::Tags) when somebody searches.
    pub tags: Vec<i64>,
    /// The words in it.
    pub texts: Texts,
}

/// The words in an asset, by where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// What it is called.
    pub title: String,
    /// What is written about it.
    pub caption: String,
    /// What the file was called when it came.
    pub file_name: String,
    /// What else is said of it: who made it, whose it is, the account's own fields. Weighs as its caption.
    pub others: Vec<String>,
    /// What is written in a document.
    pub body: String,
}

/// When something was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The instant.
    pub at: Instant,
    /// How far the clocks there were ahead of UTC, in seconds; none where nobody knows.
    pub offset: Option<i32>,
}

impl Taken {
    /// What a clock there showed, as if it had been in UTC.
    pub(crate) fn there(self) -> Instant {
        self.at.plus_seconds(self.offset.unwrap_or(0).into())
    }
}

impl Document {
    pub(crate) fn indexed(&self, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_i64(fields.row, self.row);
        document.add_u64(fields.place, positive(self.place));
        document.add_u64(fields.traits, Traits::of(self).bits());
        document.add_u64(fields.by, positive(self.added_by));
        let (high, low) = halves(self.id);
        document.add_u64(fields.id_high, high);
        document.add_u64(fields.id_low, low);
        document.add_i64(fields.added, self.added_at.millis());
        document.add_i64(fields.size, self.size);
        document.add_text(fields.name, sort_key(&self.texts.title));
        if let Some(taken) = self.taken {
            document.add_i64(fields.taken, taken.at.millis());
            document.add_i64(fields.taken_there, taken.there().millis());
        }
        for tag in &self.tags {
            document.add_u64(fields.tag, positive(*tag));
        }
        for (field, name) in [(fields.camera, &self.camera), (fields.lens, &self.lens)] {
            if let Some(name) = name {
                document.add_text(field, name);
            }
        }
        self.texts.add_to(&mut document, fields);
        document
    }
}

impl Texts {
    fn add_to(&self, document: &mut TantivyDocument, fields: &Fields) {
        document.add_text(fields.words.title, &self.title);
        document.add_text(fields.words.file_name, &self.file_name);
        for text in self.others.iter().filter(|text| !text.is_empty()) {
            document.add_text(fields.words.caption, text);
        }
        for (field, text) in [
            (fields.words.caption, &self.caption),
            (fields.words.text, &self.body),
        ] {
            if !text.is_empty() {
                document.add_text(field, text);
            }
        }
    }
}

/// Rows are counted from 1; one that is not is none that anybody has.
fn positive(row: i64) -> u64 {
    u64::try_from(row).unwrap_or(0)
}

/// An id as two numbers that sort as it does.
fn halves(id: AssetId) -> (u64, u64) {
    let whole = u128::from_be_bytes(*id.as_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "its lower half is meant")]
    let low = whole as u64;
    let high = (whole >> 64) as u64;
    (high, low)
}
