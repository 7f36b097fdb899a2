//! The tables of gate G2 and of the state rule: what levels, roles and states allow by themselves.

use vitrine_model::{Function, FunctionSet, Level, Lifecycle, Role, Shelf};

use Function::*;

/// What a level allows.
pub const fn of_level(level: Level) -> FunctionSet {
    match level {
        Level::Owner => FunctionSet::FULL.without(FunctionSet::of(&[LicenceOverride])),
        Level::Admin => FunctionSet::FULL.without(FunctionSet::of(&[BillingManage, LicenceOverride])),
        Level::Creator => FunctionSet::of(&[ProjectCreate, PlaylistCreate, PeopleSee]),
        Level::Member => FunctionSet::EMPTY,
    }
}

/// Where a role is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoleAt {
    /// At a project itself.
    Project,
    /// At an asset on a shelf of a project.
    Shelf(Shelf),
    /// At a playlist itself.
    Playlist,
    /// At an asset that stands in a playlist.
    Exposure,
}

/// What a role allows there.
pub const fn of_role(role: Role, at: RoleAt) -> FunctionSet {
    let all = match (role, at) {
        (Role::Lead, _) => FunctionSet::PLACE_BOUND,
        (Role::Member, RoleAt::Project | RoleAt::Shelf(Shelf::Content)) => MEMBER_OF_PROJECT,
        (Role::Member, RoleAt::Shelf(Shelf::Files)) => MEMBER_OF_PROJECT.with(Download),
        (Role::Member, RoleAt::Playlist | RoleAt::Exposure) => MEMBER_OF_PLAYLIST,
    };
    match at {
        RoleAt::Exposure => all.intersection(EXPOSED),
        RoleAt::Project | RoleAt::Shelf(_) | RoleAt::Playlist => all,
    }
}

const MEMBER_OF_PROJECT: FunctionSet =
    FunctionSet::of(&[See, Comment, CommentEdit, TaskCreate, TaskEdit, ShareReview]);
const MEMBER_OF_PLAYLIST: FunctionSet = FunctionSet::of(&[See, Comment, TaskCreate, TaskEdit]);

/// What a playlist's roles and grants can say something about, at an asset that stands in it.
pub const EXPOSED: FunctionSet = FunctionSet::of(&[See, Comment]);

/// What whoever an approval asks is allowed, for that approval.
pub const OF_THE_ASKED: FunctionSet = FunctionSet::of(&[ApprovalDecide]);

/// What no grant gives: these come from levels and roles alone. A `Deny` of any source still counts.
pub const GIVEN_BY_NO_GRANT: FunctionSet = FunctionSet::of(&[BillingManage, ProjectEdit, ProjectDelete]);

/// What no cross takes from the owner.
pub const KEPT_BY_OWNER: FunctionSet = FunctionSet::of(&[BillingManage, Supermode]);

/// Is the level one to which every place is open, unless somebody denies?
pub const fn is_over_places(level: Level) -> bool {
    matches!(level, Level::Owner | Level::Admin)
}

/// What kind of thing the state rule is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A folder.
    Folder,
    /// An asset.
    Asset,
}

/// What a state allows to be done to a thing at all, super-admin mode or not.
pub const fn allowed_in(state: Lifecycle, thing: Thing) -> FunctionSet {
    match (state, thing) {
        (Lifecycle::Live, _) => FunctionSet::FULL,
        (Lifecycle::Archived, Thing::Asset) => FunctionSet::of(&[See, Download, Archive, Delete]),
        (Lifecycle::Archived, Thing::Folder) => FunctionSet::of(&[See, FolderArchive, FolderDelete]),
        (Lifecycle::Trashed, Thing::Asset) => FunctionSet::of(&[See, Delete]),
        (Lifecycle::Trashed, Thing::Folder) => FunctionSet::of(&[See, FolderDelete]),
    }
}

/// What one has to pass as well for a thing in that state to exist for them.
pub const fn right_to_find(state: Lifecycle, thing: Thing) -> Option<Function> {
    match (state, thing) {
        (Lifecycle::Live, _) => None,
        (Lifecycle::Archived, Thing::Asset) => Some(Archive),
        (Lifecycle::Archived, Thing::Folder) => Some(FolderArchive),
        (Lifecycle::Trashed, Thing::Asset) => Some(Delete),
        (Lifecycle::Trashed, Thing::Folder) => Some(FolderDelete),
    }
}
