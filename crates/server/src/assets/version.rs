//! The versions of an asset, and what was made of them.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_model::{AssetId, Function, Instant, MediaKind, UserId, VersionId};
use vitrine_store::assets::{Processing, RenditionRow, VersionRow};
use vitrine_store::files::{self, RenditionClass};

use crate::schema;

use super::tile::{asset_url, seconds};
use super::view::PersonView;

/// A version of an asset.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AssetVersion)]
pub(super) struct VersionView {
    #[schema(value_type = Uuid)]
    id: VersionId,
    /// Counted from 1.
    number: i64,
    /// Is it the one that is shown?
    active: bool,
    file_name: String,
    /// Bytes.
    size: i64,
    #[schema(value_type = schema::AssetKind, example = "picture")]
    kind: MediaKind,
    content_type: String,
    /// Pixels, right side up.
    #[schema(required)]
    width: Option<i64>,
    /// Pixels, right side up.
    #[schema(required)]
    height: Option<i64>,
    /// Seconds.
    #[schema(required)]
    duration: Option<f64>,
    /// How far its previews are.
    #[schema(value_type = schema::Processing, example = "ready")]
    processing: Processing,
    renditions: Vec<RenditionView>,
    /// Where its source is fetched; null where that is refused.
    #[schema(required)]
    source_url: Option<String>,
    /// What somebody says of it.
    note: String,
    #[schema(value_type = String, format = DateTime)]
    added_at: Instant,
    added_by: PersonView,
}

/// A picture or proxy of a version.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Rendition)]
pub(super) struct RenditionView {
    #[schema(value_type = schema::RenditionName)]
    name: String,
    url: String,
    content_type: String,
    #[schema(required)]
    width: Option<i64>,
    #[schema(required)]
    height: Option<i64>,
    size: i64,
}

/// What somebody is told of files: what is larger than `see` covers is told only to whom it is given. Pages are
/// counted in the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// What `see` covers.
    Seen,
    /// Sources and large pictures as well: they may `download`.
    All,
}

impl Told {
    /// The renditions of that file.
    pub(super) fn renditions(self, file_url: &str, rows: Vec<RenditionRow>) -> Vec<RenditionView> {
        rows.into_iter()
            .filter(|row| self == Self::All || !is_download(&row.name))
            .filter(|row| !row.name.starts_with("page-"))
            .map(|row| RenditionView {
                url: format!("{file_url}/renditions/{}", row.name),
                name: row.name,
                content_type: row.content_type,
                width: row.width,
                height: row.height,
                size: row.size,
            })
            .collect()
    }
}

/// The function that covers a rendition of that name (access model, section 3).
fn is_download(name: &str) -> bool {
    matches!(covered_by(name), Function::Download)
}

/// `see` covers pictures of at most 1280 pixels, pages, proxies, sprites and waveforms; all else is `download`.
pub(crate) fn covered_by(name: &str) -> Function {
    match files::class_of(name) {
        Some(RenditionClass::Seen) => Function::See,
        Some(RenditionClass::Large) | None => Function::Download,
    }
}

impl VersionView {
    pub(super) fn of(asset: AssetId, row: VersionRow, told: Told, names: &HashMap<UserId, String>) -> Self {
        let url = format!("{}/versions/{}", asset_url(asset), row.id);
        Self {
            id: row.id,
            number: row.number,
            active: row.active,
            file_name: row.file_name,
            size: row.size,
            kind: row.kind,
            content_type: row.content_type,
            width: row.width,
            height: row.height,
            duration: row.duration_ms.map(seconds),
            processing: row.processing,
            renditions: told.renditions(&url, row.renditions),
            source_url: (told == Told::All).then(|| format!("{url}/source")),
            note: row.note,
            added_at: row.added_at,
            added_by: PersonView::of(row.added_by, names),
        }
    }
}
