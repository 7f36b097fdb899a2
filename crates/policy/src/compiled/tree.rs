//! Folders, changed in the compiled form without walking more of the tree than is touched.

use vitrine_model::Lifecycle;

use super::class::gist_of;
use super::{Compiled, FolderRow};
use crate::key::FolderKey;
use crate::world::World;

/// What decides access to a folder: its class and its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Stand {
    /// Its access class; `None` admits nobody but by level.
    pub(crate) class: Option<u32>,
    pub(crate) state: Lifecycle,
}

/// That a change leaves no tree: whoever meets it builds anew.
pub(crate) struct NoTree;

impl Compiled {
    /// What decides access to that folder. Folders that stand alike admit alike.
    pub(crate) fn stand_of(&self, folder: FolderKey) -> Stand {
        let row = self.folders[folder.index()];
        Stand {
            class: row.class,
            state: row.state,
        }
    }

    /// Reads the lists of one folder anew, and hands them down.
    pub(super) fn refresh_lists(&mut self, world: &World, key: FolderKey) {
        let folder = world.folder(key);
        if let Some(here) = &folder.here {
            self.folders[key.index()].class = Some(self.class_of(here));
        }
        if let Some(below) = &folder.below {
            self.folders[key.index()].handed = Some(self.class_of(below));
        }
        self.hand_down(world, key);
    }

    /// Gives a folder and everything below it what it inherits: lists, where it has none of its own, and state.
    pub(super) fn hand_down(&mut self, world: &World, key: FolderKey) {
        let top = self.folders[key.index()];
        for position in top.enter..top.enter.saturating_add(top.size) {
            let at = self.order[position as usize];
            let folder = world.folder(FolderKey(at));
            let above = folder.parent.map(|parent| self.folders[parent.index()]);
            let row = &mut self.folders[at as usize];
            let handed = above.and_then(|above| above.handed);
            if folder.here.is_none() {
                row.class = handed;
            }
            row.gist = gist_of(&self.classes, row.class);
            if folder.below.is_none() {
                row.handed = handed;
            }
            row.state = folder
                .state
                .max(above.map_or(Lifecycle::Live, |above| above.state));
        }
    }

    /// Puts in a folder that is new, the last of the world.
    pub(super) fn add_folder(&mut self, world: &World) -> Result<(), NoTree> {
        let key = FolderKey::at(self.folders.len());
        let parent = world.folder(key).parent.ok_or(NoTree)?;
        self.folders.push(FolderRow {
            size: 1,
            ..FolderRow::UNREACHED
        });
        self.put_below(world, parent, &[key.0])?;
        self.refresh_lists(world, key);
        Ok(())
    }

    /// Takes a folder with everything below it to where it lies now.
    pub(super) fn move_folder(&mut self, world: &World, key: FolderKey) -> Result<(), NoTree> {
        let parent = world.folder(key).parent.ok_or(NoTree)?;
        let FolderRow { enter, size, .. } = self.folders[key.index()];
        if size == 0 || self.is_within(parent, key) {
            return Err(NoTree);
        }
        for row in &mut self.folders {
            if row.enter < enter && enter - row.enter < row.size {
                row.size -= size;
            }
        }
        let from = enter as usize;
        let moved: Vec<u32> = self.order.drain(from..from + size as usize).collect();
        self.number_from(from);
        self.put_below(world, parent, &moved)?;
        self.hand_down(world, key);
        Ok(())
    }

    /// Puts a branch into the walk of the tree, its siblings staying in the order of their keys.
    fn put_below(&mut self, world: &World, parent: FolderKey, branch: &[u32]) -> Result<(), NoTree> {
        let above = self.folders[parent.index()];
        if above.size == 0 {
            return Err(NoTree);
        }
        let (mut position, end) = (above.enter + 1, above.enter + above.size);
        while position < end {
            let sibling = self.order[position as usize];
            if sibling > branch[0] {
                break;
            }
            position += self.folders[sibling as usize].size;
        }
        let position = position as usize;
        self.order.splice(position..position, branch.iter().copied());
        self.number_from(position);
        for above in world.upward(parent) {
            self.folders[above.index()].size += branch.len() as u32;
        }
        Ok(())
    }

    fn number_from(&mut self, position: usize) {
        for (at, folder) in self.order.iter().enumerate().skip(position) {
            self.folders[*folder as usize].enter = at as u32;
        }
    }
}
