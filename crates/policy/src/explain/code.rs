//! Stable codes: what programs read instead of sentences.

use super::cause::Cause;
use super::change::{Change, LinkChange};
use super::flip::{Beyond, Side};
use crate::ask::{Reason, Supermode};
use crate::plain::{LinkRefusal, Source};
use crate::world::Maintenance;

impl Change {
    /// What kind of change it is.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Maintenance(Maintenance::On) => "maintenance_begin",
            Self::Maintenance(Maintenance::Off) => "maintenance_end",
            Self::Status(..) => "status",
            Self::Level(..) => "level",
            Self::Personal(..) => "personal",
            Self::GroupGrant(..) => "group",
            Self::Join(..) => "join",
            Self::Leave(..) => "leave",
            Self::Entry(..) => "entry",
            Self::Member(_, _, Some(_)) => "member",
            Self::Member(_, _, None) => "member_out",
            Self::MemberGrant(..) => "member_grant",
            Self::FolderState(..) => "folder_state",
            Self::AssetState(_) => "asset_state",
            Self::Security(..) => "security",
            Self::Restrict(_) => "restrict",
            Self::Unrestrict(_) => "unrestrict",
            Self::Detach(_) => "licence_off",
            Self::Unmark(_) => "colour_off",
            Self::TakeOut(_) => "playlist_out",
            Self::Widen(_) => "scope_widen",
            Self::Narrow(_) => "scope_narrow",
            Self::Supermode(Supermode::On) => "supermode_on",
            Self::Supermode(Supermode::Off) => "supermode_off",
            Self::Reason(Reason::Given) => "reason",
            Self::Reason(Reason::Missing) => "reason_out",
            Self::Link(change) => change.code(),
        }
    }
}

impl LinkChange {
    /// What kind of change it is.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "link_start",
            Self::Stop => "link_stop",
            Self::Unlimit => "link_unlimit",
            Self::Uncount => "link_uncount",
            Self::Password => "link_password",
            Self::Mode(_) => "link_mode",
            Self::Target => "link_target",
        }
    }
}

impl Cause {
    /// What kind of cause it is.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Standing(..) => "standing",
            Self::Maintenance => "maintenance",
            Self::Scope(_) => "scope",
            Self::Link(refusal) => link_code(*refusal),
            Self::NotAsked(_) => "not_asked",
            Self::Unset(..) => "unset",
            Self::Denied(_) => "denied",
            Self::State { .. } => "state",
            Self::Restricted(..) => "restricted",
            Self::Licence(_) => "licence",
            Self::Colour(_) => "colour",
        }
    }
}

const fn link_code(refusal: LinkRefusal) -> &'static str {
    match refusal {
        LinkRefusal::Stopped => "link_stopped",
        LinkRefusal::Ended => "link_ended",
        LinkRefusal::UsedUp => "link_used_up",
        LinkRefusal::Password => "link_password",
        LinkRefusal::Mode => "link_mode",
        LinkRefusal::Targets => "link_targets",
    }
}

impl Side {
    /// The word for it in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Refuses => "refuses",
        }
    }
}

impl Beyond {
    /// The word for it in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Link => "link",
            Self::Operator => "operator",
        }
    }
}

/// What kind of source it is.
pub(super) const fn of_source(source: &Source) -> &'static str {
    match source {
        Source::Level(_) => "level",
        Source::Personal => "personal",
        Source::Group(_) => "group",
        Source::ProjectRole(..) | Source::PlaylistRole(..) => "role",
        Source::ProjectGrants(_) | Source::PlaylistGrants(_) => "member_grants",
        Source::AskedToApprove => "asked",
        Source::Entry(..) => "entry",
        Source::ProjectMember(_) | Source::PlaylistMember(_) => "member",
        Source::Exposure(_) => "exposure",
        Source::Security(..) => "security",
    }
}
