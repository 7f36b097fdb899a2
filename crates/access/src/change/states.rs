//! Archiving, trashing and bringing back (access model, sections 3 and 4).

use std::marker::PhantomData;

use vitrine_model::{AssetId, FolderId, Function, Lifecycle};
use vitrine_policy::Resource as Asked;

use super::NoChange;
use crate::{Actor, AskedOf, Denial, Resource, Source, Subject};

/// Proof that a thing may be put into a state.
#[derive(Debug)]
#[must_use = "a proof is the answer to a question: use it or do not ask"]
pub struct StateChange<R: Resource, S: Source> {
    on: R,
    row: i64,
    before: Lifecycle,
    after: Lifecycle,
    actor: Actor,
    source: PhantomData<fn() -> S>,
}

/// Proof that a folder may be put into a state.
pub type FolderStateChange<S> = StateChange<FolderId, S>;

/// Proof that an asset may be put into a state.
pub type AssetStateChange<S> = StateChange<AssetId, S>;

impl<R: Resource, S: Source> StateChange<R, S> {
    /// What changes.
    pub const fn on(&self) -> R {
        self.on
    }

    /// The database's number for it.
    pub const fn row(&self) -> i64 {
        self.row
    }

    /// Its own state.
    pub const fn before(&self) -> Lifecycle {
        self.before
    }

    /// The state that it goes into.
    pub const fn after(&self) -> Lifecycle {
        self.after
    }

    /// Who does it.
    pub const fn actor(&self) -> Actor {
        self.actor
    }
}

impl<S: Source> Subject<S> {
    /// Proof that the folder may be put into that state. What is in it follows, seen or not.
    ///
    /// # Errors
    /// [`NoChange`] says why not.
    pub fn change_folder_state(
        &self,
        folder: FolderId,
        after: Lifecycle,
    ) -> Result<FolderStateChange<S>, NoChange<S::Failure>> {
        let (row, key) = self.snapshot.folder(folder).ok_or(Denial::Hidden)?;
        let before = self.snapshot.world.folder(key).state;
        for function in rights(before, after, Function::FolderArchive, Function::FolderDelete) {
            self.check(function, Asked::Folder(key), AskedOf::Folder(folder))?;
        }
        if self.snapshot.world.folder(key).parent.is_none() {
            return Err(NoChange::Root);
        }
        Ok(StateChange {
            on: folder,
            row,
            before,
            after,
            actor: self.actor(),
            source: PhantomData,
        })
    }

    /// Proof that the asset may be put into that state.
    ///
    /// # Errors
    /// [`NoChange`] says why not.
    pub async fn change_asset_state(
        &self,
        source: &mut S,
        asset: AssetId,
        after: Lifecycle,
    ) -> Result<AssetStateChange<S>, NoChange<S::Failure>> {
        let facts = source.assets(&[asset]).await.map_err(NoChange::Failed)?.pop();
        let facts = facts.ok_or(Denial::Hidden)?;
        let before = facts.state;
        let found = self.snapshot.asset(&facts).ok_or(Denial::Hidden)?;
        for function in rights(before, after, Function::Archive, Function::Delete) {
            self.check(function, Asked::Asset(&found), AskedOf::Asset(asset))?;
        }
        Ok(StateChange {
            on: asset,
            row: facts.row,
            before,
            after,
            actor: self.actor(),
            source: PhantomData,
        })
    }
}

/// Into the trash and out of it is `delete`, into the archive and out of it `archive`; from the one to the
/// other is both, and since the trash allows no `archive`, what is in it is brought back first.
fn rights(before: Lifecycle, after: Lifecycle, archive: Function, delete: Function) -> Vec<Function> {
    use Lifecycle::{Archived, Live, Trashed};
    match (before, after) {
        (Trashed, Archived) => vec![delete, archive],
        (Trashed, _) | (_, Trashed) => vec![delete],
        (Live | Archived, Live | Archived) => vec![archive],
    }
}
