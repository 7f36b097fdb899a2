//! From a world to its compiled form.

use vitrine_model::Lifecycle;

use super::class::Classes;
use super::rows::Rows;
use super::user::{UserParts, of_member};
use super::{Compiled, FolderRow, Gist, Membership, PlaceIndex};
use crate::key::{FolderKey, GroupKey, PlaylistKey, ProjectKey};
use crate::world::{Maintenance, World};

impl Compiled {
    /// Makes a world ready for deciding.
    pub fn build(world: &World) -> Self {
        let words = world.groups.len().div_ceil(64);
        let mut built = Self {
            maintenance: world.maintenance,
            all_users: world.all_users,
            users: Vec::with_capacity(world.users.len()),
            ending: Rows::default(),
            groups: Vec::with_capacity(world.users.len() * words),
            words,
            sees: vec![0; world.groups.len() * words],
            leaving: Rows::default(),
            memberships: Rows::default(),
            projects: world.projects.len() as u32,
            playlists: world.playlists.len() as u32,
            folders: Vec::new(),
            order: Vec::new(),
            classes: Vec::new(),
            classes_built: 0,
            group_rules: Rows::default(),
            user_rules: Rows::default(),
            licences: world.licences.clone(),
            colours: world.colours.clone(),
        };
        for at in 0..world.groups.len() {
            built.refresh_sight(world, GroupKey::at(at));
        }
        let mut parts = UserParts::default();
        for user in &world.users {
            built.add_user(world, user, &mut parts);
        }
        built.add_memberships(world);
        built.add_folders(world);
        built
    }

    /// Reads anew what a group sees.
    pub(super) fn refresh_sight(&mut self, world: &World, group: GroupKey) {
        let sees = &mut self.sees[group.index() * self.words..(group.index() + 1) * self.words];
        sees.fill(0);
        for seen in &world.group(group).sees {
            sees[seen.index() / 64] |= 1 << (seen.index() % 64);
        }
    }

    fn add_memberships(&mut self, world: &World) {
        let projects = world.projects.iter().enumerate();
        let projects =
            projects.map(|(at, project)| (PlaceIndex::project(ProjectKey::at(at)), &project.members));
        let playlists = world.playlists.iter().enumerate();
        let playlists =
            playlists.map(|(at, playlist)| (PlaceIndex::playlist(PlaylistKey::at(at)), &playlist.members));
        let mut all: Vec<(u32, Membership)> = Vec::new();
        for (place, members) in projects.chain(playlists) {
            for member in members {
                all.extend(of_member(place, member).map(|row| (member.user.0, row)));
            }
        }
        // Stable, so that the rows of one membership stay together, its role first.
        all.sort_by_key(|(user, row)| (*user, row.place));
        for of_user in all.chunk_by(|(one, _), (other, _)| one == other) {
            let rows = of_user.iter().map(|(_, row)| *row);
            self.users[of_user[0].0 as usize].memberships = self.memberships.put(rows);
        }
    }

    fn add_folders(&mut self, world: &World) {
        let mut children: Vec<Vec<u32>> = vec![Vec::new(); world.folders.len()];
        let mut waiting = Vec::new();
        for (at, folder) in world.folders.iter().enumerate() {
            match folder.parent {
                Some(parent) => children[parent.index()].push(at as u32),
                None => waiting.push(Visit::Enter(at as u32, None, Lifecycle::Live)),
            }
        }
        let mut classes = Classes::new(self.all_users);
        self.folders = vec![FolderRow::UNREACHED; world.folders.len()];
        self.order = Vec::with_capacity(world.folders.len());
        // Not recursive: a tree may be deeper than a thread's stack.
        while let Some(visit) = waiting.pop() {
            match visit {
                Visit::Enter(at, handed, above) => {
                    let folder = world.folder(FolderKey(at));
                    let here = folder.here.as_deref().map(|list| classes.of(list));
                    let below = folder.below.as_deref().map(|list| classes.of(list));
                    let state = above.max(folder.state);
                    let row = &mut self.folders[at as usize];
                    row.class = here.or(handed);
                    row.handed = below.or(handed);
                    row.state = state;
                    row.enter = self.order.len() as u32;
                    self.order.push(at);
                    waiting.push(Visit::Leave(at));
                    let handed = row.handed;
                    waiting.extend(
                        children[at as usize]
                            .iter()
                            .rev()
                            .map(|&child| Visit::Enter(child, handed, state)),
                    );
                }
                Visit::Leave(at) => {
                    let row = &mut self.folders[at as usize];
                    row.size = self.order.len() as u32 - row.enter;
                }
            }
        }
        classes.put_into(self);
        self.tell_folders();
    }

    /// Is the account in maintenance?
    pub(crate) fn is_in_maintenance(&self) -> bool {
        self.maintenance == Maintenance::On
    }
}

impl FolderRow {
    /// A folder to which no path leads.
    pub(super) const UNREACHED: Self = Self {
        gist: Gist::NONE,
        class: None,
        handed: None,
        state: Lifecycle::Live,
        enter: u32::MAX,
        size: 0,
    };
}

/// A folder on the way down, with what it is handed and the state of what lies above it; and on the way up.
enum Visit {
    Enter(u32, Option<u32>, Lifecycle),
    Leave(u32),
}
