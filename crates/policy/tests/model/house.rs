//! A house of six (`house.json`): where what a change may do, and would do, is tried by hand.

use vitrine_model::Second;
use vitrine_policy::file::WorldFile;
use vitrine_policy::{FolderKey, GroupKey, ProjectKey, UserKey, World};

pub(crate) const NOW: Second = Second(100);

/// The owner.
pub(crate) const OLGA: UserKey = UserKey(0);
/// The admin.
pub(crate) const ADA: UserKey = UserKey(1);
/// One of the managers and of the press.
pub(crate) const PIA: UserKey = UserKey(2);
/// One of the press.
pub(crate) const MAX: UserKey = UserKey(3);
/// A guest, who leads the film.
pub(crate) const LEA: UserKey = UserKey(4);
/// In no group.
pub(crate) const JO: UserKey = UserKey(5);

pub(crate) const ALL: GroupKey = GroupKey(0);
pub(crate) const MANAGERS: GroupKey = GroupKey(1);
pub(crate) const PRESS: GroupKey = GroupKey(2);
pub(crate) const GUESTS: GroupKey = GroupKey(3);

pub(crate) const ROOT: FolderKey = FolderKey(0);
pub(crate) const PRESS_FOLDER: FolderKey = FolderKey(1);
pub(crate) const RELEASES: FolderKey = FolderKey(2);
pub(crate) const BOARD: FolderKey = FolderKey(3);
pub(crate) const OPEN: FolderKey = FolderKey(4);

pub(crate) const FILM: ProjectKey = ProjectKey(0);

pub(crate) fn house() -> World {
    WorldFile::read("house.json", include_str!("house.json"))
        .unwrap()
        .world()
        .clone()
}
