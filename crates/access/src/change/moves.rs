//! Moving folders and assets (access model, section 5).

use std::collections::HashMap;
use std::marker::PhantomData;

use vitrine_model::{AssetId, FolderId, Lifecycle};
use vitrine_policy::Home;
use vitrine_policy::change::{self as policy, MoveAsset, MoveEffect, MoveFolder};

use super::{Confirmed, Consequences, NoChange};
use crate::{Actor, Denial, Resource, Source, Subject, asset, folder};

/// Proof that a thing may be moved into another folder.
#[derive(Debug)]
#[must_use = "a proof is the answer to a question: use it or do not ask"]
pub struct Relocation<R: Resource, S: Source> {
    on: R,
    row: i64,
    from: FolderId,
    to: FolderId,
    to_row: i64,
    actor: Actor,
    source: PhantomData<fn() -> S>,
}

/// Proof that a folder may be moved below another.
pub type FolderMove<S> = Relocation<FolderId, S>;

/// Proof that an asset may be moved into another folder.
pub type AssetMove<S> = Relocation<AssetId, S>;

impl<R: Resource, S: Source> Relocation<R, S> {
    /// What is moved.
    pub const fn on(&self) -> R {
        self.on
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

/// Moves of assets into one folder, one after another: those that fare alike are judged once.
#[derive(Debug)]
pub struct Moves<'s, S: Source> {
    subject: &'s Subject<S>,
    to: FolderId,
    confirmed: Confirmed,
    /// By the row of the home and the asset's own state, which is all that an asset's access is decided by.
    judged: HashMap<(i64, Lifecycle), Result<MoveEffect, policy::Refusal>>,
}

impl<S: Source> Moves<'_, S> {
    /// Proof that the asset may be moved into the folder.
    ///
    /// # Errors
    /// [`NoChange`] says why not; a move that gives others something has to be confirmed.
    pub async fn of(&mut self, source: &mut S, asset: AssetId) -> Result<AssetMove<S>, NoChange<S::Failure>> {
        let subject = self.subject;
        let place = subject.permit::<folder::Upload>(source, self.to).await?;
        let facts = source.assets(&[asset]).await.map_err(NoChange::Failed)?.pop();
        let facts = facts.ok_or(Denial::Hidden)?;
        let permit = subject.permit_asset::<asset::Move>(&facts)?;
        let from = subject.snapshot.folder_at_row(facts.home).ok_or(Denial::Hidden)?;
        let (_, to) = subject.snapshot.folder(self.to).ok_or(Denial::Hidden)?;
        let moved = subject.snapshot.asset(&facts).ok_or(Denial::Hidden)?;
        let judged = self.judged.entry((facts.home, facts.state)).or_insert_with(|| {
            let moving = MoveAsset {
                asset: &moved,
                to: Home::Folder(to),
            };
            subject
                .maker()
                .may_move_asset_in(&subject.snapshot.compiled, moving)
        });
        confirm(*judged, self.confirmed)?;
        Ok(Relocation {
            on: asset,
            row: permit.row(),
            from: subject.snapshot.folder_id(from),
            to: self.to,
            to_row: place.row(),
            actor: permit.actor(),
            source: PhantomData,
        })
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
    ) -> Result<FolderMove<S>, NoChange<S::Failure>> {
        let permit = self.permit::<folder::Edit>(source, folder).await?;
        let place = self.permit::<folder::Create>(source, to).await?;
        let key = |id| self.snapshot.folder(id).map(|(_, key)| key).ok_or(Denial::Hidden);
        let (key, to_key) = (key(folder)?, key(to)?);
        let from = self.snapshot.world.folder(key).parent.ok_or(NoChange::Root)?;
        let moving = MoveFolder {
            folder: key,
            to: to_key,
            exposed: &[],
        };
        confirm(self.maker().may_move_folder(moving), confirmed)?;
        Ok(Relocation {
            on: folder,
            row: permit.row(),
            from: self.snapshot.folder_id(from),
            to,
            to_row: place.row(),
            actor: permit.actor(),
            source: PhantomData,
        })
    }

    /// Moves of assets into that folder.
    pub fn moves_into(&self, to: FolderId, confirmed: Confirmed) -> Moves<'_, S> {
        Moves {
            subject: self,
            to,
            confirmed,
            judged: HashMap::new(),
        }
    }

    /// Proof that one asset may be moved into the folder.
    ///
    /// # Errors
    /// As [`Moves::of`].
    pub async fn move_asset(
        &self,
        source: &mut S,
        asset: AssetId,
        to: FolderId,
        confirmed: Confirmed,
    ) -> Result<AssetMove<S>, NoChange<S::Failure>> {
        self.moves_into(to, confirmed).of(source, asset).await
    }
}

/// What gives others something says so first.
fn confirm<F: std::error::Error>(
    judged: Result<MoveEffect, policy::Refusal>,
    confirmed: Confirmed,
) -> Result<(), NoChange<F>> {
    match (judged.map_err(NoChange::refused)?, confirmed) {
        (MoveEffect::Silent, _) | (MoveEffect::GivesOthers, Confirmed::Yes) => Ok(()),
        (MoveEffect::GivesOthers, Confirmed::No) => Err(NoChange::Unconfirmed(Consequences {
            gives_others: true,
            ..Consequences::default()
        })),
    }
}
