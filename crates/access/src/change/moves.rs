//! Moving folders and assets (access model, section 5).

use std::marker::PhantomData;

use vitrine_model::{AssetId, FolderId, Function, Level};
use vitrine_policy::{Caller, Compiled, FolderKey, Home, Resource};

use super::compare::{Compared, active, representatives};
use super::{Confirmed, Consequences, NoChange};
use crate::{Actor, AssetFacts, Denial, Source, Subject, asset, folder};

/// Proof that a folder may be moved below another.
#[derive(Debug)]
#[must_use = "a proof is the answer to a question: use it or do not ask"]
pub struct Relocation<S: Source> {
    folder: FolderId,
    row: i64,
    from: FolderId,
    to: FolderId,
    to_row: i64,
    actor: Actor,
    source: PhantomData<fn() -> S>,
}

impl<S: Source> Relocation<S> {
    /// The folder.
    pub const fn folder(&self) -> FolderId {
        self.folder
    }

    /// The database's number for it.
    pub const fn row(&self) -> i64 {
        self.row
    }

    /// Where it lies.
    pub const fn from(&self) -> FolderId {
        self.from
    }

    /// Where it goes.
    pub const fn to(&self) -> FolderId {
        self.to
    }

    /// The database's number for where it goes.
    pub const fn to_row(&self) -> i64 {
        self.to_row
    }

    /// Who moves it.
    pub const fn actor(&self) -> Actor {
        self.actor
    }
}

/// Proof that an asset may be moved into another folder.
#[derive(Debug)]
#[must_use = "a proof is the answer to a question: use it or do not ask"]
pub struct AssetMove<S: Source> {
    asset: AssetId,
    row: i64,
    from: FolderId,
    to: FolderId,
    to_row: i64,
    actor: Actor,
    source: PhantomData<fn() -> S>,
}

impl<S: Source> AssetMove<S> {
    /// The asset.
    pub const fn asset(&self) -> AssetId {
        self.asset
    }

    /// The database's number for it.
    pub const fn row(&self) -> i64 {
        self.row
    }

    /// Where it lives.
    pub const fn from(&self) -> FolderId {
        self.from
    }

    /// Where it goes.
    pub const fn to(&self) -> FolderId {
        self.to
    }

    /// The database's number for where it goes.
    pub const fn to_row(&self) -> i64 {
        self.to_row
    }

    /// Who moves it.
    pub const fn actor(&self) -> Actor {
        self.actor
    }
}

impl<S: Source> Subject<S> {
    /// Proof that the folder may be moved below the other.
    ///
    /// # Errors
    /// [`NoChange`] says why not; a move that gives others something has to be confirmed.
    pub async fn move_folder(
        &self,
        source: &mut S,
        folder: FolderId,
        to: FolderId,
        confirmed: Confirmed,
    ) -> Result<Relocation<S>, NoChange<S::Failure>> {
        let permit = self.permit::<folder::Edit>(source, folder).await?;
        let place = self.permit::<folder::Create>(source, to).await?;
        let (key, to_key) = self.keys(folder, to)?;
        let world = &self.snapshot.world;
        let from = world.folder(key).parent.ok_or(NoChange::Root)?;
        if world.upward(to_key).any(|above| above == key) {
            return Err(NoChange::Cycle);
        }
        let mut after = world.clone();
        after.folders[key.index()].parent = Some(to_key);
        let ways = representatives(world, &after, &self.snapshot.subtree(key));
        let after = Compiled::build(&after);
        let compared = Compared {
            before: &self.snapshot.compiled,
            after: &after,
            now: self.now(),
        };
        self.refuse_gain(&compared, &ways)?;
        let gives_others = self
            .others()
            .any(|caller| compared.gained(caller, &ways).is_some());
        self.confirm(gives_others, Resource::Folder(from), confirmed)?;
        Ok(Relocation {
            folder,
            row: permit.row(),
            from: self.snapshot.folder_id(from),
            to,
            to_row: place.row(),
            actor: permit.actor(),
            source: PhantomData,
        })
    }

    /// Proof that the asset may be moved into the folder.
    ///
    /// # Errors
    /// [`NoChange`] says why not; a move that gives others something has to be confirmed.
    pub async fn move_asset(
        &self,
        source: &mut S,
        asset: AssetId,
        to: FolderId,
        confirmed: Confirmed,
    ) -> Result<AssetMove<S>, NoChange<S::Failure>> {
        let place = self.permit::<folder::Upload>(source, to).await?;
        let facts = source.assets(&[asset]).await.map_err(NoChange::Failed)?.pop();
        let facts = facts.ok_or(Denial::Hidden)?;
        let permit = self.permit_asset::<asset::Move>(&facts)?;
        let from = self.snapshot.folder_at_row(facts.home).ok_or(Denial::Hidden)?;
        let (_, to_key) = self.snapshot.folder(to).ok_or(Denial::Hidden)?;
        let gives_others = self.asset_move_gives(&facts, to_key)?;
        self.confirm(gives_others, Resource::Folder(from), confirmed)?;
        Ok(AssetMove {
            asset,
            row: permit.row(),
            from: self.snapshot.folder_id(from),
            to,
            to_row: place.row(),
            actor: permit.actor(),
            source: PhantomData,
        })
    }

    /// Refuses a move that gives its maker something; says whether it gives others something.
    fn asset_move_gives(&self, facts: &AssetFacts, to: FolderKey) -> Result<bool, NoChange<S::Failure>> {
        let before = self.snapshot.asset(facts).ok_or(Denial::Hidden)?;
        let after = vitrine_policy::AssetFacts {
            home: Home::Folder(to),
            ..before.clone()
        };
        let (before, after) = (Resource::Asset(&before), Resource::Asset(&after));
        let compiled = &self.snapshot.compiled;
        let compared = Compared {
            before: compiled,
            after: compiled,
            now: self.now(),
        };
        if let Some(function) = compared.gained_on(self.caller, before, after)
            && self.snapshot.world.user(self.caller.user).level < Level::Admin
        {
            return Err(NoChange::GivesMaker { function });
        }
        Ok(self
            .others()
            .any(|caller| compared.gained_on(caller, before, after).is_some()))
    }

    /// What gives others something needs `access` at the source, and says so first.
    fn confirm(
        &self,
        gives_others: bool,
        at: Resource<'_>,
        confirmed: Confirmed,
    ) -> Result<(), NoChange<S::Failure>> {
        if !gives_others {
            return Ok(());
        }
        self.check(Function::Access, at)?;
        match confirmed {
            Confirmed::Yes => Ok(()),
            Confirmed::No => Err(NoChange::Unconfirmed(Consequences {
                gives_others,
                ..Consequences::default()
            })),
        }
    }

    fn others(&self) -> impl Iterator<Item = Caller> + '_ {
        active(&self.snapshot.world)
            .filter(|user| *user != self.caller.user)
            .map(Caller::session)
    }

    fn keys(&self, folder: FolderId, to: FolderId) -> Result<(FolderKey, FolderKey), Denial> {
        let key = |id| self.snapshot.folder(id).map(|(_, key)| key).ok_or(Denial::Hidden);
        Ok((key(folder)?, key(to)?))
    }
}
