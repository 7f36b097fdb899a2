//! Saving a folder's list (access model, section 5): which lists go, which stay, and what it would do.

use std::cmp::Reverse;

use vitrine_model::{Function, FunctionSet};

use super::gain::{Moments, given};
use super::{ListSave, Maker, Refusal};
use crate::ask::{Ask, Caller, Principal, Reason, Resource};
use crate::compiled::Compiled;
use crate::key::{FolderKey, UserKey};
use crate::world::{List, World};

/// A list that somebody wants to save at a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListChange {
    /// Where.
    pub folder: FolderKey,
    /// What.
    pub list: NewList,
}

/// What is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewList {
    /// A list of its own, for the folder and perhaps for what is below it.
    Own(List, Subfolders),
    /// Back to what it inherits.
    Inherited,
}

/// *Update current and new subfolders*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Subfolders {
    /// They follow. The default.
    #[default]
    Update,
    /// They stay as they are.
    Keep,
}

/// What saving a list would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPlan {
    /// The change itself.
    pub change: ListChange,
    /// The descendants whose own lists are removed.
    pub removed: Vec<FolderKey>,
    /// The descendants whose own lists stay, since the maker may not `access` them. Which they are is told to nobody;
    /// that there are some is.
    pub kept: Vec<FolderKey>,
    /// Whom it locks out: to be confirmed.
    pub locks_out: Vec<LockOut>,
}

/// That a change takes `access` away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockOut {
    /// From the person who makes it, at that folder.
    Maker(FolderKey),
    /// From the last one who has it at that folder.
    Last(FolderKey),
}

impl Maker<'_> {
    /// May the maker save that list, and what would it do?
    ///
    /// # Errors
    /// Where they may not `access` the folder, where the root would be left without a list, or where, owner and admins
    /// aside, it would give the maker anything.
    pub fn plan_list(&self, change: ListChange) -> Result<ListPlan, Refusal> {
        let folder = change.folder;
        self.need(Function::Access, Resource::Folder(folder))?;
        if change.list == NewList::Inherited && self.world.folder(folder).parent.is_none() {
            return Err(Refusal::Root);
        }
        let below = self.world.below(folder);
        let (removed, kept) = match change.list {
            NewList::Own(_, Subfolders::Keep) => (Vec::new(), Vec::new()),
            NewList::Own(_, Subfolders::Update) | NewList::Inherited => below
                .iter()
                .copied()
                .filter(|key| {
                    let folder = self.world.folder(*key);
                    folder.here.is_some() || folder.below.is_some()
                })
                .partition(|key| self.need(Function::Access, Resource::Folder(*key)).is_ok()),
        };
        let mut plan = ListPlan {
            change,
            removed,
            kept,
            locks_out: Vec::new(),
        };
        let mut after = self.world.clone();
        plan.apply(&mut after);
        let touched: Vec<FolderKey> = std::iter::once(folder).chain(below).collect();
        self.lists_give_nothing(&after, &touched)?;
        plan.locks_out = self.locks_out(&after, &touched);
        Ok(plan)
    }

    /// May the maker save that list as it was planned, by them or by somebody else?
    pub(super) fn may_save_list(&self, save: &ListSave) -> Result<(), Refusal> {
        let folder = save.change.folder;
        if save.change.list == NewList::Inherited && self.world.folder(folder).parent.is_none() {
            return Err(Refusal::Root);
        }
        for changed in std::iter::once(folder).chain(save.removed.iter().copied()) {
            self.need(Function::Access, Resource::Folder(changed))?;
        }
        let mut after = self.world.clone();
        save.apply(&mut after);
        let touched: Vec<FolderKey> = std::iter::once(folder).chain(self.world.below(folder)).collect();
        self.lists_give_nothing(&after, &touched)
    }

    /// Owner and admins aside, a list gives its maker nothing.
    pub(super) fn lists_give_nothing(&self, after: &World, folders: &[FolderKey]) -> Result<(), Refusal> {
        if self.is_over() {
            return Ok(());
        }
        match self.given_by_lists(after, folders).iter().next() {
            Some(function) => Err(Refusal::GivesMaker(function)),
            None => Ok(()),
        }
    }

    /// What the lists of those folders would say to the maker that they did not, now or at any end to come.
    fn given_by_lists(&self, after: &World, folders: &[FolderKey]) -> FunctionSet {
        let user = self.caller.user;
        let mut all = FunctionSet::EMPTY;
        let own = folders
            .iter()
            .map(|folder| [self.world, after].map(|world| effective(world, *folder)));
        // What it hands down counts whether or not anything lies below it that it would give: it may, and whether it
        // does is not for everybody to know.
        let handed = folders
            .iter()
            .map(|folder| [self.world, after].map(|world| handed(world, *folder)));
        for [before, after] in own.chain(handed) {
            if before == after {
                continue;
            }
            let mut moments = Moments::from(self.now);
            moments.add_user(self.world, user);
            moments.add_list(before);
            moments.add_list(after);
            for now in moments.iter() {
                let votes = |list| self.world.votes_of(list, user, now);
                all = all.union(given(votes(before), votes(after)));
            }
        }
        all
    }

    fn locks_out(&self, after: &World, folders: &[FolderKey]) -> Vec<LockOut> {
        let (before, after) = (Compiled::build(self.world), Compiled::build(after));
        let may = |compiled: &Compiled, caller: Caller, folder| {
            let ask = Ask {
                principal: Principal::User(caller),
                action: Function::Access,
                resource: Resource::Folder(folder),
                now: self.now,
                reason: Reason::Missing,
            };
            compiled.decide(&ask).effect.passes()
        };
        // The highest first: they are the likeliest, and one is enough.
        let mut people: Vec<UserKey> = (0..self.world.users.len()).map(UserKey::at).collect();
        people.sort_by_key(|user| Reverse(self.world.user(*user).level));
        let anybody = |compiled: &Compiled, folder| {
            let mut people = people.iter();
            people.any(|user| may(compiled, Caller::session(*user), folder))
        };
        // Super-admin mode ends: what is left to its holder is what they can do without it.
        let maker = Caller::session(self.caller.user);
        let mut locked = Vec::new();
        for &folder in folders {
            if may(&before, maker, folder) && !may(&after, maker, folder) {
                locked.push(LockOut::Maker(folder));
            }
            if !anybody(&after, folder) && anybody(&before, folder) {
                locked.push(LockOut::Last(folder));
            }
        }
        locked
    }
}

fn handed(world: &World, folder: FolderKey) -> &[crate::world::Entry] {
    world.handed(folder).map_or(&[], |(list, ..)| list)
}

fn effective(world: &World, folder: FolderKey) -> &[crate::world::Entry] {
    world.effective(folder).map_or(&[], |(list, ..)| list)
}

impl World {
    /// Every folder below another one, nearest first.
    pub fn below(&self, folder: FolderKey) -> Vec<FolderKey> {
        let mut children: Vec<Vec<FolderKey>> = vec![Vec::new(); self.folders.len()];
        for (at, child) in self.folders.iter().enumerate() {
            if let Some(parent) = child.parent {
                children[parent.index()].push(FolderKey::at(at));
            }
        }
        let mut below = children[folder.index()].clone();
        let mut next = 0;
        while let Some(key) = below.get(next).copied() {
            below.extend(&children[key.index()]);
            next += 1;
        }
        below
    }
}
