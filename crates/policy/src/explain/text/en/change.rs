//! Changes in English: what to do.

use vitrine_model::{Function, Lifecycle, LinkMode, State, Status};

use super::English;
use crate::ask::{Reason, Supermode};
use crate::explain::change::{Change, LinkChange};
use crate::explain::text::{Say, Words as _};
use crate::plain::WhichList;
use crate::world::Maintenance;

#[expect(clippy::too_many_lines, reason = "an arm for each kind of change")]
pub(super) fn told(words: &English, change: &Change, say: &Say<'_>) -> String {
    let f = |function: Function| format!("“{}”", words.function(function));
    match *change {
        Change::Maintenance(Maintenance::Off) => "end the maintenance".to_owned(),
        Change::Maintenance(Maintenance::On) => "begin maintenance".to_owned(),
        Change::Status(user, Status::Active) => format!("activate {}", say.object(user)),
        Change::Status(user, Status::Deactivated) => format!("deactivate {}", say.object(user)),
        Change::Status(user, Status::Invited) => format!("invite {}", say.object(user)),
        Change::Level(user, level) => format!("set {} to level {}", say.object(user), words.level(level)),
        Change::Personal(user, function, to) => {
            a_box(to, &f(function), &say.recipient(user), "in their personal grants")
        }
        Change::GroupGrant(group, function, to) => {
            a_box(to, &f(function), &say.recipient(group), "in its grants")
        }
        Change::Join(user, group) => format!("add {} to {}", say.object(user), say.recipient(group)),
        Change::Leave(user, group) => format!("take {} out of {}", say.object(user), say.recipient(group)),
        Change::Entry(row, function, to) => {
            let of = match row.list {
                WhichList::Here if say.is_new(&row) => " (which gets a list of its own)",
                WhichList::Here => "",
                WhichList::Below => " (for its subfolders)",
            };
            let place = format!("{}{of}", say.within(row.folder));
            a_box(to, &f(function), &say.recipient(row.subject), &place)
        }
        Change::Member(of, user, Some(role)) => {
            format!(
                "make {} {} {}",
                say.object(user),
                words.role(role),
                say.within(of)
            )
        }
        Change::Member(of, user, None) => format!("take {} out of {}", say.object(user), say.object(of)),
        Change::MemberGrant(of, user, function, to) => a_box(
            to,
            &f(function),
            &say.recipient(user),
            &format!("as a member {}", say.within(of)),
        ),
        Change::FolderState(folder, state) => of_state(state, &say.object(folder)),
        Change::AssetState(state) => of_state(state, "the file"),
        Change::Security(subject, function, to) => a_box(
            to,
            &f(function),
            &say.recipient(subject),
            "in the file’s security",
        ),
        Change::Restrict(function) => {
            format!("restrict {} to the entries of the file’s security", f(function))
        }
        Change::Unrestrict(function) => {
            format!("lift the restriction of {} in the file’s security", f(function))
        }
        Change::Detach(licence) => format!("take {} off the file", say.object(licence)),
        Change::Unmark(colour) => format!("take {} off the file", say.object(colour)),
        Change::TakeOut(playlist) => format!("take the file out of {}", say.object(playlist)),
        Change::Widen(function) => format!("add {} to the token’s scope", f(function)),
        Change::Narrow(function) => format!("take {} out of the token’s scope", f(function)),
        Change::Supermode(Supermode::On) => "turn super-admin mode on".to_owned(),
        Change::Supermode(Supermode::Off) => "turn super-admin mode off".to_owned(),
        Change::Reason(Reason::Given) => "write a reason".to_owned(),
        Change::Reason(Reason::Missing) => "write no reason".to_owned(),
        Change::Link(change) => of_link(change).to_owned(),
    }
}

fn a_box(to: State, function: &str, whom: &str, place: &str) -> String {
    match to {
        State::Allow => format!("allow {whom} {function} {place}"),
        State::Deny => format!("block {function} for {whom} {place}"),
        State::Unset => format!("clear the box {function} of {whom} {place}"),
    }
}

fn of_state(state: Lifecycle, what: &str) -> String {
    match state {
        Lifecycle::Live => format!("bring back {what}"),
        Lifecycle::Archived => format!("archive {what}"),
        Lifecycle::Trashed => format!("move {what} to the trash"),
    }
}

const fn of_link(change: LinkChange) -> &'static str {
    match change {
        LinkChange::Start => "start the link again",
        LinkChange::Stop => "stop the link",
        LinkChange::Unlimit => "take away the link’s end",
        LinkChange::Uncount => "take away the link’s number of uses",
        LinkChange::Password => "give the link’s password",
        LinkChange::Mode(LinkMode::Review) => "make it a link for review",
        LinkChange::Mode(LinkMode::Download) => "make it a link for download",
        LinkChange::Mode(LinkMode::Web) => "make it a link for the web",
        LinkChange::Target => "name the file as a target of the link",
    }
}
