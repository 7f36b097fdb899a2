//! Whoever sits at the server's command line.

use vitrine_model::{FolderId, GroupId, UserId};
use vitrine_policy::{AssetFacts as PolicyAsset, World};

use crate::{AssetFacts, Snapshot};

/// Proof that the operator asks: somebody who reads the database's own files anyway. It answers no request.
///
/// Only `vitrine access export` may make it; the tidy check holds that.
#[derive(Debug)]
pub struct Operator(());

impl Operator {
    /// Says out loud that nobody is asked for rights here.
    pub const fn at_the_command_line() -> Self {
        Self(())
    }
}

/// A whole world, with the ids that its keys stand for, by position.
#[derive(Debug)]
pub struct Laid<'s> {
    /// What decides.
    pub world: &'s World,
    /// The users.
    pub users: Vec<UserId>,
    /// The groups.
    pub groups: Vec<GroupId>,
    /// The folders.
    pub folders: Vec<FolderId>,
    snapshot: &'s Snapshot,
}

impl Snapshot {
    /// The world laid open.
    pub fn lay_open(&self, _operator: &Operator) -> Laid<'_> {
        Laid {
            world: &self.world,
            users: self.user_ids().map(|(_, id)| id).collect(),
            groups: self.group_ids().map(|(_, id)| id).collect(),
            folders: (0..self.world.folders.len())
                .map(|at| self.folder_id(vitrine_policy::FolderKey::at(at)))
                .collect(),
            snapshot: self,
        }
    }
}

impl Laid<'_> {
    /// The facts of an asset as they decide in this world; `None` where its home is none that is known.
    pub fn asset(&self, facts: &AssetFacts) -> Option<PolicyAsset> {
        self.snapshot.asset(facts)
    }
}
