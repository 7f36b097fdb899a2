//! The right that an upload asks for, which depends on where it goes.

use vitrine_access::{asset, folder};
use vitrine_model::{AssetId, UploadId};
use vitrine_store::uploads::{self, Arrived, Destination, NewUpload, Upload};
use vitrine_store::{Failure, Permit, Subject, Tx};

use crate::problem::Problem;

/// The proof that an upload may go where it goes: `upload` into a folder, `edit` for a new version.
pub(super) enum Admission {
    Folder(Permit<folder::Upload>),
    Asset(Permit<asset::Edit>),
}

impl Admission {
    pub(super) async fn ask(tx: &mut Tx, who: &Subject, to: Destination) -> Result<Self, Problem> {
        Ok(match to {
            Destination::Folder(folder) => Self::Folder(who.permit(tx, folder).await?),
            Destination::Asset(asset) => Self::Asset(who.permit(tx, asset).await?),
        })
    }

    pub(super) async fn begin(self, tx: &mut Tx, new: &NewUpload) -> Result<UploadId, Failure> {
        match self {
            Self::Folder(permit) => uploads::begin(tx, permit, new).await,
            Self::Asset(permit) => uploads::begin_version(tx, permit, new).await,
        }
    }

    pub(super) async fn complete(
        self,
        tx: &mut Tx,
        upload: &Upload,
        arrived: Arrived<'_>,
    ) -> Result<AssetId, Failure> {
        match self {
            Self::Folder(permit) => uploads::complete(tx, permit, upload, arrived).await,
            Self::Asset(permit) => uploads::complete_version(tx, permit, upload, arrived).await,
        }
    }
}
