//! What a refused person is told, in German.

use vitrine_model::{Function, Lifecycle};

use super::{German, capital};
use crate::change::Refusal;
use crate::explain::notice::{Blocker, Notice, Refused};
use crate::explain::text::{Say, Words as _};
use crate::explain::thing::Thing;
use crate::verdict::Gate;

pub(super) fn told(words: &German, notice: &Notice, say: &Say<'_>) -> String {
    match notice {
        Notice::Hidden => "Das gibt es hier nicht, oder es ist nicht für dich sichtbar.".to_owned(),
        Notice::Link => "Dieser Link erlaubt das nicht.".to_owned(),
        Notice::Standing => "Dein Konto darf das im Moment nicht.".to_owned(),
        Notice::Maintenance => "Vitrine wird gerade gewartet.".to_owned(),
        Notice::Scope(function) => format!("Das Token deckt „{}“ nicht ab.", words.function(*function)),
        Notice::NotAsked(function) => format!("„{}“ gibt es hier nicht.", words.function(*function)),
        Notice::Nobody(refused) => {
            let name = words.function(refused.function);
            format!("Niemand hat dir{} „{name}“ erlaubt.", place(refused, say))
        }
        Notice::Blocked(refused, by) => {
            let name = words.function(refused.function);
            let place = place(refused, say);
            match blockers(by, say) {
                None => format!("„{name}“ ist{place} für dich gesperrt."),
                Some(by) => format!("„{name}“ ist{place} für dich gesperrt, und zwar durch {by}."),
            }
        }
        Notice::State { state, by: None } => match state {
            Lifecycle::Trashed => "Es liegt im Papierkorb. Hole es zuerst zurück.".to_owned(),
            Lifecycle::Live | Lifecycle::Archived => "Es ist archiviert. Hole es zuerst zurück.".to_owned(),
        },
        Notice::State {
            state,
            by: Some(folder),
        } => {
            let folder = capital(&say.subject(*folder));
            match state {
                Lifecycle::Trashed => format!("{folder} liegt im Papierkorb. Hole ihn zuerst zurück."),
                Lifecycle::Live | Lifecycle::Archived => {
                    format!("{folder} ist archiviert. Hole ihn zuerst zurück.")
                }
            }
        }
        Notice::Licence(licence) => format!("{} sperrt es.", unnamed(*licence, say, "Eine Lizenz")),
        Notice::Colour(colour) => format!("{} sperrt es.", unnamed(*colour, say, "Die Farbmarkierung")),
        Notice::Reason => "Das braucht eine schriftliche Begründung.".to_owned(),
        Notice::Change(refusal) => changed(words, *refusal),
        Notice::SignedIn => "Das darf nur, wer angemeldet ist, kein Token.".to_owned(),
    }
}

/// What a rule about changes says to whoever wanted to make one.
fn changed(words: &German, refusal: Refusal) -> String {
    match refusal {
        Refusal::Needs { function, .. } => format!("Das braucht „{}“.", words.function(function)),
        Refusal::Own => {
            "Deine eigenen Rechte kannst du nicht ändern. Wende dich an Inhaber oder Admins.".to_owned()
        }
        Refusal::GivesMaker(function) => {
            let name = words.function(function);
            format!("Damit bekämst du das Recht „{name}“, das du nicht hast. Frage jemanden, der es hat.")
        }
        Refusal::ShowsMaker => "Es würde dir Personen zeigen, die du nicht siehst.".to_owned(),
        Refusal::HigherPerson => "Diese Person steht höher als du.".to_owned(),
        Refusal::AboveOwn => "Du kannst nicht mehr Rechte geben, als du selbst hast.".to_owned(),
        Refusal::MakesAdmin => "Nur Inhaber und Admins machen Admins.".to_owned(),
        Refusal::Owner => "Der Inhaber wird nur an der Kommandozeile des Servers geändert.".to_owned(),
        Refusal::Guarded(function) => {
            format!("Nur wer „{}“ hat, gibt es weiter.", words.function(function))
        }
        Refusal::AllUsers => {
            "In dieser Gruppe sind alle: Niemand tritt ihr bei oder verlässt sie.".to_owned()
        }
        Refusal::LastLead => {
            "Die letzte Leitung kann nicht gehen. Mache zuerst jemand anderen zur Leitung.".to_owned()
        }
        Refusal::Root => "Der oberste Ordner bleibt, wie er ist.".to_owned(),
        Refusal::IntoItself => "Ein Ordner kann nicht in sich selbst liegen.".to_owned(),
        Refusal::GivesOthers(_) => {
            let name = words.function(Function::Access);
            format!("Andere bekämen damit mehr Rechte. Das braucht „{name}“ dort, wo es jetzt liegt.")
        }
    }
}

fn place(refused: &Refused, say: &Say<'_>) -> String {
    match (refused.gate, refused.place) {
        (Gate::Standing | Gate::Function, _) => String::new(),
        (Gate::Place, None) => " hier".to_owned(),
        (Gate::Place, Some(place)) => format!(" {}", say.within(place)),
        (Gate::File, _) => " in der Sicherheitseinstellung dieser Datei".to_owned(),
    }
}

/// Who blocks, as far as it is told.
fn blockers(by: &[Blocker], say: &Say<'_>) -> Option<String> {
    let each = by.iter().map(|blocker| match blocker {
        Blocker::Own => "eine Einstellung nur für dich".to_owned(),
        Blocker::Group(group) => say.object(*group),
    });
    (!by.is_empty()).then(|| each.collect::<Vec<_>>().join(" und durch "))
}

fn unnamed(thing: Option<Thing>, say: &Say<'_>, otherwise: &str) -> String {
    thing.map_or(otherwise.to_owned(), |thing| capital(&say.subject(thing)))
}
