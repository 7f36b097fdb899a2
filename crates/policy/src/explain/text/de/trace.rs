//! What a trace holds, in German: findings, ends and causes.

use vitrine_model::{ColourMode, State};

use super::{German, capital};
use crate::explain::cause::Cause;
use crate::explain::ended::Ended;
use crate::explain::text::{Say, Words as _, moment};
use crate::plain::{ColourRule, Finding, LinkRefusal};
use crate::verdict::{Effect, Gate};

pub(super) fn finding(words: &German, finding: &Finding, say: &Say<'_>) -> String {
    match *finding {
        Finding::Maintenance => "Vitrine wird gerade gewartet".to_owned(),
        Finding::OutOfScope(function) => {
            format!("Das Token deckt „{}“ nicht ab", words.function(function))
        }
        Finding::Supermode => "Der Super-Admin-Modus ist an".to_owned(),
        Finding::Link(refusal) => of_link(refusal).to_owned(),
        Finding::State { state, by: None } => format!("Es ist {}", words.state(state)),
        Finding::State {
            state,
            by: Some(folder),
        } => {
            format!("{} ist {}", capital(&say.subject(folder)), words.state(state))
        }
        Finding::Restricted(function) => {
            let function = words.function(function);
            format!("„{function}“ ist auf die Einträge in der Sicherheitseinstellung der Datei beschränkt")
        }
        Finding::Licence {
            licence,
            in_force,
            says,
        } => {
            let term = if in_force { "in Kraft" } else { "nicht in Kraft" };
            let says = match says {
                Effect::Allow => "erlaubt",
                Effect::Warn | Effect::Reason => "warnt",
                Effect::Deny => "sperrt",
            };
            format!("{}, {term}: {says}", capital(&say.label(licence)))
        }
        Finding::Colour { colour, rule, mode } => {
            let rule = match rule {
                ColourRule::Group(group) => format!("Regel für {}", say.object(group)),
                ColourRule::Default => "Grundregel".to_owned(),
            };
            let mode = match mode {
                ColourMode::Free => "frei",
                ColourMode::Justify => "nur mit schriftlicher Begründung",
                ColourMode::Locked => "gesperrt",
            };
            format!("{}, {rule}: {mode}", capital(&say.label(colour)))
        }
        // Told with more than the finding in words.
        Finding::Stands { .. } | Finding::Vote { .. } | Finding::Handed { .. } => String::new(),
    }
}

pub(super) fn ended(words: &German, ended: &Ended, say: &Say<'_>) -> String {
    match *ended {
        Ended::Grant {
            source,
            function,
            said,
            until,
        } => {
            let said = match said {
                State::Unset => "nicht gesetzt",
                State::Allow => "erlaubt",
                State::Deny => "gesperrt",
            };
            let (source, function) = (say.source(&source), words.function(function));
            format!("abgelaufen am {}: {source}, „{function}“ {said}", moment(until))
        }
        Ended::Group { group, until } => {
            format!(
                "abgelaufen am {}: Mitgliedschaft {}",
                moment(until),
                say.within(group)
            )
        }
        Ended::Member { of, role, until } => {
            format!(
                "abgelaufen am {}: Rolle {} {}",
                moment(until),
                words.role(role),
                say.within(of)
            )
        }
    }
}

pub(super) fn cause(words: &German, cause: &Cause, say: &Say<'_>) -> String {
    match *cause {
        Cause::Standing(person, status) => format!("{} ist {}", say.subject(person), words.status(status)),
        Cause::Maintenance => "Vitrine wird gerade gewartet".to_owned(),
        Cause::Scope(function) => format!("Das Token deckt „{}“ nicht ab", words.function(function)),
        Cause::Link(refusal) => of_link(refusal).to_owned(),
        Cause::NotAsked(function) => format!("„{}“ gibt es hier nicht", words.function(function)),
        Cause::Unset(Gate::Place, person, function) => {
            let (person, function) = (say.recipient(person), words.function(function));
            format!("Niemand hat {person} hier „{function}“ erlaubt")
        }
        Cause::Unset(_, person, function) => {
            format!(
                "Niemand hat {} „{}“ erlaubt",
                say.recipient(person),
                words.function(function)
            )
        }
        Cause::Denied(denial) => {
            let place = denial
                .row
                .map_or(String::new(), |row| format!(" {}", say.within(row.folder)));
            let source = say.source(&denial.source);
            format!(
                "„{}“ ist gesperrt durch: {source}{place}",
                words.function(denial.function)
            )
        }
        Cause::State { state, by, lacks } => {
            let what = by.map_or("Die Datei".to_owned(), |folder| capital(&say.subject(folder)));
            let state = words.state(state);
            match lacks {
                None => format!("{what} ist {state}, und dort ist das niemandem erlaubt"),
                Some(right) => format!("{what} ist {state}, und „{}“ fehlt", words.function(right)),
            }
        }
        Cause::Restricted(person, function) => {
            let (person, function) = (say.recipient(person), words.function(function));
            format!("In der Sicherheitseinstellung der Datei erlaubt kein Eintrag {person} „{function}“")
        }
        Cause::Licence(licence) => format!("{} sperrt es", capital(&say.subject(licence))),
        Cause::Colour(colour) => format!("{} sperrt es", capital(&say.subject(colour))),
    }
}

const fn of_link(refusal: LinkRefusal) -> &'static str {
    match refusal {
        LinkRefusal::Stopped => "Der Link wurde angehalten",
        LinkRefusal::Ended => "Der Link ist abgelaufen",
        LinkRefusal::UsedUp => "Der Link ist aufgebraucht",
        LinkRefusal::Password => "Das Passwort des Links fehlt",
        LinkRefusal::Mode => "Der Link ist für etwas anderes gedacht",
        LinkRefusal::Targets => "Der Link führt nicht zu dieser Datei",
    }
}
