//! What a refused person is told, in English.

use vitrine_model::Function;

use super::English;
use crate::change::Refusal;
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
        Notice::Change(refusal) => changed(words, *refusal),
        Notice::SignedIn => "Only who is signed in may do this, not a token.".to_owned(),
    }
}

/// What a rule about changes says to whoever wanted to make one.
fn changed(words: &English, refusal: Refusal) -> String {
    match refusal {
        Refusal::Needs { function, .. } => format!("This needs “{}”.", words.function(function)),
        Refusal::Own => "Nobody changes their own rights. Ask the owner or an admin.".to_owned(),
        Refusal::GivesMaker(function) => {
            let name = words.function(function);
            format!("It would give you “{name}”, which you do not have. Ask somebody who has it.")
        }
        Refusal::ShowsMaker => "It would show you people whom you can’t see.".to_owned(),
        Refusal::HigherPerson => "This person stands higher than you.".to_owned(),
        Refusal::AboveOwn => "Nobody gives more than they have themselves.".to_owned(),
        Refusal::MakesAdmin => "Only the owner and admins make admins.".to_owned(),
        Refusal::Owner => "The owner is changed only at the server’s command line.".to_owned(),
        Refusal::Guarded(function) => {
            format!("Only who has “{}” gives it to others.", words.function(function))
        }
        Refusal::AllUsers => "Everyone is in this group: nobody joins or leaves it.".to_owned(),
        Refusal::LastLead => "The last lead can’t leave. Make somebody else a lead first.".to_owned(),
        Refusal::Root => "The topmost folder stays as it is.".to_owned(),
        Refusal::IntoItself => "A folder can’t lie in itself.".to_owned(),
        Refusal::GivesOthers(_) => {
            let name = words.function(Function::Access);
            format!("It would give others something. That needs “{name}” where it lies now.")
        }
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
