//! What becomes of an upload whose bytes are all there.

use vitrine_model::{AssetId, FileName, MediaKind};

use super::{Admission, Upload};
use crate::assets::{self, NewAsset};
use crate::blobs::Stored;
use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Tx};

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

/// Makes of an upload what it was begun for, unless another request has done so: an asset of its own in a folder, or
/// the newest version of an asset, and the active one.
///
/// # Errors
/// Where the database fails.
pub async fn complete(
    tx: &mut Tx,
    admission: impl Into<Admission>,
    upload: &Upload,
    arrived: Arrived<'_>,
) -> Result<AssetId, Failure> {
    if let Some(asset) = became(tx, upload).await? {
        return Ok(asset);
    }
    let file_name =
        FileName::parse(&upload.file_name).map_err(|error| Failure::damaged("an upload", error))?;
    let new = NewAsset {
        file_name: &file_name,
        stored: arrived.stored,
        kind: arrived.kind,
        content_type: arrived.content_type,
    };
    let asset = match admission.into() {
        Admission::Folder(permit) => assets::insert(tx, permit, &new).await?,
        Admission::Asset(permit) => {
            let asset = permit.on();
            assets::add_version(tx, permit, &new).await?;
            asset
        }
    };
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
