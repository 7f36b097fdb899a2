//! The right that an upload asks for, which depends on where it goes.

use vitrine_access::{NoPermit, asset, folder};

use super::Destination;
use crate::{Failure, Permit, Subject, Tx};

/// The proof that an upload may go where it goes.
#[derive(Debug)]
pub enum Admission {
    /// Into a folder: `upload` there.
    Folder(Permit<folder::Upload>),
    /// Onto an asset, as a new version: `edit` of it.
    Asset(Permit<asset::Edit>),
}

impl Admission {
    /// Asks whether an upload may go there.
    ///
    /// # Errors
    /// [`NoPermit::Denied`] where it may not; [`NoPermit::Failed`] where the database fails.
    pub async fn ask(tx: &mut Tx, who: &Subject, to: Destination) -> Result<Self, NoPermit<Failure>> {
        Ok(match to {
            Destination::Folder(folder) => Self::Folder(who.permit(tx, folder).await?),
            Destination::Asset(asset) => Self::Asset(who.permit(tx, asset).await?),
        })
    }
}

impl From<Permit<folder::Upload>> for Admission {
    fn from(permit: Permit<folder::Upload>) -> Self {
        Self::Folder(permit)
    }
}

impl From<Permit<asset::Edit>> for Admission {
    fn from(permit: Permit<asset::Edit>) -> Self {
        Self::Asset(permit)
    }
}
