//! Two worlds side by side: who gains what, and who keeps `access`.

use std::collections::HashSet;

use vitrine_model::{Function, FunctionSet, Lifecycle, Second, Status};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, FolderKey, Home, Principal, Reason, Resource, UserKey, World,
};

/// Folders that a change reaches, one for each way in which it reaches them.
///
/// Folders with the same list and state before, and the same list and state after, fare alike.
pub(super) fn representatives(before: &World, after: &World, reached: &[FolderKey]) -> Vec<FolderKey> {
    let mut ways: HashSet<(Source, Lifecycle, Source, Lifecycle)> = HashSet::new();
    let way = |key: FolderKey| {
        (
            source(before, key),
            before.folder_state(key),
            source(after, key),
            after.folder_state(key),
        )
    };
    reached
        .iter()
        .copied()
        .filter(|key| ways.insert(way(*key)))
        .collect()
}

/// Where a folder's effective list stands: its own, or one for subfolders above it.
type Source = (Option<FolderKey>, bool);

fn source(world: &World, key: FolderKey) -> Source {
    if world.folder(key).here.is_some() {
        return (Some(key), true);
    }
    let above = world
        .upward(key)
        .skip(1)
        .find(|above| world.folder(*above).below.is_some());
    (above, false)
}

/// Two compiled worlds at one second.
pub(super) struct Compared<'a> {
    pub(super) before: &'a Compiled,
    pub(super) after: &'a Compiled,
    pub(super) now: Second,
}

impl Compared<'_> {
    /// A function that the caller lacks before and has after, on one of those folders or an asset in it.
    pub(super) fn gained(&self, caller: Caller, folders: &[FolderKey]) -> Option<Function> {
        folders.iter().find_map(|key| {
            let folder = Resource::Folder(*key);
            let asset = AssetFacts::at_home(Home::Folder(*key));
            let asset = Resource::Asset(&asset);
            self.gained_on(caller, folder, folder)
                .or_else(|| self.gained_on(caller, asset, asset))
        })
    }

    /// A function that the caller lacks on the one before and has on the other after.
    pub(super) fn gained_on(
        &self,
        caller: Caller,
        before: Resource<'_>,
        after: Resource<'_>,
    ) -> Option<Function> {
        FunctionSet::PLACE_BOUND.iter().find(|function| {
            passes(self.after, caller, *function, after, self.now)
                && !passes(self.before, caller, *function, before, self.now)
        })
    }

    /// Does the caller have `access` to one of those folders before and not after?
    pub(super) fn loses_access(&self, caller: Caller, folders: &[FolderKey]) -> bool {
        folders.iter().any(|key| {
            let on = Resource::Folder(*key);
            passes(self.before, caller, Function::Access, on, self.now)
                && !passes(self.after, caller, Function::Access, on, self.now)
        })
    }

    /// Is there a folder that somebody has `access` to before, and nobody after?
    pub(super) fn orphans(&self, world: &World, folders: &[FolderKey]) -> bool {
        let held = |compiled: &Compiled, key: FolderKey| {
            active(world).any(|user| {
                passes(
                    compiled,
                    Caller::session(user),
                    Function::Access,
                    Resource::Folder(key),
                    self.now,
                )
            })
        };
        folders
            .iter()
            .any(|key| held(self.before, *key) && !held(self.after, *key))
    }
}

/// Everybody who is active.
pub(super) fn active(world: &World) -> impl Iterator<Item = UserKey> + '_ {
    let users = world.users.iter().enumerate();
    users
        .filter(|(_, user)| user.status == Status::Active)
        .map(|(at, _)| UserKey::at(at))
}

fn passes(compiled: &Compiled, caller: Caller, action: Function, on: Resource<'_>, now: Second) -> bool {
    let principal = Principal::User(caller);
    let ask = Ask {
        principal,
        action,
        resource: on,
        now,
        reason: Reason::Given,
    };
    compiled.decide(&ask).effect.passes()
}
