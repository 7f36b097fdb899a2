//! Resources, and how their facts are found.

use std::future::Future;

use vitrine_model::{AssetId, FolderId};
use vitrine_policy::{AssetFacts, FolderKey, Resource as Asked};

use crate::{AskedOf, Snapshot, Source};

/// What an action is asked of: an asset, a folder, or the account.
pub trait Resource: Copy + Send + Sync + std::fmt::Debug + 'static + Find {}

impl Resource for AssetId {}
impl Resource for FolderId {}
impl Resource for () {}

/// A resource with its facts.
pub struct Found {
    pub(crate) row: i64,
    pub(crate) facts: Facts,
}

pub(crate) enum Facts {
    Account,
    Folder(FolderKey),
    Asset(AssetFacts),
}

impl Found {
    pub(crate) const fn asked(&self) -> Asked<'_> {
        match &self.facts {
            Facts::Account => Asked::Account,
            Facts::Folder(key) => Asked::Folder(*key),
            Facts::Asset(facts) => Asked::Asset(facts),
        }
    }
}

/// Finding a resource's facts. Sealed: the trait is not named outside this crate.
pub trait Find: Sized {
    #[doc(hidden)]
    fn asked_of(self) -> AskedOf;

    #[doc(hidden)]
    fn find<S: Source>(
        self,
        source: &mut S,
        snapshot: &Snapshot,
    ) -> impl Future<Output = Result<Option<Found>, S::Failure>> + Send;
}

impl Find for () {
    fn asked_of(self) -> AskedOf {
        AskedOf::Account
    }

    async fn find<S: Source>(self, _: &mut S, _: &Snapshot) -> Result<Option<Found>, S::Failure> {
        Ok(Some(Found {
            row: 0,
            facts: Facts::Account,
        }))
    }
}

impl Find for FolderId {
    fn asked_of(self) -> AskedOf {
        AskedOf::Folder(self)
    }

    async fn find<S: Source>(self, _: &mut S, snapshot: &Snapshot) -> Result<Option<Found>, S::Failure> {
        Ok(snapshot.folder(self).map(|(row, key)| Found {
            row,
            facts: Facts::Folder(key),
        }))
    }
}

impl Find for AssetId {
    fn asked_of(self) -> AskedOf {
        AskedOf::Asset(self)
    }

    async fn find<S: Source>(self, source: &mut S, snapshot: &Snapshot) -> Result<Option<Found>, S::Failure> {
        let facts = source.assets(&[self]).await?.pop();
        Ok(facts.and_then(|facts| {
            let asset = snapshot.asset(&facts)?;
            Some(Found {
                row: facts.row,
                facts: Facts::Asset(asset),
            })
        }))
    }
}
