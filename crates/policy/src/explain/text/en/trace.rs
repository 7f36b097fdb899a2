//! What a trace holds, in English: findings, ends and causes.

use vitrine_model::{ColourMode, State};

use super::English;
use crate::explain::cause::Cause;
use crate::explain::ended::Ended;
use crate::explain::text::{Say, Words as _, moment};
use crate::plain::{ColourRule, Finding, LinkRefusal};
use crate::verdict::{Effect, Gate};

pub(super) fn finding(words: &English, finding: &Finding, say: &Say<'_>) -> String {
    match *finding {
        Finding::Maintenance => "the account is in maintenance".to_owned(),
        Finding::OutOfScope(function) => {
            format!("the token’s scope lacks “{}”", words.function(function))
        }
        Finding::Supermode => "super-admin mode is on".to_owned(),
        Finding::Link(refusal) => of_link(refusal).to_owned(),
        Finding::State { state, by: None } => format!("it is {}", words.state(state)),
        Finding::State {
            state,
            by: Some(folder),
        } => {
            format!("it is {}, as is {}", words.state(state), say.subject(folder))
        }
        Finding::Restricted(function) => {
            format!(
                "“{}” is restricted to the entries of the file’s security",
                words.function(function)
            )
        }
        Finding::Licence {
            licence,
            in_force,
            says,
        } => {
            let term = if in_force { "in force" } else { "out of force" };
            let says = match says {
                Effect::Allow => "allows it",
                Effect::Warn | Effect::Reason => "warns",
                Effect::Deny => "locks it",
            };
            format!("{}, {term}: {says}", say.label(licence))
        }
        Finding::Colour { colour, rule, mode } => {
            let rule = match rule {
                ColourRule::Group(group) => format!("rule for {}", say.recipient(group)),
                ColourRule::Default => "by default".to_owned(),
            };
            let mode = match mode {
                ColourMode::Free => "free",
                ColourMode::Justify => "with a written reason",
                ColourMode::Locked => "locked",
            };
            format!("{}, {rule}: {mode}", say.label(colour))
        }
        // Told with more than the finding in words.
        Finding::Stands { .. } | Finding::Vote { .. } | Finding::Handed { .. } => String::new(),
    }
}

pub(super) fn ended(words: &English, ended: &Ended, say: &Say<'_>) -> String {
    match *ended {
        Ended::Grant {
            source,
            function,
            said,
            until,
        } => {
            let said = match said {
                State::Unset => "said nothing of",
                State::Allow => "allowed",
                State::Deny => "blocked",
            };
            let (source, function) = (say.source(&source), words.function(function));
            format!("ended at {}: {source} {said} “{function}”", moment(until))
        }
        Ended::Group { group, until } => {
            format!("ended at {}: membership {}", moment(until), say.within(group))
        }
        Ended::Member { of, role, until } => {
            format!(
                "ended at {}: role {} {}",
                moment(until),
                words.role(role),
                say.within(of)
            )
        }
    }
}

pub(super) fn cause(words: &English, cause: &Cause, say: &Say<'_>) -> String {
    match *cause {
        Cause::Standing(person, status) => format!("{} is {}", say.subject(person), words.status(status)),
        Cause::Maintenance => "the account is in maintenance".to_owned(),
        Cause::Scope(function) => format!("the token’s scope lacks “{}”", words.function(function)),
        Cause::Link(refusal) => of_link(refusal).to_owned(),
        Cause::NotAsked(function) => {
            format!("“{}” is not asked of such a thing", words.function(function))
        }
        Cause::Unset(Gate::Place, person, function) => {
            let (person, function) = (say.recipient(person), words.function(function));
            format!("nobody allowed {person} “{function}” here")
        }
        Cause::Unset(_, person, function) => {
            format!(
                "nobody allowed {} “{}”",
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
                "“{}” is blocked by {source}{place}",
                words.function(denial.function)
            )
        }
        Cause::State { state, by, lacks } => {
            let what = by.map_or("the file".to_owned(), |folder| say.subject(folder));
            let state = words.state(state);
            match lacks {
                None => format!("{what} is {state}, which allows nobody this"),
                Some(right) => {
                    format!("{what} is {state}, and “{}” is lacking", words.function(right))
                }
            }
        }
        Cause::Restricted(person, function) => {
            let (person, function) = (say.recipient(person), words.function(function));
            format!(
                "“{function}” is restricted to the entries of the file’s security, and none allows it to {person}"
            )
        }
        Cause::Licence(licence) => format!("{} locks it", say.subject(licence)),
        Cause::Colour(colour) => format!("{} locks it", say.subject(colour)),
    }
}

const fn of_link(refusal: LinkRefusal) -> &'static str {
    match refusal {
        LinkRefusal::Stopped => "the link was stopped",
        LinkRefusal::Ended => "the link has ended",
        LinkRefusal::UsedUp => "the link is used up",
        LinkRefusal::Password => "the link’s password was not given",
        LinkRefusal::Mode => "the link is not for this action",
        LinkRefusal::Targets => "the link does not cover this file",
    }
}
