//! An asset as a list shows it.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_model::{AssetId, FolderId, Function, Instant, Lifecycle, MediaKind, VersionId};
use vitrine_store::Subject;
use vitrine_store::assets::{AssetRow, Processing};

use crate::can::CanView;
use crate::routes::API;
use crate::schema;

/// What an asset's view says may be done with it.
const FUNCTIONS: [Function; 6] = [
    Function::See,
    Function::Download,
    Function::Edit,
    Function::Move,
    Function::Archive,
    Function::Delete,
];

/// An asset, as far as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AssetTile {
    #[schema(value_type = Uuid)]
    id: AssetId,
    /// For `If-Match`.
    version: i64,
    /// The version that is shown.
    #[schema(value_type = Uuid)]
    active_version: VersionId,
    title: String,
    /// What the file was called when it came.
    file_name: String,
    #[schema(value_type = schema::AssetKind, example = "picture")]
    kind: MediaKind,
    /// Its state, or that of a folder above it where that is further gone.
    #[schema(value_type = schema::State, example = "live")]
    state: Lifecycle,
    /// Pixels, right side up.
    #[schema(required)]
    width: Option<i64>,
    /// Pixels, right side up.
    #[schema(required)]
    height: Option<i64>,
    /// Seconds.
    #[schema(required)]
    duration: Option<f64>,
    /// How many pages it has: a document, and a picture that has several.
    #[schema(required)]
    pages: Option<i64>,
    /// Bytes of the source.
    size: i64,
    #[schema(value_type = String, format = DateTime)]
    added_at: Instant,
    /// When the picture was taken or the film begun.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    taken_at: Option<Instant>,
    /// How far its previews are.
    #[schema(value_type = schema::Processing, example = "ready")]
    processing: Processing,
    /// It is locked with a password: nothing is wrong with it, and nothing can be shown.
    locked: bool,
    /// A small picture of it, once there is one.
    #[schema(required)]
    thumbnail: Option<String>,
    /// A ThumbHash in Base64: at most 28 bytes that show roughly what comes.
    #[schema(required)]
    placeholder: Option<String>,
    /// The folder that is its home.
    #[schema(value_type = Uuid)]
    folder: FolderId,
    can: CanView,
}

impl AssetTile {
    /// With what that person may do with it.
    pub(crate) fn of(row: AssetRow, who: &Subject) -> Self {
        Self {
            can: who.can_asset(&row.facts, &FUNCTIONS).into(),
            thumbnail: row.has_thumbnail.then(|| rendition_url(row.id, "320")),
            id: row.id,
            version: row.version,
            active_version: row.active_version,
            title: row.title,
            file_name: row.file_name,
            kind: row.kind,
            state: row.state,
            width: row.width,
            height: row.height,
            duration: row.duration_ms.map(seconds),
            pages: row.pages,
            size: row.size,
            added_at: row.added_at,
            taken_at: row.taken_at,
            processing: row.processing,
            locked: row.locked,
            placeholder: row.placeholder,
            folder: row.folder,
        }
    }

    pub(super) const fn version(&self) -> i64 {
        self.version
    }
}

/// Milliseconds as seconds; no file lasts so long that a float could not tell them.
#[expect(clippy::cast_precision_loss, reason = "exact for 285 thousand years")]
pub(super) fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1000.0
}

/// Where an asset is asked for.
pub(super) fn asset_url(asset: AssetId) -> String {
    format!("{API}/assets/{asset}")
}

/// Where a picture or proxy of an asset is fetched.
fn rendition_url(asset: AssetId, name: &str) -> String {
    format!("{}/renditions/{name}", asset_url(asset))
}
