//! What a person can do, account-wide and place by place.

use std::collections::HashMap;
use std::hash::Hash;

use vitrine_model::{FunctionSet, Second};

use super::{OfFolder, OfProject, STATES};
use crate::ask::{Caller, Resource};
use crate::compiled::{Bits, Compiled, MemberPlace, Stand};
use crate::key::FolderKey;
use crate::source::Thing;

/// What somebody can do everywhere. Places where they can do nothing are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatCan {
    /// The account-wide functions that pass.
    pub account: FunctionSet,
    /// Folders, those together in which the same can be done.
    pub folders: Vec<At<OfFolder<FunctionSet>>>,
    /// Projects.
    pub projects: Vec<At<OfProject<FunctionSet>>>,
    /// Playlists themselves. What stands in them is seen by its home and by its exposures.
    pub playlists: Vec<At<FunctionSet>>,
}

/// What can be done at each of some places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The places, by position.
    pub places: Bits,
    /// What.
    pub can: T,
}

impl Compiled {
    /// What the caller can do at that second: what [`Compiled::decide`] says of every place, and of the assets there
    /// that have no security, licence, mark or exposure of their own.
    pub fn what_can(&self, caller: &Caller, now: Second) -> WhatCan {
        let asker = self.asker(caller, now);
        let account = self.actions_of(&asker, Resource::Account).may;
        if self.at_the_door(&asker).is_some() {
            return WhatCan::default();
        }
        let mut folders = Collected::with_room(self.folder_count());
        let mut known: HashMap<Stand, OfFolder<FunctionSet>> = HashMap::new();
        for folder in (0..self.folder_count()).map(FolderKey::at) {
            let stand = self.stand_of(folder);
            let can = known.entry(stand).or_insert_with(|| {
                let both = self.both_at(&asker, stand.class);
                OfFolder {
                    itself: asker.of_thing(both, stand.state, Thing::Folder),
                    files: STATES.map(|own| asker.of_thing(both, own.max(stand.state), Thing::Asset)),
                }
            });
            folders.add(folder.index(), *can);
        }
        let mut projects = Collected::with_room(self.project_count());
        let mut playlists = Collected::with_room(self.playlist_count());
        for place in self.member_places(&asker) {
            match place.is() {
                MemberPlace::Project(key) => projects.add(key.index(), self.in_project(&asker, key)),
                MemberPlace::Playlist(key) => playlists.add(key.index(), self.of_playlist(&asker, key)),
            }
        }
        WhatCan {
            account,
            folders: folders.at,
            projects: projects.at,
            playlists: playlists.at,
        }
    }
}

/// Places by what can be done there.
struct Collected<T> {
    room: usize,
    known: HashMap<T, usize>,
    at: Vec<At<T>>,
}

impl<T: Copy + Default + Eq + Hash> Collected<T> {
    fn with_room(room: usize) -> Self {
        Self {
            room,
            known: HashMap::new(),
            at: Vec::new(),
        }
    }

    fn add(&mut self, place: usize, can: T) {
        if can == T::default() {
            return;
        }
        let position = *self.known.entry(can).or_insert_with(|| {
            self.at.push(At {
                places: Bits::with_room(self.room),
                can,
            });
            self.at.len() - 1
        });
        self.at[position].places.insert(place);
    }
}
