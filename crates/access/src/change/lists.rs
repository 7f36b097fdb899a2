//! Saving a folder's access list (access model, sections 5 and 7).

use std::collections::HashSet;
use std::marker::PhantomData;

use vitrine_model::{FolderId, Function, Grant, GroupId, Level, Second, UserId};
use vitrine_policy::{Caller, Compiled, Entry, FolderKey, Resource, Subject as EntrySubject, World};

use super::compare::{Compared, representatives};
use super::{Confirmed, Consequences, NoChange};
use crate::{Actor, NoPermit, Source, Subject, folder};

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
        let (row, key) = self
            .snapshot
            .folder(folder)
            .ok_or(NoPermit::Denied(crate::Denial::Hidden))?;
        let before = &self.snapshot.world;
        if list.is_none() && before.folder(key).parent.is_none() {
            return Err(NoChange::Root);
        }
        let entries = list.as_deref().map(|list| self.entries(key, list)).transpose()?;
        // Back to inherited takes both lists away; otherwise the list for subfolders is set with the box on.
        let below = entries.is_none() || subfolders == Subfolders::Update;
        let descend = below;
        let (cleared, kept) = if descend {
            self.descendants_with_lists(key)
        } else {
            (Vec::new(), false)
        };
        let after = changed(before, key, entries, below, &cleared);
        let compiled = Compiled::build(&after);
        let reached = self.snapshot.subtree(key);
        let ways = representatives(before, &after, &reached);
        let compared = Compared {
            before: &self.snapshot.compiled,
            after: &compiled,
            now: self.now(),
        };
        self.refuse_gain(&compared, &ways)?;
        let consequences = Consequences {
            locks_out_self: compared.loses_access(self.plainly(), &ways),
            locks_out_last: compared.orphans(before, &ways),
            gives_others: false,
        };
        let following = self.following(before, &after, &reached);
        let named = |key: &FolderKey| (self.snapshot.folder_row(*key), self.snapshot.folder_id(*key));
        Ok(ListChange {
            folder,
            row,
            actor: permit.actor(),
            list,
            below,
            cleared: cleared.iter().map(named).collect(),
            following,
            kept,
            consequences,
            source: PhantomData,
        })
    }

    /// Nobody gives themselves anything, owner and admins aside.
    pub(super) fn refuse_gain(
        &self,
        compared: &Compared<'_>,
        folders: &[FolderKey],
    ) -> Result<(), NoChange<S::Failure>> {
        if self.snapshot.world.user(self.caller.user).level >= Level::Admin {
            return Ok(());
        }
        match compared.gained(self.caller, folders) {
            Some(function) => Err(NoChange::GivesMaker { function }),
            None => Ok(()),
        }
    }

    /// Themselves, without super-admin mode: that ends, and then they would be locked out.
    fn plainly(&self) -> Caller {
        Caller::session(self.caller.user)
    }

    fn entries(&self, key: FolderKey, list: &[ListEntry]) -> Result<Vec<Entry>, NoChange<S::Failure>> {
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
        let handed = world
            .upward(key)
            .skip(1)
            .find_map(|above| world.folder(above).below.as_ref());
        own.chain(handed.into_iter().flatten())
            .map(|entry| entry.subject)
            .collect()
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

    /// The descendants with lists of their own that the maker may `access`; and are there others?
    fn descendants_with_lists(&self, key: FolderKey) -> (Vec<FolderKey>, bool) {
        let world = &self.snapshot.world;
        let own: Vec<FolderKey> = self
            .snapshot
            .subtree(key)
            .into_iter()
            .skip(1)
            .filter(|key| world.folder(*key).here.is_some() || world.folder(*key).below.is_some())
            .collect();
        let (mine, others): (Vec<_>, Vec<_>) = own.into_iter().partition(|key| {
            self.decide(Function::Access, Resource::Folder(*key))
                .effect
                .passes()
        });
        (mine, !others.is_empty())
    }

    /// How many descendants in the maker's sight have another list afterwards.
    fn following(&self, before: &World, after: &World, reached: &[FolderKey]) -> usize {
        let differs = |key: FolderKey| effective(before, key) != effective(after, key);
        let seen = |key: FolderKey| self.decide(Function::See, Resource::Folder(key)).effect.passes();
        reached
            .iter()
            .skip(1)
            .filter(|key| differs(**key) && seen(**key))
            .count()
    }
}

fn effective(world: &World, key: FolderKey) -> Option<&[Entry]> {
    let own = world.folder(key).here.as_deref();
    own.or_else(|| {
        world
            .upward(key)
            .skip(1)
            .find_map(|above| world.folder(above).below.as_deref())
    })
}

fn changed(
    before: &World,
    key: FolderKey,
    list: Option<Vec<Entry>>,
    below: bool,
    cleared: &[FolderKey],
) -> World {
    let mut after = before.clone();
    let folder = &mut after.folders[key.index()];
    if below {
        folder.below.clone_from(&list);
    }
    folder.here = list;
    for key in cleared {
        let folder = &mut after.folders[key.index()];
        folder.here = None;
        folder.below = None;
    }
    after
}
