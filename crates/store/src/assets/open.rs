//! One asset, whole.

use vitrine_access::asset;
use vitrine_model::{Instant, TagId, UserId, VersionId};

use super::list::{AssetKey, window};
use super::row::AssetRow;
use crate::fields::{self, Value};
use crate::source::bytes;
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
        i64,
        String,
        String,
        Option<String>,
    );
    let (caption, credit, rights, added_by, active, version_row, content_type, metadata, failure): Detail = tx
        .one(
            "SELECT a.caption, a.credit, a.rights, a.added_by, a.active, v.row_id, v.content_type, v.metadata, v.failure
             FROM assets a JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active WHERE a.row_id = $1",
            args![permit.row()],
        )
        .await?;
    let renditions = tx
        .all(
            "SELECT name, content_type, width, height, size FROM renditions WHERE version_row = $1 ORDER BY name",
            args![version_row],
        )
        .await?;
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
        versions: versions(tx, permit.row(), active).await?,
        renditions,
    })
}

async fn versions(tx: &mut Tx, asset: i64, active: i64) -> Result<Vec<VersionRow>, Failure> {
    type Row = (Vec<u8>, i64, String, i64, String, i64, Vec<u8>);
    let rows: Vec<Row> = tx
        .all(
            "SELECT id, number, file_name, size, note, added_at, added_by FROM versions
             WHERE asset_row = $1 ORDER BY number DESC",
            args![asset],
        )
        .await?;
    rows.into_iter()
        .map(|(id, number, file_name, size, note, added_at, added_by)| {
            Ok(VersionRow {
                id: VersionId::from_bytes(bytes(&id)?),
                number,
                active: number == active,
                file_name,
                size,
                note,
                added_at: Instant::from_millis(added_at),
                added_by: UserId::from_bytes(bytes(&added_by)?),
            })
        })
        .collect()
}
