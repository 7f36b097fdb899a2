//! Lists: which places admit a person for an action, as bitmaps.

use vitrine_model::{Function, FunctionSet, Lifecycle, Second, Shelf};

use super::person::Asker;
use super::place::level_votes;
use super::{Bits, Compiled, MemberPlace, PlaceIndex};
use crate::ask::{Caller, Resource};
use crate::grants::Votes;
use crate::key::{FolderKey, PlaylistKey, ProjectKey};
use crate::reach::STATES;
use crate::source::{self, RoleAt, Thing};

/// Where a person may do one action, at one second: what lists, counts and searches filter by.
///
/// It says exactly what [`Compiled::decide`] says of everything that has a home and no more: of folders,
/// projects, playlists themselves, and of assets without exposures whose file has no rules of its own. An asset
/// that stands in a playlist, and one with security that is not live, are few: they are asked by `decide`. For
/// an action other than `see`, gate G4 comes on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceScope {
    /// By own state of the asset: live, archived, trashed.
    assets: [Bits; 3],
    folders: Bits,
    /// By shelf and own state of the asset, a bit each.
    shelves: Vec<u8>,
    projects: Bits,
    playlists: Bits,
}

impl PlaceScope {
    /// Does an asset directly in that folder, with that state of its own, come out as not `Deny`?
    pub fn admits(&self, folder: FolderKey, own_state: Lifecycle) -> bool {
        self.assets[own_state as usize].contains(folder.index())
    }

    /// Does the folder itself?
    pub fn folder(&self, folder: FolderKey) -> bool {
        self.folders.contains(folder.index())
    }

    /// Does an asset on that shelf, with that state of its own?
    pub fn shelf(&self, project: ProjectKey, shelf: Shelf, own_state: Lifecycle) -> bool {
        self.shelves
            .get(project.index())
            .is_some_and(|bits| bits & shelf_bit(shelf, own_state) != 0)
    }

    /// Does the project itself?
    pub fn project(&self, project: ProjectKey) -> bool {
        self.projects.contains(project.index())
    }

    /// Does the playlist itself?
    pub fn playlist(&self, playlist: PlaylistKey) -> bool {
        self.playlists.contains(playlist.index())
    }

    /// The folders that admit assets of that state of their own, as bits.
    pub const fn asset_folders(&self, own_state: Lifecycle) -> &Bits {
        &self.assets[own_state as usize]
    }

    /// The folders that are admitted themselves, as bits.
    pub const fn folders(&self) -> &Bits {
        &self.folders
    }
}

fn shelf_bit(shelf: Shelf, own_state: Lifecycle) -> u8 {
    1 << (shelf as u8 * 3 + own_state as u8)
}

impl Compiled {
    /// Where the caller may do the action at that second.
    pub fn scope(&self, caller: &Caller, action: Function, now: Second) -> PlaceScope {
        let mut scope = PlaceScope {
            assets: std::array::from_fn(|_| Bits::with_room(self.folders.len())),
            folders: Bits::with_room(self.folders.len()),
            shelves: vec![0; self.projects as usize],
            projects: Bits::with_room(self.projects as usize),
            playlists: Bits::with_room(self.playlists as usize),
        };
        let asker = self.asker(caller, now);
        let sees = asker.credential.covers(Function::See);
        if self.standing(&asker, action).is_none() && sees {
            self.fill_folders(&asker, action, &mut scope);
            self.fill_projects(&asker, action, &mut scope);
        }
        scope
    }

    fn fill_folders(&self, asker: &Asker<'_>, action: Function, scope: &mut PlaceScope) {
        let functions = asker.everywhere.passed();
        let level = level_votes(asker);
        // The same question for every folder of a class: asked once.
        let of_votes = |votes: Votes| {
            let passed = Passed {
                functions,
                place: level.and(votes).passed(),
            };
            Thing::BOTH.map(|thing| STATES.map(|state| passed.admits(asker, action, state, thing)))
        };
        let nobodys = of_votes(Votes::NONE);
        let classes: Vec<_> = (0..self.classes.len() as u32)
            .map(|class| of_votes(self.class_votes(class, asker.key, asker.now)))
            .collect();
        for (at, row) in self.folders.iter().enumerate() {
            let [folder, asset] = row.class.map_or(&nobodys, |class| &classes[class as usize]);
            if folder[row.state as usize] {
                scope.folders.insert(at);
            }
            for own in STATES {
                if asset[own.max(row.state) as usize] {
                    scope.assets[own as usize].insert(at);
                }
            }
        }
    }

    fn fill_projects(&self, asker: &Asker<'_>, action: Function, scope: &mut PlaceScope) {
        for place in self.member_places(asker) {
            match place.is() {
                MemberPlace::Project(project) => self.fill_project(asker, action, project, scope),
                MemberPlace::Playlist(playlist) => {
                    let at = self.at(asker, Resource::Playlist(playlist));
                    let passed = Passed::of(at.function, at.place);
                    if passed.admits_members(asker, action, Resource::Playlist(playlist)) {
                        scope.playlists.insert(playlist.index());
                    }
                }
            }
        }
    }

    /// The projects and playlists that may admit somebody. Whoever is a member of little is asked about little.
    pub(crate) fn member_places(&self, asker: &Asker<'_>) -> Vec<PlaceIndex> {
        if source::is_over_places(asker.row.level) || asker.supermode {
            let projects = (0..self.projects).map(|at| PlaceIndex::project(ProjectKey(at)));
            let playlists = (0..self.playlists).map(|at| PlaceIndex::playlist(PlaylistKey(at)));
            return projects.chain(playlists).collect();
        }
        let mine = self.memberships.of(asker.row.memberships);
        let mut places: Vec<_> = mine.iter().map(|membership| membership.place).collect();
        places.dedup();
        places
    }

    fn fill_project(&self, asker: &Asker<'_>, action: Function, project: ProjectKey, scope: &mut PlaceScope) {
        let at = self.at(asker, Resource::Project(project));
        let passed = Passed::of(at.function, at.place);
        if passed.admits_members(asker, action, Resource::Project(project)) {
            scope.projects.insert(project.index());
        }
        let memberships = self.memberships_at(asker, PlaceIndex::project(project));
        for shelf in [Shelf::Content, Shelf::Files] {
            let there = memberships.votes(RoleAt::Shelf(shelf));
            let passed = Passed::of(asker.everywhere.and(there), at.place);
            for own in STATES {
                if passed.admits(asker, action, own, Thing::Asset) {
                    scope.shelves[project.index()] |= shelf_bit(shelf, own);
                }
            }
        }
    }
}

impl Thing {
    const BOTH: [Thing; 2] = [Thing::Folder, Thing::Asset];
}

/// What passes the folds of G2 and G3 at a place.
#[derive(Clone, Copy)]
struct Passed {
    functions: FunctionSet,
    place: FunctionSet,
}

impl Passed {
    const fn of(function: Votes, place: Votes) -> Self {
        Self {
            functions: function.passed(),
            place: place.passed(),
        }
    }

    const fn both(self, function: Function) -> bool {
        self.functions.contains(function) && self.place.contains(function)
    }

    /// `see` and the action on a thing in that state.
    fn admits(self, asker: &Asker<'_>, action: Function, state: Lifecycle, thing: Thing) -> bool {
        // Assets are asked what folders are asked.
        let asked_here = Resource::Folder(FolderKey(0)).functions();
        if !asked_here.contains(action) || !source::allowed_in(state, thing).contains(action) {
            return false;
        }
        if asker.supermode {
            return true;
        }
        let found = source::right_to_find(state, thing)
            .is_none_or(|right| asker.credential.covers(right) && self.both(right));
        found && self.both(Function::See) && self.both(action)
    }

    /// `see` and the action on a project or playlist itself.
    fn admits_members(self, asker: &Asker<'_>, action: Function, resource: Resource<'_>) -> bool {
        let asked_here = resource.functions().contains(action);
        asked_here && (asker.supermode || self.both(Function::See) && self.both(action))
    }
}
