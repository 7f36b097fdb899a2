//! A change that somebody thinks of making, by ids, and as the policy understands it.

use vitrine_model::{FolderId, Function, Grant, GroupId, Level, Lifecycle, Second, Status, UserId};
use vitrine_policy::change::{AccountChange, Change, ListChange as PolicyList, MoveEffect, NewList};
use vitrine_policy::{FolderKey, Grants, GroupKey, Membership, Resource as Asked};

use crate::change::{ListEntry, Subfolders};
use crate::{AskedOf, Denial, NoChange, Source, Subject};

/// A change that somebody thinks of making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which.
    pub change: ProposedChange,
    /// At which second its effect is looked at; now where `None`.
    pub at: Option<Second>,
}

/// A change of what decides access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposedChange {
    /// Saves a folder's list.
    List(FolderId, Vec<ListEntry>, Subfolders),
    /// Puts a folder back to what it inherits.
    Inherit(FolderId),
    /// Moves a folder.
    MoveFolder {
        /// Which.
        folder: FolderId,
        /// Below which.
        to: FolderId,
    },
    /// Archives a folder, throws it away, or brings it back.
    FolderState(FolderId, Lifecycle),
    /// Sets a person's personal grants.
    Grants(UserId, Vec<(Function, Grant)>),
    /// Sets a person's level.
    Level(UserId, Level),
    /// Sets the groups that a person is in, each until then.
    Memberships(UserId, Vec<(GroupId, Option<Second>)>),
    /// Activates or deactivates a person.
    Status(UserId, Status),
    /// Sets the function grants of a group.
    GroupGrants(GroupId, Vec<(Function, Grant)>),
    /// Sets the groups that a group can see.
    GroupSees(GroupId, Vec<GroupId>),
    /// Removes a group.
    RemoveGroup(GroupId),
}

impl<S: Source> Subject<S> {
    /// The change, and what has to be said before they make it; each is judged once, a list as it is planned.
    pub(super) fn judged(
        &self,
        change: &ProposedChange,
    ) -> Result<(Change, MoveEffect), NoChange<S::Failure>> {
        let understood = self.understood(change)?;
        let effect = match &understood {
            Change::List(_) => MoveEffect::Silent,
            other => self.maker().may(other, &[]).map_err(NoChange::refused)?,
        };
        Ok((understood, effect))
    }

    /// What they can't see is not there.
    fn understood(&self, change: &ProposedChange) -> Result<Change, NoChange<S::Failure>> {
        Ok(match change {
            ProposedChange::List(folder, list, subfolders) => {
                let key = self.ruled_folder(*folder)?;
                let list = NewList::Own(self.entries(key, list)?, (*subfolders).into());
                self.planned(key, list)?
            }
            ProposedChange::Inherit(folder) => {
                self.planned(self.ruled_folder(*folder)?, NewList::Inherited)?
            }
            ProposedChange::MoveFolder { folder, to } => Change::MoveFolder {
                folder: self.seen_folder(*folder)?,
                to: self.seen_folder(*to)?,
            },
            ProposedChange::FolderState(folder, to) => Change::FolderState {
                folder: self.seen_folder(*folder)?,
                to: *to,
            },
            ProposedChange::Grants(user, grants) => {
                Change::Account(AccountChange::Grants(self.somebody(*user)?, of(grants)))
            }
            ProposedChange::Level(user, level) => {
                Change::Account(AccountChange::Level(self.somebody(*user)?, *level))
            }
            ProposedChange::Memberships(user, groups) => {
                let membership = |(group, until): &(GroupId, Option<Second>)| {
                    Ok(Membership {
                        group: self.seen_group(*group)?,
                        until: *until,
                    })
                };
                let groups: Result<Vec<_>, Denial> = groups.iter().map(membership).collect();
                Change::Account(AccountChange::Memberships(self.somebody(*user)?, groups?))
            }
            ProposedChange::Status(user, status) => {
                Change::Account(AccountChange::Status(self.somebody(*user)?, *status))
            }
            ProposedChange::GroupGrants(group, grants) => {
                Change::Account(AccountChange::GroupGrants(self.seen_group(*group)?, of(grants)))
            }
            ProposedChange::GroupSees(group, sees) => {
                let sees: Result<Vec<_>, Denial> = sees.iter().map(|seen| self.seen_group(*seen)).collect();
                Change::Account(AccountChange::GroupSees(self.seen_group(*group)?, sees?))
            }
            ProposedChange::RemoveGroup(group) => {
                Change::Account(AccountChange::RemoveGroup(self.seen_group(*group)?))
            }
        })
    }

    fn planned(&self, folder: FolderKey, list: NewList) -> Result<Change, NoChange<S::Failure>> {
        let plan = self.maker().plan_list(PolicyList { folder, list });
        Ok(Change::List(plan.map_err(NoChange::refused)?.save()))
    }

    /// A folder whose list they may see whole. Asked before anything that the list would be: whom it may name says
    /// whom it names today.
    fn ruled_folder(&self, id: FolderId) -> Result<FolderKey, Denial> {
        let (_, key) = self.snapshot.folder(id).ok_or(Denial::Hidden)?;
        self.check(Function::Access, Asked::Folder(key), AskedOf::Folder(id))?;
        Ok(key)
    }

    fn seen_folder(&self, id: FolderId) -> Result<FolderKey, Denial> {
        let (_, key) = self.snapshot.folder(id).ok_or(Denial::Hidden)?;
        let asked = Asked::Folder(key);
        self.check(Function::See, asked, AskedOf::Folder(id))?;
        Ok(key)
    }

    fn seen_group(&self, id: GroupId) -> Result<GroupKey, Denial> {
        let key = self.snapshot.group(id).ok_or(Denial::Hidden)?;
        let seen = self.groups().contains(&id);
        seen.then_some(key).ok_or(Denial::Hidden)
    }
}

fn of(grants: &[(Function, Grant)]) -> Grants {
    grants.iter().copied().collect()
}
