//! What a refused person is told, in English.

use super::English;
use crate::explain::notice::{Blocker, Notice, Refused};
use crate::explain::text::{Say, Words as _};
use crate::explain::thing::Thing;
use crate::verdict::Gate;

pub(super) fn told(words: &English, notice: &Notice, say: &Say<'_>) -> String {
    match notice {
        Notice::Hidden => "This is not here, or not for you to see.".to_owned(),
        Notice::Link => "This link does not allow this.".to_owned(),
        Notice::Standing => "Your account may not do this at the moment.".to_owned(),
        Notice::Maintenance => "Vitrine is in maintenance.".to_owned(),
        Notice::Scope(function) => format!("The token does not cover “{}”.", words.function(*function)),
        Notice::NotAsked(function) => format!("There is no “{}” here.", words.function(*function)),
        Notice::Nobody(refused) => {
            let name = words.function(refused.function);
            format!("Nobody has allowed you “{name}”{}.", place(refused, say))
        }
        Notice::Blocked(refused, by) => {
            let name = words.function(refused.function);
            let place = place(refused, say);
            match blockers(by, say) {
                None => format!("“{name}” is blocked for you{place}."),
                Some(by) => format!("“{name}” is blocked for you{place}, by {by}."),
            }
        }
        Notice::State { state, by: None } => format!("It is {}. Bring it back first.", words.state(*state)),
        Notice::State {
            state,
            by: Some(folder),
        } => {
            let (folder, state) = (capital(&say.subject(*folder)), words.state(*state));
            format!("{folder} is {state}. Bring it back first.")
        }
        Notice::Licence(licence) => format!("{} locks it.", unnamed(*licence, say, "A licence")),
        Notice::Colour(colour) => format!("{} locks it.", unnamed(*colour, say, "Its colour mark")),
        Notice::Reason => "This needs a written reason.".to_owned(),
    }
}

fn place(refused: &Refused, say: &Say<'_>) -> String {
    match (refused.gate, refused.place) {
        (Gate::Standing | Gate::Function, _) => String::new(),
        (Gate::Place, None) => " here".to_owned(),
        (Gate::Place, Some(place)) => format!(" {}", say.within(place)),
        (Gate::File, _) => " in this file’s security".to_owned(),
    }
}

/// Who blocks, as far as it is told.
fn blockers(by: &[Blocker], say: &Say<'_>) -> Option<String> {
    let each = by.iter().map(|blocker| match blocker {
        Blocker::Own => "a setting of your own".to_owned(),
        Blocker::Group(group) => say.subject(*group),
    });
    (!by.is_empty()).then(|| each.collect::<Vec<_>>().join(" and by "))
}

fn unnamed(thing: Option<Thing>, say: &Say<'_>, otherwise: &str) -> String {
    thing.map_or(otherwise.to_owned(), |thing| capital(&say.subject(thing)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
