//! Which flip is the more sensible one: that which gives, or takes, less, and from fewer.

use vitrine_model::{Role, State, Status};

use crate::explain::case::Case;
use crate::explain::change::{Change, LinkChange};
use crate::key::{GroupKey, UserKey};
use crate::plain::WhichList;
use crate::world::Subject;

/// What it costs to touch somebody who is not the one asked about.
const SOMEBODY_ELSE: u32 = 12;

/// What it costs to give a function that is given only by who holds it.
const GUARDED: u32 = 8;

/// How much a change does beyond the one answer. Only comparisons mean anything.
pub(super) fn cost(case: &Case<'_>, change: &Change) -> u32 {
    let own = match change {
        Change::Reason(_) | Change::Link(LinkChange::Password) => 1,
        Change::Supermode(crate::ask::Supermode::Off) | Change::Narrow(_) => 2,
        Change::Link(LinkChange::Mode(_)) => 8,
        Change::Link(LinkChange::Target) => 6,
        Change::Link(_) | Change::Widen(_) => 4,
        Change::Personal(_, _, to) => of_box(*to) + 1,
        Change::MemberGrant(_, _, _, to) => of_box(*to),
        Change::Security(subject, _, to) => of_box(*to) + of_subject(case, *subject),
        Change::Entry(row, _, to) => {
            let handed = row.list == WhichList::Below;
            let new = !handed && case.world().folder(row.folder).here.is_none();
            let reach = if handed { 3 } else { u32::from(new) };
            of_box(*to) + of_subject(case, row.subject) + reach
        }
        Change::GroupGrant(group, _, to) => of_box(*to) + 3 + of_group(case, *group),
        Change::Join(..) | Change::Leave(..) => 7,
        Change::Member(_, _, Some(Role::Lead)) => 11,
        Change::Member(..) => 6,
        Change::Status(_, Status::Active) => 5,
        Change::Status(..) => 15,
        // It comes last whatever it costs: see what is offered.
        Change::Level(..) => 11,
        Change::AssetState(_) => 5,
        Change::FolderState(..) => 7,
        Change::Detach(_) => 6,
        Change::Unmark(_) | Change::TakeOut(_) => 8,
        Change::Restrict(_) | Change::Unrestrict(_) => 9,
        Change::Maintenance(_) => 14,
        Change::Supermode(crate::ask::Supermode::On) => 20,
    };
    let other = user(change).is_some_and(|user| user != case.person());
    own + if other { SOMEBODY_ELSE } else { 0 } + if gives_guarded(change) { GUARDED } else { 0 }
}

const fn of_box(to: State) -> u32 {
    match to {
        State::Unset => 3,
        State::Allow => 5,
        State::Deny => 6,
    }
}

fn of_subject(case: &Case<'_>, subject: Subject) -> u32 {
    match subject {
        Subject::User(user) if user == case.person() => 0,
        Subject::User(_) => SOMEBODY_ELSE,
        Subject::Group(group) => 2 + of_group(case, group),
    }
}

/// What says something to everyone says more than what says it to some.
fn of_group(case: &Case<'_>, group: GroupKey) -> u32 {
    if group == case.world().all_users { 6 } else { 0 }
}

fn gives_guarded(change: &Change) -> bool {
    let gives = |function: vitrine_model::Function, to| function.is_guarded() && to == State::Allow;
    match *change {
        Change::Personal(_, function, to) | Change::GroupGrant(_, function, to) => gives(function, to),
        _ => false,
    }
}

const fn user(change: &Change) -> Option<UserKey> {
    match change {
        Change::Status(user, _)
        | Change::Level(user, _)
        | Change::Personal(user, ..)
        | Change::Join(user, _)
        | Change::Leave(user, _)
        | Change::Member(_, user, _)
        | Change::MemberGrant(_, user, ..) => Some(*user),
        _ => None,
    }
}

/// The kind of a change, of which only a few are offered.
pub(super) const fn kind(change: &Change) -> &'static str {
    change.code()
}
