//! Saving a folder's access list (access model, sections 5 and 7).

use std::collections::HashSet;
use std::marker::PhantomData;

use vitrine_model::{FolderId, Function, Grant, GroupId, Second, UserId};
use vitrine_policy::change::{self as policy, LockOut, NewList};
use vitrine_policy::{Entry, FolderKey, Resource, Subject as EntrySubject, World};

use super::{Confirmed, Consequences, NoChange};
use crate::{Actor, Denial, Source, Subject, folder};

/// Whom an entry of a list speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListSubject {
    /// One person.
    User(UserId),
    /// Everyone in a group.
    Group(GroupId),
}

/// One entry of a folder's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// Whom it speaks of.
    pub subject: ListSubject,
    /// Exclusive end of the whole entry.
    pub until: Option<Second>,
    /// What it says; what is not named is unset.
    pub grants: Vec<(Function, Grant)>,
}

/// *Update current and new subfolders*: on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subfolders {
    /// Those that exist and those made later follow.
    Update,
    /// Only this folder changes.
    Keep,
}

/// Proof that a folder's list may be saved so, with all that follows.
#[derive(Debug)]
#[must_use = "a proof is the answer to a question: use it or do not ask"]
pub struct ListChange<S: Source> {
    folder: FolderId,
    row: i64,
    actor: Actor,
    list: Option<Vec<ListEntry>>,
    below: bool,
    cleared: Vec<(i64, FolderId)>,
    following: usize,
    kept: bool,
    consequences: Consequences,
    source: PhantomData<fn() -> S>,
}

impl<S: Source> ListChange<S> {
    /// The folder.
    pub const fn folder(&self) -> FolderId {
        self.folder
    }

    /// The database's number for it.
    pub const fn row(&self) -> i64 {
        self.row
    }

    /// Who saves it.
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// The list; `None` is back to inherited.
    pub fn list(&self) -> Option<&[ListEntry]> {
        self.list.as_deref()
    }

    /// Does it set the list for subfolders as well?
    pub const fn sets_below(&self) -> bool {
        self.below
    }

    /// The descendants whose own lists go.
    pub fn cleared(&self) -> &[(i64, FolderId)] {
        &self.cleared
    }

    /// How many descendants in the maker's sight follow.
    pub const fn following(&self) -> usize {
        self.following
    }

    /// Do lists of descendants stay, because their maker may not `access` them?
    pub const fn keeps_some(&self) -> bool {
        self.kept
    }

    /// What its maker has to know.
    pub const fn consequences(&self) -> Consequences {
        self.consequences
    }
}

impl<S: Source> Subject<S> {
    /// Proof that the folder's list may be saved so; `None` is back to inherited.
    ///
    /// # Errors
    /// [`NoChange`] says why not; a change that locks somebody out has to be confirmed.
    pub async fn change_list(
        &self,
        source: &mut S,
        folder: FolderId,
        list: Option<Vec<ListEntry>>,
        subfolders: Subfolders,
        confirmed: Confirmed,
    ) -> Result<ListChange<S>, NoChange<S::Failure>> {
        let change = self.consider_list(source, folder, list, subfolders).await?;
        if change.consequences.any() && confirmed == Confirmed::No {
            return Err(NoChange::Unconfirmed(change.consequences));
        }
        Ok(change)
    }

    /// What saving the list would do, before it is saved.
    ///
    /// # Errors
    /// [`NoChange`] says why it can't be saved.
    pub async fn consider_list(
        &self,
        source: &mut S,
        folder: FolderId,
        list: Option<Vec<ListEntry>>,
        subfolders: Subfolders,
    ) -> Result<ListChange<S>, NoChange<S::Failure>> {
        let permit = self.permit::<folder::Access>(source, folder).await?;
        let (row, key) = self.snapshot.folder(folder).ok_or(Denial::Hidden)?;
        let new = match &list {
            Some(list) => NewList::Own(self.entries(key, list)?, subfolders.into()),
            None => NewList::Inherited,
        };
        let change = policy::ListChange {
            folder: key,
            list: new,
        };
        let plan = self.maker().plan_list(change).map_err(NoChange::refused)?;
        let mut after = self.snapshot.world.clone();
        plan.apply(&mut after);
        let named = |key: &FolderKey| (self.snapshot.folder_row(*key), self.snapshot.folder_id(*key));
        Ok(ListChange {
            folder,
            row,
            actor: permit.actor(),
            // Back to inherited takes both lists away; otherwise the list for subfolders is set with the box on.
            below: list.is_none() || subfolders == Subfolders::Update,
            list,
            cleared: plan.removed.iter().map(named).collect(),
            following: self.following(&after, key),
            kept: !plan.kept.is_empty(),
            consequences: consequences(&plan.locks_out),
            source: PhantomData,
        })
    }

    pub(crate) fn entries(
        &self,
        key: FolderKey,
        list: &[ListEntry],
    ) -> Result<Vec<Entry>, NoChange<S::Failure>> {
        let standing = self.standing_subjects(key);
        let mut named = HashSet::new();
        list.iter()
            .map(|entry| {
                let subject = self
                    .subject_key(entry.subject, &standing)
                    .ok_or(NoChange::UnknownSubject)?;
                if !named.insert(subject) {
                    return Err(NoChange::SubjectTwice);
                }
                Ok(Entry {
                    subject,
                    grants: entry.grants.iter().copied().collect(),
                    until: entry.until,
                })
            })
            .collect()
    }

    /// Whom the list speaks of today: they may stay in it though its maker can't see them elsewhere.
    fn standing_subjects(&self, key: FolderKey) -> HashSet<EntrySubject> {
        let world = &self.snapshot.world;
        let own = world
            .folder(key)
            .here
            .iter()
            .flatten()
            .chain(world.folder(key).below.iter().flatten());
        let parent = world.folder(key).parent;
        let handed = parent
            .and_then(|parent| world.handed(parent))
            .map_or(&[][..], |(list, ..)| list);
        own.chain(handed).map(|entry| entry.subject).collect()
    }

    fn subject_key(&self, subject: ListSubject, standing: &HashSet<EntrySubject>) -> Option<EntrySubject> {
        match subject {
            ListSubject::User(id) => {
                let key = EntrySubject::User(self.snapshot.user(id)?);
                (standing.contains(&key) || self.sees_person(id)).then_some(key)
            }
            ListSubject::Group(id) => {
                let key = EntrySubject::Group(self.snapshot.group(id)?);
                (standing.contains(&key) || self.groups().contains(&id)).then_some(key)
            }
        }
    }

    /// How many descendants in the maker's sight have another list afterwards.
    fn following(&self, after: &World, key: FolderKey) -> usize {
        let before = &self.snapshot.world;
        let list = |world: &World, key| world.effective(key).map(|(list, ..)| list.to_vec());
        let seen = |key: FolderKey| self.decide(Function::See, Resource::Folder(key)).effect.passes();
        let below = before.below(key);
        below
            .iter()
            .filter(|key| seen(**key) && list(before, **key) != list(after, **key))
            .count()
    }
}

fn consequences(locked: &[LockOut]) -> Consequences {
    Consequences {
        locks_out_self: locked.iter().any(|lock| matches!(lock, LockOut::Maker(_))),
        locks_out_last: locked.iter().any(|lock| matches!(lock, LockOut::Last(_))),
        gives_others: false,
    }
}

impl From<Subfolders> for policy::Subfolders {
    fn from(subfolders: Subfolders) -> Self {
        match subfolders {
            Subfolders::Update => Self::Update,
            Subfolders::Keep => Self::Keep,
        }
    }
}
