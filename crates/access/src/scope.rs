//! Scopes: which of many things somebody may do one action to.

use std::marker::PhantomData;
use std::sync::Arc;

use vitrine_model::{FolderId, Lifecycle};
use vitrine_policy::{FolderKey, PlaceScope};

use crate::{Action, Snapshot, Source};

/// What a folder admits of the assets in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// Its row.
    pub row: i64,
    /// Its state, or that of a folder above it where that is further gone.
    pub state: Lifecycle,
    /// Does it admit those that are live, archived, trashed by their own state?
    pub admits: [bool; 3],
}

/// Proof of which folders, and of the assets in them, somebody may do `A` to.
///
/// Every list, count and search is filtered by one; it says exactly what a permit for each would say.
#[derive(Debug)]
pub struct Scope<A: Action, S: Source> {
    snapshot: Arc<Snapshot>,
    places: PlaceScope,
    source: PhantomData<fn() -> (A, S)>,
}

// Derived, it would ask a source to be copied, which no transaction can.
impl<A: Action, S: Source> Clone for Scope<A, S> {
    fn clone(&self) -> Self {
        Self::new(Arc::clone(&self.snapshot), self.places.clone())
    }
}

impl<A: Action, S: Source> Scope<A, S> {
    pub(crate) const fn new(snapshot: Arc<Snapshot>, places: PlaceScope) -> Self {
        Self {
            snapshot,
            places,
            source: PhantomData,
        }
    }

    /// Does it admit the folder with that row?
    pub fn admits(&self, row: i64) -> bool {
        self.snapshot
            .folder_at_row(row)
            .is_some_and(|key| self.places.folder(key))
    }

    /// Does it admit an asset whose home has that row, with that state of its own?
    pub fn admits_asset(&self, home: i64, own_state: Lifecycle) -> bool {
        self.snapshot
            .folder_at_row(home)
            .is_some_and(|key| self.places.admits(key, own_state))
    }

    /// What each folder admits of the assets in it: what [`Scope::admits_asset`] says one by one, for passing over
    /// many of them.
    pub fn homes(&self) -> impl Iterator<Item = Home> + '_ {
        (0..self.snapshot.world.folders.len()).map(|at| {
            let key = FolderKey::at(at);
            Home {
                row: self.snapshot.folder_row(key),
                state: self.snapshot.folder_state(key),
                admits: [Lifecycle::Live, Lifecycle::Archived, Lifecycle::Trashed]
                    .map(|own| self.places.admits(key, own)),
            }
        })
    }

    /// The row of a folder that it admits.
    pub fn place(&self, folder: FolderId) -> Option<i64> {
        let (row, key) = self.snapshot.folder(folder)?;
        self.places.folder(key).then_some(row)
    }

    /// The state of the folder with that row, or of one above it where that is further gone.
    pub fn state(&self, row: i64) -> Lifecycle {
        self.snapshot
            .folder_at_row(row)
            .map_or(Lifecycle::Trashed, |key| self.snapshot.folder_state(key))
    }

    /// The state of an asset whose home has that row, with that state of its own.
    pub fn state_in(&self, home: i64, own_state: Lifecycle) -> Lifecycle {
        self.state(home).max(own_state)
    }

    /// The nearest folder above that it admits.
    pub fn parent(&self, row: i64) -> Option<FolderId> {
        let key = self.snapshot.folder_at_row(row)?;
        self.upward(key).nth(1).map(|key| self.snapshot.folder_id(key))
    }

    /// The rows of the folders that it admits, from the topmost down to this one.
    pub fn path(&self, folder: FolderId) -> Vec<i64> {
        let Some((_, key)) = self.snapshot.folder(folder) else {
            return Vec::new();
        };
        let mut path: Vec<i64> = self
            .upward(key)
            .map(|key| self.snapshot.folder_row(key))
            .collect();
        path.reverse();
        path
    }

    /// The rows of what it admits right below a folder, or at the top: a folder below hidden ones moves up to
    /// its nearest ancestor in sight. `None` where it does not admit the folder.
    pub fn children(&self, parent: Option<FolderId>) -> Option<Vec<i64>> {
        let parent = match parent {
            Some(id) => Some(
                self.snapshot
                    .folder(id)
                    .map(|(_, key)| key)
                    .filter(|key| self.places.folder(*key))?,
            ),
            None => None,
        };
        let mut found = Vec::new();
        let mut unseen: Vec<FolderKey> = self.snapshot.below(parent).to_vec();
        while let Some(key) = unseen.pop() {
            if self.places.folder(key) {
                found.push(self.snapshot.folder_row(key));
            } else {
                unseen.extend_from_slice(self.snapshot.below(Some(key)));
            }
        }
        Some(found)
    }

    /// The rows of a folder and of all below it, whether it admits them or not.
    pub fn below(&self, row: i64) -> Vec<i64> {
        let Some(key) = self.snapshot.folder_at_row(row) else {
            return Vec::new();
        };
        self.snapshot
            .subtree(key)
            .into_iter()
            .map(|key| self.snapshot.folder_row(key))
            .collect()
    }

    fn upward(&self, key: FolderKey) -> impl Iterator<Item = FolderKey> + '_ {
        self.snapshot
            .world
            .upward(key)
            .filter(|key| self.places.folder(*key))
    }
}
