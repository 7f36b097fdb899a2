//! A change as it is proposed.

use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::reach::{Proposal, ProposedChange};
use vitrine_model::{FolderId, GroupId, Instant, Level, Lifecycle, Status, UserId};

use crate::folders::{NewGrant, NewGrants, NewList};
use crate::problem::Problem;
use crate::schema;

/// A change that somebody thinks of making.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposalBody {
    change: ChangeBody,
    /// When its effect is looked at; left out or null, now.
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Instant>,
}

/// Which change.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum ChangeBody {
    /// Saves a folder's list.
    FolderList {
        #[schema(value_type = Uuid)]
        folder: FolderId,
        list: NewList,
    },
    /// Puts a folder back to what it inherits.
    FolderInherit {
        #[schema(value_type = Uuid)]
        folder: FolderId,
    },
    /// Moves a folder.
    FolderMove {
        #[schema(value_type = Uuid)]
        folder: FolderId,
        #[schema(value_type = Uuid)]
        to: FolderId,
    },
    /// Archives a folder, throws it away, or brings it back.
    FolderState {
        #[schema(value_type = Uuid)]
        folder: FolderId,
        #[schema(value_type = schema::State, example = "archived")]
        state: Lifecycle,
    },
    /// Sets a person's personal grants.
    UserGrants {
        #[schema(value_type = Uuid)]
        user: UserId,
        #[schema(value_type = BTreeMap<String, NewGrant>)]
        grants: NewGrants,
    },
    /// Sets a person's level.
    UserLevel {
        #[schema(value_type = Uuid)]
        user: UserId,
        #[schema(value_type = schema::Level, example = "member")]
        level: Level,
    },
    /// Sets the groups that a person is in.
    UserGroups {
        #[schema(value_type = Uuid)]
        user: UserId,
        groups: Vec<MembershipBody>,
    },
    /// Activates or deactivates a person.
    UserStatus {
        #[schema(value_type = Uuid)]
        user: UserId,
        #[schema(value_type = schema::Status, example = "deactivated")]
        status: Status,
    },
    /// Sets the function grants of a group.
    GroupGrants {
        #[schema(value_type = Uuid)]
        group: GroupId,
        #[schema(value_type = BTreeMap<String, NewGrant>)]
        grants: NewGrants,
    },
    /// Sets the groups that a group can see.
    GroupSees {
        #[schema(value_type = Uuid)]
        group: GroupId,
        #[schema(value_type = Vec<Uuid>)]
        sees: Vec<GroupId>,
    },
    /// Removes a group.
    GroupRemove {
        #[schema(value_type = Uuid)]
        group: GroupId,
    },
}

/// That a person is in a group.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MembershipBody {
    #[schema(value_type = Uuid)]
    group: GroupId,
    /// Exclusive end.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Instant>,
}

impl ProposalBody {
    pub(super) fn understood(&self) -> Result<Proposal, Problem> {
        Ok(Proposal {
            change: self.change.understood()?,
            at: self.at.map(Instant::second),
        })
    }
}

impl ChangeBody {
    fn understood(&self) -> Result<ProposedChange, Problem> {
        Ok(match self {
            Self::FolderList { folder, list } => {
                ProposedChange::List(*folder, list.entries()?, list.subfolders())
            }
            Self::FolderInherit { folder } => ProposedChange::Inherit(*folder),
            Self::FolderMove { folder, to } => ProposedChange::MoveFolder {
                folder: *folder,
                to: *to,
            },
            Self::FolderState { folder, state } => ProposedChange::FolderState(*folder, *state),
            Self::UserGrants { user, grants } => ProposedChange::Grants(*user, grants.said()),
            Self::UserLevel { user, level } => ProposedChange::Level(*user, *level),
            Self::UserGroups { user, groups } => {
                let membership = |one: &MembershipBody| (one.group, one.until.map(Instant::second));
                ProposedChange::Memberships(*user, groups.iter().map(membership).collect())
            }
            Self::UserStatus { user, status } => ProposedChange::Status(*user, *status),
            Self::GroupGrants { group, grants } => ProposedChange::GroupGrants(*group, grants.said()),
            Self::GroupSees { group, sees } => ProposedChange::GroupSees(*group, sees.clone()),
            Self::GroupRemove { group } => ProposedChange::RemoveGroup(*group),
        })
    }
}
