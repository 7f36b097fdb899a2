//! The world as it stands at the second asked about, resolved as far as the peers need it resolved.
//!
//! None of them has ends, nor lists that replace what was inherited: each is loaded with the effective list of every
//! folder and with what has not ended. That is a favour: loaded so, their answers grow old by themselves.

use std::collections::HashMap;

use vitrine_model::{DownloadTerm, Function, FunctionSet, LapsedTerm, Level, Lifecycle, ShareTerm};
use vitrine_policy::source::of_level;
use vitrine_policy::{AssetFacts, Entry, GroupKey, Home, Subject, UserKey, Votes};

use crate::library::{Library, NOW};

/// The world of a library at one second.
pub(crate) struct AsOf<'a> {
    pub(crate) library: &'a Library,
    /// The different lists that are in force.
    pub(crate) lists: Vec<Vec<(Subject, Votes)>>,
    /// The effective list of each folder.
    pub(crate) list_of: Vec<usize>,
    /// The state of each folder: its own, or that of what it lies in.
    pub(crate) state_of: Vec<Lifecycle>,
}

/// The actions that questions and the rules of state are about.
pub(crate) fn asked() -> impl Iterator<Item = Function> {
    FunctionSet::PLACE_BOUND.iter().chain([Function::LicenceOverride])
}

impl<'a> AsOf<'a> {
    pub(crate) fn now(library: &'a Library) -> Self {
        let world = &library.world;
        let mut known: HashMap<&[Entry], usize> = HashMap::new();
        let mut lists = Vec::new();
        let mut number = |list: &'a [Entry]| {
            *known.entry(list).or_insert_with(|| {
                lists.push(in_force(list));
                lists.len() - 1
            })
        };
        let (mut list_of, mut handed, mut state_of) = (Vec::new(), Vec::new(), Vec::new());
        for folder in &world.folders {
            // What lies above a folder comes before it.
            let above = folder.parent.map(|parent| parent.index());
            let inherited = above.map_or(0, |above| handed[above]);
            list_of.push(folder.here.as_deref().map_or(inherited, &mut number));
            handed.push(folder.below.as_deref().map_or(inherited, &mut number));
            let above = above.map_or(Lifecycle::Live, |above| state_of[above]);
            state_of.push(folder.state.max(above));
        }
        Self {
            library,
            lists,
            list_of,
            state_of,
        }
    }

    /// All users and the groups that somebody is in.
    pub(crate) fn groups_of(&self, user: usize) -> Vec<GroupKey> {
        let world = &self.library.world;
        let mut groups: Vec<_> = world.own_groups(UserKey::at(user), NOW).collect();
        groups.push(world.all_users);
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    pub(crate) fn personal(&self, user: usize) -> Votes {
        counted(self.library.world.users[user].grants.at(NOW))
    }

    pub(crate) fn of_group(&self, group: usize) -> Votes {
        counted(self.library.world.groups[group].grants.at(NOW))
    }

    /// The fold of G2, for every function.
    pub(crate) fn may(&self, user: usize) -> FunctionSet {
        let level = Votes::allowing(of_level(self.library.world.users[user].level));
        let groups = self.groups_of(user);
        let groups = groups.iter().map(|group| self.of_group(group.index()));
        groups.fold(level.and(self.personal(user)), Votes::and).passed()
    }

    pub(crate) fn is_over_places(&self, user: usize) -> bool {
        matches!(self.library.world.users[user].level, Level::Owner | Level::Admin)
    }

    /// Downloads and shares that a licence of the asset locks.
    pub(crate) fn locks(&self, facts: &AssetFacts) -> Locks {
        let mut locks = Locks::default();
        for key in &facts.licences {
            let licence = self.library.world.licence(*key);
            if licence.is_in_force(NOW) {
                locks.download |= licence.download == DownloadTerm::Lock;
                locks.share |= licence.share == ShareTerm::Lock;
            } else {
                let lapsed = licence.lapsed == LapsedTerm::Lock;
                locks.download |= lapsed;
                locks.share |= lapsed;
            }
        }
        locks
    }
}

/// What a file's licences lock.
#[derive(Clone, Copy, Default)]
pub(crate) struct Locks {
    pub(crate) download: bool,
    pub(crate) share: bool,
}

/// The folder that an asset lies in; every asset of a measured library lies in one.
pub(crate) fn folder_of(facts: &AssetFacts) -> usize {
    match facts.home {
        Home::Folder(folder) => folder.index(),
        Home::Project(..) => unreachable!("every asset lies in a folder"),
    }
}

/// What has not ended.
pub(crate) fn in_force(list: &[Entry]) -> Vec<(Subject, Votes)> {
    let said = list.iter().map(|entry| (entry.subject, entry.at(NOW)));
    said.filter(|(_, votes)| *votes != Votes::NONE).collect()
}

fn counted(votes: Votes) -> Votes {
    votes.never_allowing(vitrine_policy::source::GIVEN_BY_NO_GRANT)
}

/// A name for a subject, in whatever language.
pub(crate) fn name(subject: Subject) -> String {
    match subject {
        Subject::User(user) => user_name(user.index()),
        Subject::Group(group) => group_name(group.index()),
    }
}

pub(crate) fn user_name(user: usize) -> String {
    format!("u{user}")
}

pub(crate) fn group_name(group: usize) -> String {
    format!("g{group}")
}
