//! Changes in German: what to do.

use vitrine_model::{Function, Lifecycle, LinkMode, State, Status};

use super::German;
use crate::ask::{Reason, Supermode};
use crate::explain::change::{Change, LinkChange};
use crate::explain::text::{Say, Words as _};
use crate::plain::WhichList;
use crate::world::Maintenance;

#[expect(clippy::too_many_lines, reason = "an arm for each kind of change")]
pub(super) fn told(words: &German, change: &Change, say: &Say<'_>) -> String {
    let f = |function: Function| format!("„{}“", words.function(function));
    match *change {
        Change::Maintenance(Maintenance::Off) => "die Wartung beenden".to_owned(),
        Change::Maintenance(Maintenance::On) => "die Wartung beginnen".to_owned(),
        Change::Status(user, Status::Active) => format!("{} aktivieren", say.object(user)),
        Change::Status(user, Status::Deactivated) => format!("{} deaktivieren", say.object(user)),
        Change::Status(user, Status::Invited) => format!("{} einladen", say.object(user)),
        Change::Level(user, level) => {
            format!("{} auf die Stufe {} setzen", say.object(user), words.level(level))
        }
        Change::Personal(user, function, to) => a_box(
            to,
            &f(function),
            (&say.recipient(user), &say.object(user)),
            "in den persönlichen Rechten",
        ),
        Change::GroupGrant(group, function, to) => a_box(
            to,
            &f(function),
            (&say.recipient(group), &say.object(group)),
            "in ihren Rechten",
        ),
        Change::Join(user, group) => format!("{} {} hinzufügen", say.object(user), say.recipient(group)),
        Change::Leave(user, group) => {
            format!("{} aus {} herausnehmen", say.object(user), say.recipient(group))
        }
        Change::Entry(row, function, to) => {
            let of = match row.list {
                WhichList::Here if say.is_new(&row) => " (der dafür eine eigene Liste bekommt)",
                WhichList::Here => "",
                WhichList::Below => " (für die Unterordner)",
            };
            let place = format!("{}{of}", say.within(row.folder));
            let subject = (&*say.recipient(row.subject), &*say.object(row.subject));
            a_box(to, &f(function), subject, &place)
        }
        Change::Member(of, user, Some(role)) => {
            format!(
                "{} {} die Rolle {} geben",
                say.recipient(user),
                say.within(of),
                words.role(role)
            )
        }
        Change::Member(of, user, None) => {
            format!("{} aus {} herausnehmen", say.object(user), say.recipient(of))
        }
        Change::MemberGrant(of, user, function, to) => {
            let whom = (&*say.recipient(user), &*say.object(user));
            a_box(
                to,
                &f(function),
                whom,
                &format!("bei den eigenen Rechten {}", say.within(of)),
            )
        }
        Change::FolderState(folder, state) => of_state(state, &say.object(folder)),
        Change::AssetState(state) => of_state(state, "die Datei"),
        Change::Security(subject, function, to) => {
            let whom = (&*say.recipient(subject), &*say.object(subject));
            a_box(to, &f(function), whom, "in der Sicherheitseinstellung der Datei")
        }
        Change::Restrict(function) => {
            format!(
                "{} auf die Einträge in der Sicherheitseinstellung der Datei beschränken",
                f(function)
            )
        }
        Change::Unrestrict(function) => {
            format!(
                "die Beschränkung von {} in der Sicherheitseinstellung der Datei aufheben",
                f(function)
            )
        }
        Change::Detach(licence) => format!("{} von der Datei nehmen", say.object(licence)),
        Change::Unmark(colour) => format!("{} von der Datei nehmen", say.object(colour)),
        Change::TakeOut(playlist) => format!("die Datei aus {} herausnehmen", say.recipient(playlist)),
        Change::Widen(function) => format!("dem Token {} hinzufügen", f(function)),
        Change::Narrow(function) => format!("dem Token {} nehmen", f(function)),
        Change::Supermode(Supermode::On) => "den Super-Admin-Modus einschalten".to_owned(),
        Change::Supermode(Supermode::Off) => "den Super-Admin-Modus ausschalten".to_owned(),
        Change::Reason(Reason::Given) => "eine Begründung schreiben".to_owned(),
        Change::Reason(Reason::Missing) => "keine Begründung schreiben".to_owned(),
        Change::Link(change) => of_link(change).to_owned(),
    }
}

/// Whom it is about, as the recipient and as the object.
fn a_box(to: State, function: &str, (recipient, object): (&str, &str), place: &str) -> String {
    match to {
        State::Allow => format!("{recipient} {place} {function} erlauben"),
        State::Deny => format!("{function} für {object} {place} sperren"),
        State::Unset => format!("das Kästchen {function} für {object} {place} leeren"),
    }
}

fn of_state(state: Lifecycle, what: &str) -> String {
    match state {
        Lifecycle::Live => format!("{what} zurückholen"),
        Lifecycle::Archived => format!("{what} archivieren"),
        Lifecycle::Trashed => format!("{what} in den Papierkorb legen"),
    }
}

const fn of_link(change: LinkChange) -> &'static str {
    match change {
        LinkChange::Start => "den Link wieder starten",
        LinkChange::Stop => "den Link anhalten",
        LinkChange::Unlimit => "das Ablaufdatum des Links aufheben",
        LinkChange::Uncount => "die Begrenzung der Aufrufe des Links aufheben",
        LinkChange::Password => "das Passwort des Links eingeben",
        LinkChange::Mode(LinkMode::Review) => "daraus einen Link zum Sichten machen",
        LinkChange::Mode(LinkMode::Download) => "daraus einen Link zum Herunterladen machen",
        LinkChange::Mode(LinkMode::Web) => "daraus einen Link fürs Web machen",
        LinkChange::Target => "die Datei als Ziel des Links nennen",
    }
}
