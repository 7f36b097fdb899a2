//! What somebody is told of who may do what: asking is itself subject to the model (section 7).

mod answers;
mod explain;
mod proposal;
mod what_can;
mod what_if;
mod who_can;

use vitrine_model::{AssetId, FolderId, Function, FunctionSet, UserId};
use vitrine_policy::{FolderKey, Resource as Asked};

use crate::found::{Find as _, Found};
use crate::{AskedOf, Denial, NoPermit, Source, Subject};

pub use answers::Question;
pub use explain::{Explained, ThingId};
pub use proposal::{Proposal, ProposedChange};
pub use what_can::{Reach, WhatCan};
pub use what_if::{OthersShift, PeopleShift, PlaceShift, Shifts, WhatIf};
pub use who_can::{By, Passing, WhoCan};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The account as a whole.
    Account,
    /// A folder.
    Folder(FolderId),
    /// An asset.
    Asset(AssetId),
}

impl Target {
    /// What it can be asked for; anything else is refused to everybody.
    pub const fn functions(self) -> FunctionSet {
        match self {
            Self::Account => Asked::Account.functions(),
            // What folders are asked, assets are asked.
            Self::Folder(_) | Self::Asset(_) => Asked::Folder(FolderKey(0)).functions(),
        }
    }

    const fn asked_of(self) -> AskedOf {
        match self {
            Self::Account => AskedOf::Account,
            Self::Folder(id) => AskedOf::Folder(id),
            Self::Asset(id) => AskedOf::Asset(id),
        }
    }
}

impl<S: Source> Subject<S> {
    async fn found(&self, source: &mut S, on: Target) -> Result<Option<Found>, S::Failure> {
        match on {
            Target::Account => ().find(source, &self.snapshot).await,
            Target::Folder(id) => id.find(source, &self.snapshot).await,
            Target::Asset(id) => id.find(source, &self.snapshot).await,
        }
    }

    /// The thing, if they may ask there what others may do: they see it, and hold `privilege.manage` or `access` there.
    async fn found_to_ask_of_others(
        &self,
        source: &mut S,
        on: Target,
    ) -> Result<Found, NoPermit<S::Failure>> {
        let found = self.found(source, on).await.map_err(NoPermit::Failed)?;
        let found = found.ok_or(NoPermit::Denied(Denial::Hidden))?;
        self.may_ask_of_others(found.asked(), on)?;
        Ok(found)
    }

    fn may_ask_of_others(&self, asked: Asked<'_>, on: Target) -> Result<(), Denial> {
        let manages = || self.check(Function::PrivilegeManage, Asked::Account, AskedOf::Account);
        if on == Target::Account {
            return manages();
        }
        self.check(Function::See, asked, on.asked_of())?;
        manages().or_else(|_| self.check(Function::Access, asked, on.asked_of()))
    }

    /// Somebody whom they see; whom they do not see is not there.
    fn somebody(&self, user: UserId) -> Result<vitrine_policy::UserKey, Denial> {
        let key = self.snapshot.user(user).ok_or(Denial::Hidden)?;
        if user == self.user() || self.sees_person(user) {
            Ok(key)
        } else {
            Err(Denial::Hidden)
        }
    }
}
