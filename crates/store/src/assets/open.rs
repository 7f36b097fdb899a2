//! One asset, whole.

use std::collections::HashMap;

use vitrine_access::asset;
use vitrine_model::{Instant, MediaKind, TagId, UserId, VersionId};

use super::list::{AssetKey, window};
use super::row::{AssetRow, Processing};
use crate::fields::{self, Value};
use crate::source::{bytes, word};
use crate::tx::args;
use crate::{Failure, Permit, Scope, Tx, tags};

/// An asset with everything that is shown of it.
#[derive(Clone, Debug)]
pub struct AssetDetail {
    /// As it stands in a list.
    pub row: AssetRow,
    /// What somebody wrote about it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Whose it is.
    pub rights: String,
    /// The tags that it bears, by name.
    pub tags: Vec<TagRow>,
    /// What stands in the account's own fields, in their order.
    pub values: Vec<Value>,
    /// The content type of the source.
    pub content_type: String,
    /// What the file itself tells, in JSON, as the media crate wrote it.
    pub metadata: String,
    /// Why its previews could not be made, in a stable code.
    pub failure: Option<String>,
    /// Who added it.
    pub added_by: UserId,
    /// Its versions, newest first.
    pub versions: Vec<VersionRow>,
    /// The pictures and proxies of the active version.
    pub renditions: Vec<RenditionRow>,
}

/// A tag as an asset bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRow {
    /// Which.
    pub id: TagId,
    /// What it is called.
    pub name: String,
}

/// A version of an asset.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// Which.
    pub id: VersionId,
    /// Counted from 1.
    pub number: i64,
    /// Is it the one that is shown?
    pub active: bool,
    /// What the file was called.
    pub file_name: String,
    /// Bytes.
    pub size: i64,
    /// What it is to look at.
    pub kind: MediaKind,
    /// Its content type.
    pub content_type: String,
    /// Pixels, right side up.
    pub width: Option<i64>,
    /// Pixels, right side up.
    pub height: Option<i64>,
    /// Milliseconds.
    pub duration_ms: Option<i64>,
    /// How far its previews are.
    pub processing: Processing,
    /// What was made of it.
    pub renditions: Vec<RenditionRow>,
    /// What somebody says of it.
    pub note: String,
    /// When it came.
    pub added_at: Instant,
    /// Who added it.
    pub added_by: UserId,
}

/// A picture or proxy that was made of a version.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RenditionRow {
    /// `320`, `1280`, `2560`, `proxy` or `waveform`.
    pub name: String,
    /// Its content type.
    pub content_type: String,
    /// Pixels.
    pub width: Option<i64>,
    /// Pixels.
    pub height: Option<i64>,
    /// Bytes.
    pub size: i64,
}

/// The asset that the permit is for.
///
/// # Errors
/// Where the database fails.
pub async fn open(
    tx: &mut Tx,
    permit: &Permit<asset::See>,
    scope: &Scope<asset::See>,
) -> Result<AssetDetail, Failure> {
    let row = window(tx, scope, &[AssetKey(permit.row())])
        .await?
        .pop()
        .flatten();
    let row = row.ok_or_else(|| Failure::damaged("an asset", "a permit and a scope do not agree on it"))?;
    type Detail = (
        String,
        String,
        String,
        Vec<u8>,
        i64,
        String,
        String,
        Option<String>,
    );
    let (caption, credit, rights, added_by, active, content_type, metadata, failure): Detail = tx
        .one(
            "SELECT a.caption, a.credit, a.rights, a.added_by, a.active, v.content_type, v.metadata, v.failure
             FROM assets a JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active WHERE a.row_id = $1",
            args![permit.row()],
        )
        .await?;
    let versions = versions(tx, permit.row(), active).await?;
    let shown = versions.iter().find(|version| version.active);
    let renditions = shown
        .map(|version| version.renditions.clone())
        .unwrap_or_default();
    let asset = permit.row();
    let tags = tags::of_assets(tx, &[asset])
        .await?
        .remove(&asset)
        .unwrap_or_default();
    let values = fields::of_assets(tx, &[asset])
        .await?
        .remove(&asset)
        .unwrap_or_default();
    Ok(AssetDetail {
        row,
        caption,
        credit,
        rights,
        tags: tags
            .into_iter()
            .map(|tag| TagRow {
                id: tag.id,
                name: tag.name,
            })
            .collect(),
        values,
        content_type,
        metadata,
        failure,
        added_by: UserId::from_bytes(bytes(&added_by)?),
        versions,
        renditions,
    })
}

#[derive(sqlx::FromRow)]
struct VersionColumns {
    row_id: i64,
    id: Vec<u8>,
    number: i64,
    file_name: String,
    size: i64,
    kind: String,
    content_type: String,
    width: Option<i64>,
    height: Option<i64>,
    duration_ms: Option<i64>,
    processing: String,
    note: String,
    added_at: i64,
    added_by: Vec<u8>,
}

async fn versions(tx: &mut Tx, asset: i64, active: i64) -> Result<Vec<VersionRow>, Failure> {
    let rows: Vec<VersionColumns> = tx
        .all(
            "SELECT row_id, id, number, file_name, size, kind, content_type, width, height, duration_ms,
                    processing, note, added_at, added_by FROM versions
             WHERE asset_row = $1 ORDER BY number DESC",
            args![asset],
        )
        .await?;
    let made: Vec<MadeOf> = tx
        .all(
            "SELECT r.version_row, r.name, r.content_type, r.width, r.height, r.size
             FROM renditions r JOIN versions v ON v.row_id = r.version_row
             WHERE v.asset_row = $1 ORDER BY r.name",
            args![asset],
        )
        .await?;
    let mut renditions: HashMap<i64, Vec<RenditionRow>> = HashMap::new();
    for made in made {
        renditions
            .entry(made.version_row)
            .or_default()
            .push(made.rendition);
    }
    rows.into_iter()
        .map(|row| {
            let renditions = renditions.remove(&row.row_id).unwrap_or_default();
            row.with(active, renditions)
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct MadeOf {
    version_row: i64,
    #[sqlx(flatten)]
    rendition: RenditionRow,
}

impl VersionColumns {
    fn with(self, active: i64, renditions: Vec<RenditionRow>) -> Result<VersionRow, Failure> {
        Ok(VersionRow {
            id: VersionId::from_bytes(bytes(&self.id)?),
            number: self.number,
            active: self.number == active,
            file_name: self.file_name,
            size: self.size,
            kind: word(&self.kind)?,
            content_type: self.content_type,
            width: self.width,
            height: self.height,
            duration_ms: self.duration_ms,
            processing: word(&self.processing)?,
            renditions,
            note: self.note,
            added_at: Instant::from_millis(self.added_at),
            added_by: UserId::from_bytes(bytes(&self.added_by)?),
        })
    }
}
