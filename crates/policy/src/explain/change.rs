//! One single change of what a decision hangs on, and how it is made.

use vitrine_model::{Function, FunctionSet, Grant, Level, Lifecycle, LinkMode, Role, Second, State, Status};

use super::case::Case;
use crate::ask::{Credential, Named, Password, Principal, Reason, Supermode};
use crate::change::MembersOf;
use crate::facts::Running;
use crate::grants::Grants;
use crate::key::{ColourKey, FolderKey, GroupKey, LicenceKey, PlaylistKey, UserKey};
use crate::plain::WhichList;
use crate::world::{Entry, List, Maintenance, Member, Membership, Subject, World};

/// One single change: one box of one row, one membership, one level, one thing brought back.
///
/// Grants and memberships that it makes have no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The account's maintenance begins or ends.
    Maintenance(Maintenance),
    /// A user is activated or deactivated.
    Status(UserKey, Status),
    /// A user is set to a level.
    Level(UserKey, Level),
    /// A user's personal box.
    Personal(UserKey, Function, State),
    /// A group's box.
    GroupGrant(GroupKey, Function, State),
    /// A user joins a group.
    Join(UserKey, GroupKey),
    /// A user leaves a group.
    Leave(UserKey, GroupKey),
    /// A box in a folder's list. A folder that has no such list of its own gets one: a copy of the one in effect.
    Entry(Row, Function, State),
    /// A user becomes a member of a project or playlist in that role, or leaves it.
    Member(MembersOf, UserKey, Option<Role>),
    /// A member's own box in a project or playlist.
    MemberGrant(MembersOf, UserKey, Function, State),
    /// A folder is archived, thrown away or brought back, by itself.
    FolderState(FolderKey, Lifecycle),
    /// The asset is archived, thrown away or brought back.
    AssetState(Lifecycle),
    /// A box in the file's security.
    Security(Subject, Function, State),
    /// An action is restricted to the entries of the file's security.
    Restrict(Function),
    /// An action is restricted to them no more.
    Unrestrict(Function),
    /// A licence is taken off the file.
    Detach(LicenceKey),
    /// The colour mark is taken off the file.
    Unmark(ColourKey),
    /// The asset is taken out of a playlist.
    TakeOut(PlaylistKey),
    /// The token's scope gets a function.
    Widen(Function),
    /// The token's scope loses a function.
    Narrow(Function),
    /// Super-admin mode is turned on or off.
    Supermode(Supermode),
    /// A reason is written, or not.
    Reason(Reason),
    /// Something about the link itself.
    Link(LinkChange),
}

/// The row of a folder's list that is about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The folder.
    pub folder: FolderKey,
    /// Which of its two lists.
    pub list: WhichList,
    /// Whom the row is about.
    pub subject: Subject,
}

/// One change of a link, or of what its visitor shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkChange {
    /// It is started again.
    Start,
    /// It is stopped.
    Stop,
    /// Its end is taken away.
    Unlimit,
    /// Its number of uses is taken away.
    Uncount,
    /// The visitor gives the password.
    Password,
    /// It is for something else.
    Mode(LinkMode),
    /// The asset is named as one of its targets.
    Target,
}

impl Change {
    /// Do both set the same box?
    pub(super) fn is_of_the_same_box(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Personal(one, of, _), Self::Personal(other, function, _)) => {
                (one, of) == (other, function)
            }
            (Self::GroupGrant(one, of, _), Self::GroupGrant(other, function, _)) => {
                (one, of) == (other, function)
            }
            (Self::Entry(one, of, _), Self::Entry(other, function, _)) => (one, of) == (other, function),
            (Self::MemberGrant(one, user, of, _), Self::MemberGrant(other, whose, function, _)) => {
                (one, user, of) == (other, whose, function)
            }
            (Self::Security(one, of, _), Self::Security(other, function, _)) => {
                (one, of) == (other, function)
            }
            _ => false,
        }
    }
}

impl Case<'_> {
    /// Makes the change.
    pub fn apply(&mut self, change: &Change) {
        match *change {
            Change::Supermode(_) | Change::Reason(_) | Change::Widen(_) | Change::Narrow(_) => {
                self.apply_to_asker(*change);
            }
            Change::Link(change) => self.apply_to_link(change),
            Change::AssetState(_)
            | Change::Security(..)
            | Change::Restrict(_)
            | Change::Unrestrict(_)
            | Change::Detach(_)
            | Change::Unmark(_)
            | Change::TakeOut(_) => self.apply_to_asset(*change),
            Change::Member(of, user, to) => {
                let now = self.asked.now;
                set_member(of.members_mut(self.world.to_mut()), user, to, now);
            }
            Change::MemberGrant(of, user, function, to) => {
                let now = self.asked.now;
                set_member_grant(of.members_mut(self.world.to_mut()), user, (function, to), now);
            }
            _ => apply_to_world(self.world.to_mut(), *change),
        }
    }

    fn apply_to_asker(&mut self, change: Change) {
        if let Change::Reason(reason) = change {
            self.asked.reason = reason;
        }
        let Principal::User(caller) = &mut self.asked.principal else {
            return;
        };
        match (change, &mut caller.credential) {
            (Change::Supermode(mode), _) => caller.supermode = mode,
            (Change::Widen(function), Credential::Token(scope)) => *scope = scope.with(function),
            (Change::Narrow(function), Credential::Token(scope)) => *scope = scope.without(only(function)),
            _ => {}
        }
    }

    fn apply_to_link(&mut self, change: LinkChange) {
        if let Principal::Link(visit) = &mut self.asked.principal {
            match change {
                LinkChange::Password => visit.password = Password::Given,
                LinkChange::Target => visit.named = Named::Yes,
                _ => {}
            }
        }
        let Some(link) = &mut self.link else {
            return;
        };
        match change {
            LinkChange::Start => link.to_mut().running = Running::Yes,
            LinkChange::Stop => link.to_mut().running = Running::Stopped,
            LinkChange::Unlimit => link.to_mut().until = None,
            LinkChange::Uncount => link.to_mut().uses_left = None,
            LinkChange::Mode(mode) => link.to_mut().mode = mode,
            LinkChange::Password | LinkChange::Target => {}
        }
    }

    fn apply_to_asset(&mut self, change: Change) {
        let Some(facts) = &mut self.asset else {
            return;
        };
        let facts = facts.to_mut();
        let security = &mut facts.security;
        match change {
            Change::AssetState(state) => facts.state = state,
            Change::Security(subject, function, to) => {
                set_box(&mut security.entries, subject, function, to);
            }
            Change::Restrict(function) => security.restricted = security.restricted.with(function),
            Change::Unrestrict(function) => security.restricted = security.restricted.without(only(function)),
            Change::Detach(licence) => facts.licences.retain(|attached| *attached != licence),
            Change::Unmark(_) => facts.colour = None,
            Change::TakeOut(playlist) => facts.exposures.retain(|exposure| exposure.playlist != playlist),
            _ => {}
        }
    }
}

fn apply_to_world(world: &mut World, change: Change) {
    match change {
        Change::Maintenance(maintenance) => world.maintenance = maintenance,
        Change::Status(user, status) => world.users[user.index()].status = status,
        Change::Level(user, level) => world.users[user.index()].level = level,
        Change::Personal(user, function, to) => set(&mut world.users[user.index()].grants, function, to),
        Change::GroupGrant(group, function, to) => {
            set(&mut world.groups[group.index()].grants, function, to);
        }
        Change::Join(user, group) if group != world.all_users => {
            let groups = &mut world.users[user.index()].groups;
            groups.retain(|membership| membership.group != group);
            groups.push(Membership { group, until: None });
        }
        Change::Leave(user, group) => {
            let groups = &mut world.users[user.index()].groups;
            groups.retain(|membership| membership.group != group);
        }
        Change::Entry(row, function, to) => set_entry(world, row, function, to),
        Change::FolderState(folder, state) => world.folders[folder.index()].state = state,
        // The others are no changes of the world by itself, and everyone is in All users.
        _ => {}
    }
}

fn set_entry(world: &mut World, row: Row, function: Function, to: State) {
    let in_effect = match row.list {
        WhichList::Here => world.effective(row.folder),
        WhichList::Below => world.handed(row.folder),
    };
    let mut list = in_effect.map_or_else(Vec::new, |(list, ..)| list.to_vec());
    set_box(&mut list, row.subject, function, to);
    let folder = &mut world.folders[row.folder.index()];
    match row.list {
        WhichList::Here => folder.here = Some(list),
        WhichList::Below => folder.below = Some(list),
    }
}

/// One subject may have several rows; the box is all of theirs.
fn set_box(list: &mut List, subject: Subject, function: Function, to: State) {
    for entry in list.iter_mut().filter(|entry| entry.subject == subject) {
        set(&mut entry.grants, function, State::Unset);
    }
    if to == State::Unset {
        return;
    }
    let open = |entry: &&mut Entry| entry.subject == subject && entry.until.is_none();
    match list.iter_mut().find(open) {
        Some(entry) => set(&mut entry.grants, function, to),
        None => list.push(Entry {
            subject,
            grants: Grants::none().with(function, Grant::open(to)),
            until: None,
        }),
    }
}

fn set_member(members: &mut Vec<Member>, user: UserKey, to: Option<Role>, now: Second) {
    let Some(role) = to else {
        members.retain(|member| member.user != user);
        return;
    };
    let stands = |member: &Member| member.user == user && now.is_before(member.until);
    if members.iter().any(stands) {
        for member in members.iter_mut().filter(|member| stands(member)) {
            member.role = role;
        }
    } else {
        // What has ended goes, its grants with it.
        members.retain(|member| member.user != user);
        members.push(Member {
            user,
            role,
            grants: Grants::none(),
            until: None,
        });
    }
}

fn set_member_grant(members: &mut [Member], user: UserKey, (function, to): (Function, State), now: Second) {
    let mut own = members
        .iter_mut()
        .filter(|member| member.user == user && now.is_before(member.until));
    if let Some(first) = own.next() {
        set(&mut first.grants, function, to);
    }
    for other in own {
        set(&mut other.grants, function, State::Unset);
    }
}

fn set(grants: &mut Grants, function: Function, to: State) {
    grants.set(function, Grant::open(to));
}

fn only(function: Function) -> FunctionSet {
    FunctionSet::of(&[function])
}

impl MembersOf {
    pub(super) fn members_mut(self, world: &mut World) -> &mut Vec<Member> {
        match self {
            Self::Project(key) => &mut world.projects[key.index()].members,
            Self::Playlist(key) => &mut world.playlists[key.index()].members,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::ProjectKey;

    /// A box of each kind, by whom it is about, which function, and what it becomes.
    const BOXES: [fn(u32, Function, State) -> Change; 5] = [
        |whom, function, to| Change::Personal(UserKey(whom), function, to),
        |whom, function, to| Change::GroupGrant(GroupKey(whom), function, to),
        |whom, function, to| {
            Change::MemberGrant(MembersOf::Project(ProjectKey(0)), UserKey(whom), function, to)
        },
        |whom, function, to| Change::Security(Subject::User(UserKey(whom)), function, to),
        |whom, function, to| {
            let row = Row {
                folder: FolderKey(0),
                list: WhichList::Here,
                subject: Subject::User(UserKey(whom)),
            };
            Change::Entry(row, function, to)
        },
    ];

    #[test]
    fn changes_set_the_same_box_where_they_differ_in_nothing_but_what_it_becomes() {
        for (at, of) in BOXES.iter().enumerate() {
            let one = of(1, Function::See, State::Unset);
            for (kind, other) in BOXES.iter().enumerate() {
                let is_same = one.is_of_the_same_box(&other(1, Function::See, State::Deny));
                assert_eq!(is_same, at == kind, "{one:?}");
            }
            assert!(
                !one.is_of_the_same_box(&of(2, Function::See, State::Deny)),
                "{one:?}"
            );
            assert!(
                !one.is_of_the_same_box(&of(1, Function::Upload, State::Deny)),
                "{one:?}"
            );
        }
        let leave = Change::Leave(UserKey(1), GroupKey(1));
        assert!(!leave.is_of_the_same_box(&leave));
    }
}
