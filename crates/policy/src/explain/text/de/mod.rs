//! German.

mod change;
mod functions;
mod notice;
mod thing;
mod trace;

use vitrine_model::{Function, Level, Lifecycle, Role, State, Status};

use super::{Form, Say, Vote, Words};
use crate::explain::cause::Cause;
use crate::explain::change::Change;
use crate::explain::ended::Ended;
use crate::explain::flip::{Beyond, Side};
use crate::explain::notice::Notice;
use crate::explain::thing::Thing;
use crate::plain::{Finding, Outcome, Source, WhichList};
use crate::verdict::{Effect, Gate, Verdict, Why};

pub(super) struct German;

impl Words for German {
    fn function(&self, function: Function) -> &'static str {
        functions::name(function)
    }

    fn gate(&self, gate: Gate) -> &'static str {
        match gate {
            Gate::Standing => "Status",
            Gate::Function => "Recht",
            Gate::Place => "Ort",
            Gate::File => "Datei",
        }
    }

    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Member => "Mitglied",
            Level::Creator => "Ersteller",
            Level::Admin => "Admin",
            Level::Owner => "Inhaber",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Invited => "eingeladen",
            Status::Active => "aktiv",
            Status::Deactivated => "deaktiviert",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Member => "Mitglied",
            Role::Lead => "Leitung",
        }
    }

    fn state(&self, state: Lifecycle) -> &'static str {
        match state {
            Lifecycle::Live => "vorhanden",
            Lifecycle::Archived => "archiviert",
            Lifecycle::Trashed => "im Papierkorb",
        }
    }

    fn thing(&self, form: Form, which: Thing, name: Option<&str>) -> String {
        match name {
            Some(name) => thing::named(form, which, name),
            None => thing::unnamed(form, which).to_owned(),
        }
    }

    fn source(&self, source: &Source, say: &Say<'_>) -> String {
        match *source {
            Source::Level(level) => format!("Stufe {}", self.level(level)),
            Source::Personal => "persönliche Rechte".to_owned(),
            Source::Group(group) => say.label(group),
            Source::ProjectRole(key, role) => format!("Rolle {} {}", self.role(role), say.within(key)),
            Source::PlaylistRole(key, role) => format!("Rolle {} {}", self.role(role), say.within(key)),
            Source::ProjectGrants(key) => format!("eigene Rechte {}", say.within(key)),
            Source::PlaylistGrants(key) => format!("eigene Rechte {}", say.within(key)),
            Source::AskedToApprove => "Anfrage zu dieser Freigabe".to_owned(),
            Source::Entry(subject, _) => format!("Listeneintrag für {}", say.object(subject)),
            Source::ProjectMember(key) => format!("Mitgliedschaft {}", say.within(key)),
            Source::PlaylistMember(key) => format!("Mitgliedschaft {}", say.within(key)),
            Source::Exposure(key) => format!("wirksame Aufnahme {}", say.within(key)),
            Source::Security(subject, _) => format!("Sicherheitseintrag für {}", say.object(subject)),
        }
    }

    fn verdict(&self, verdict: &Verdict, action: Function) -> String {
        let name = self.function(action);
        match (verdict.effect, verdict.why) {
            (Effect::Allow, _) => format!("„{name}“ ist erlaubt."),
            (Effect::Warn, _) => format!("„{name}“ ist mit einer Warnung erlaubt."),
            (Effect::Reason, _) => format!("„{name}“ braucht eine schriftliche Begründung."),
            (Effect::Deny, None) => format!("„{name}“ wird abgelehnt."),
            (Effect::Deny, Some(why)) => format!("„{name}“ wird abgelehnt: {}.", capital(of_why(why))),
        }
    }

    fn heading_steps(&self) -> &'static str {
        "So kam die Entscheidung zustande:"
    }

    fn heading_causes(&self) -> &'static str {
        "Daran liegt es:"
    }

    fn heading_told(&self) -> &'static str {
        "Wer gefragt hat, liest:"
    }

    fn heading_flips(&self, to: Side) -> &'static str {
        match to {
            Side::Passes => "Damit würde es erlaubt, jeweils für sich:",
            Side::Refuses => "Damit würde es abgelehnt, jeweils für sich:",
        }
    }

    fn together(&self, changes: &[String]) -> String {
        changes.join("; dazu ")
    }

    fn beyond(&self, beyond: Beyond) -> &'static str {
        match beyond {
            Beyond::NotAsked => "nichts: Diese Aktion gibt es hier nicht",
            Beyond::Link => "nichts: Kein Link erlaubt diese Aktion",
            Beyond::Operator => {
                "nichts, was sich hier ändern ließe: Es gehört zum Inhaber, und den ändert nur, wer den Server betreibt"
            }
        }
    }

    fn step(&self, gate: Gate, action: Function, issuer: Option<String>) -> String {
        let (gate, action) = (self.gate(gate), self.function(action));
        match issuer {
            None => format!("{gate}, für „{action}“"),
            Some(issuer) => format!("{gate}, für „{action}“, geprüft bei {issuer} (Aussteller des Links)"),
        }
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        match *outcome {
            Outcome::Passed => "bestanden".to_owned(),
            Outcome::Warned => "bestanden, mit einer Warnung".to_owned(),
            Outcome::NeedsReason => "braucht eine schriftliche Begründung".to_owned(),
            Outcome::Refused(why) => format!("abgelehnt, {}", of_why(why)),
            Outcome::Overridden { why: Some(why), .. } => {
                format!(
                    "vom Super-Admin-Modus übergangen; sonst abgelehnt, {}",
                    of_why(why)
                )
            }
            Outcome::Overridden {
                instead_of,
                why: None,
            } => match instead_of {
                Effect::Reason => {
                    "vom Super-Admin-Modus übergangen; sonst nur mit schriftlicher Begründung".to_owned()
                }
                Effect::Allow | Effect::Warn | Effect::Deny => {
                    "vom Super-Admin-Modus übergangen; sonst mit einer Warnung".to_owned()
                }
            },
        }
    }

    fn vote(&self, source: String, vote: &Vote) -> String {
        let says = match vote.says {
            State::Unset => "nicht gesetzt",
            State::Allow => "erlaubt",
            State::Deny => "gesperrt",
        };
        let of = vote
            .of
            .map_or(String::new(), |of| format!(", für „{}“", self.function(of)));
        let counts = if vote.counts { "" } else { ", zählt hier nicht" };
        let decided = if vote.decided { " ← entscheidet" } else { "" };
        format!("{source}: {says}{of}{counts}{decided}")
    }

    fn stands(&self, person: String, status: Status, level: Level) -> String {
        format!("{person}: {}, Stufe {}", self.status(status), self.level(level))
    }

    fn handed(&self, folder: String, list: WhichList, path: Option<String>) -> String {
        let list = match list {
            WhichList::Here => "Die Liste für den Ordner und seine Dateien",
            WhichList::Below => "Die Liste für die Unterordner",
        };
        let path = path.map_or(String::new(), |path| format!(", weitergegeben über {path}"));
        format!("{list} steht {folder}{path}")
    }

    fn finding(&self, finding: &Finding, say: &Say<'_>) -> String {
        trace::finding(self, finding, say)
    }

    fn ended(&self, ended: &Ended, say: &Say<'_>) -> String {
        trace::ended(self, ended, say)
    }

    fn cause(&self, cause: &Cause, say: &Say<'_>) -> String {
        trace::cause(self, cause, say)
    }

    fn change(&self, change: &Change, say: &Say<'_>) -> String {
        change::told(self, change, say)
    }

    fn notice(&self, notice: &Notice, say: &Say<'_>) -> String {
        notice::told(self, notice, say)
    }
}

/// The beginning of a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

const fn of_why(why: Why) -> &'static str {
    match why {
        Why::Standing => "das Konto oder der Link ist nicht wirksam",
        Why::Maintenance => "Vitrine wird gerade gewartet",
        Why::Scope => "das Token deckt es nicht ab",
        Why::FunctionUnset => "niemand hat es erlaubt",
        Why::FunctionDenied => "es ist gesperrt",
        Why::PlaceUnset => "hier hat es niemand erlaubt",
        Why::PlaceDenied => "es ist hier gesperrt",
        Why::StateArchived => "es ist archiviert",
        Why::StateTrashed => "es liegt im Papierkorb",
        Why::FileSecurity => "die Sicherheitseinstellung der Datei sperrt es",
        Why::Licence => "eine Lizenz sperrt es",
        Why::Colour => "die Farbmarkierung sperrt es",
    }
}
