//! An asset as it stands in a list.

use serde::Serialize;
use vitrine_access::AssetFacts;
use vitrine_model::{AssetId, FolderId, Instant, Lifecycle, MediaKind, VersionId};

use crate::source::{bytes, word};
use crate::{Failure, Scope};

/// How far the previews of a version are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Processing {
    /// In the queue, or being made.
    Waiting,
    /// Made.
    Ready,
    /// The file can't be read; its failure says why.
    Failed,
    /// A kind of file that is kept and fetched, not shown.
    Unsupported,
}

impl Processing {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::Waiting, Self::Ready, Self::Failed, Self::Unsupported];

    /// The word for it in SQL and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Failed => "failed",
            Self::Unsupported => "unsupported",
        }
    }
}

impl std::str::FromStr for Processing {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .iter()
            .copied()
            .find(|processing| processing.word() == word)
            .ok_or_else(|| format!("`{word}` is no state of processing"))
    }
}

/// The failure of a file that is locked with a password, as the media crate calls it.
const LOCKED: &str = "locked";

/// An asset with its active version, as far as a list shows it.
#[derive(Clone, Debug)]
pub struct AssetRow {
    /// What its access is decided by.
    pub facts: AssetFacts,
    /// Which.
    pub id: AssetId,
    /// The folder that is its home.
    pub folder: FolderId,
    /// Its state, or that of a folder above it where that is further gone.
    pub state: Lifecycle,
    /// What it is called.
    pub title: String,
    /// What the file was called when it came.
    pub file_name: String,
    /// What it is to look at.
    pub kind: MediaKind,
    /// Pixels, right side up.
    pub width: Option<i64>,
    /// Pixels, right side up.
    pub height: Option<i64>,
    /// Milliseconds.
    pub duration_ms: Option<i64>,
    /// How many pages it has: a document, and a picture that has several.
    pub pages: Option<i64>,
    /// Bytes of the source.
    pub size: i64,
    /// How far its previews are.
    pub processing: Processing,
    /// Is it locked with a password that nobody here knows?
    pub locked: bool,
    /// Is there a small picture of it?
    pub has_thumbnail: bool,
    /// A ThumbHash in Base64.
    pub placeholder: Option<String>,
    /// When it came.
    pub added_at: Instant,
    /// When the picture was taken.
    pub taken_at: Option<Instant>,
    /// For `If-Match`.
    pub version: i64,
    /// The version that is shown.
    pub active_version: VersionId,
}

/// The columns of [`Row`], for assets named by `{keys}` after it.
pub(super) const COLUMNS: &str = "
    SELECT a.row_id, a.id, a.place_row, p.id AS place_id, a.state, a.title, a.taken_at, a.version, a.added_at,
           v.id AS active_id, v.file_name, v.kind, v.width, v.height, v.duration_ms, v.pages, v.size,
           v.processing, v.failure, v.placeholder,
           (SELECT COUNT(*) FROM renditions r WHERE r.version_row = v.row_id AND r.name = '320') AS thumbnails
    FROM assets a JOIN places p ON p.row_id = a.place_row
    JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
    WHERE a.row_id IN {keys}";

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) row_id: i64,
    id: Vec<u8>,
    place_row: i64,
    place_id: Vec<u8>,
    state: String,
    title: String,
    taken_at: Option<i64>,
    version: i64,
    added_at: i64,
    active_id: Vec<u8>,
    file_name: String,
    kind: String,
    width: Option<i64>,
    height: Option<i64>,
    duration_ms: Option<i64>,
    pages: Option<i64>,
    size: i64,
    processing: String,
    failure: Option<String>,
    placeholder: Option<String>,
    thumbnails: i64,
}

impl Row {
    /// As somebody with that scope sees it; `None` where they do not.
    pub(super) fn seen(self, scope: &Scope<vitrine_access::asset::See>) -> Result<Option<AssetRow>, Failure> {
        let id = AssetId::from_bytes(bytes(&self.id)?);
        let own_state = word(&self.state)?;
        if !scope.admits_asset(self.place_row, own_state) {
            return Ok(None);
        }
        Ok(Some(AssetRow {
            facts: AssetFacts {
                row: self.row_id,
                id,
                home: self.place_row,
                state: own_state,
            },
            id,
            folder: FolderId::from_bytes(bytes(&self.place_id)?),
            state: scope.state_in(self.place_row, own_state),
            title: self.title,
            file_name: self.file_name,
            kind: word(&self.kind)?,
            width: self.width,
            height: self.height,
            duration_ms: self.duration_ms,
            pages: self.pages,
            size: self.size,
            processing: word(&self.processing)?,
            locked: self.failure.as_deref() == Some(LOCKED),
            placeholder: self.placeholder,
            has_thumbnail: self.thumbnails > 0,
            added_at: Instant::from_millis(self.added_at),
            taken_at: self.taken_at.map(Instant::from_millis),
            version: self.version,
            active_version: VersionId::from_bytes(bytes(&self.active_id)?),
        }))
    }
}
