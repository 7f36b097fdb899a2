//! What becomes of an upload whose bytes are all there.

use vitrine_access::{asset, folder};
use vitrine_model::{AssetId, FileName, MediaKind};

use super::Upload;
use crate::assets::{self, NewAsset};
use crate::blobs::Stored;
use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// A file that was joined and looked at.
#[derive(Clone, Copy, Debug)]
pub struct Arrived<'a> {
    /// Its bytes.
    pub stored: Stored,
    /// What its first bytes say that it is.
    pub kind: MediaKind,
    /// Likewise.
    pub content_type: &'a str,
}

/// Makes an asset of an upload into a folder, unless another request has done so.
///
/// # Errors
/// Where the database fails.
pub async fn complete(
    tx: &mut Tx,
    permit: Permit<folder::Upload>,
    upload: &Upload,
    arrived: Arrived<'_>,
) -> Result<AssetId, Failure> {
    if let Some(asset) = became(tx, upload).await? {
        return Ok(asset);
    }
    let file_name = file_name(upload)?;
    let asset = assets::insert(tx, permit, &new(&file_name, arrived)).await?;
    end(tx, upload, asset).await?;
    Ok(asset)
}

/// Makes an upload the newest version of its asset, and the active one, unless another request has done so.
///
/// # Errors
/// Where the database fails.
pub async fn complete_version(
    tx: &mut Tx,
    permit: Permit<asset::Edit>,
    upload: &Upload,
    arrived: Arrived<'_>,
) -> Result<AssetId, Failure> {
    if let Some(asset) = became(tx, upload).await? {
        return Ok(asset);
    }
    let file_name = file_name(upload)?;
    let asset = permit.on();
    assets::add_version(tx, permit, &new(&file_name, arrived)).await?;
    end(tx, upload, asset).await?;
    Ok(asset)
}

async fn became(tx: &mut Tx, upload: &Upload) -> Result<Option<AssetId>, Failure> {
    let (asset,): (Option<Vec<u8>>,) = tx
        .one("SELECT asset FROM uploads WHERE row_id = $1", args![upload.row])
        .await?;
    asset
        .map(|asset| bytes(&asset).map(AssetId::from_bytes))
        .transpose()
}

fn file_name(upload: &Upload) -> Result<FileName, Failure> {
    FileName::parse(&upload.file_name).map_err(|error| Failure::damaged("an upload", error))
}

const fn new<'a>(file_name: &'a FileName, arrived: Arrived<'a>) -> NewAsset<'a> {
    NewAsset {
        file_name,
        stored: arrived.stored,
        kind: arrived.kind,
        content_type: arrived.content_type,
    }
}

async fn end(tx: &mut Tx, upload: &Upload, asset: AssetId) -> Result<(), Failure> {
    tx.run(
        "UPDATE uploads SET asset = $2 WHERE row_id = $1",
        args![upload.row, asset.as_bytes()],
    )
    .await?;
    tx.run(
        "DELETE FROM upload_parts WHERE upload_row = $1",
        args![upload.row],
    )
    .await?;
    Ok(())
}
