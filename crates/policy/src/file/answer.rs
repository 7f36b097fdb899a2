//! Answers: the compiled evaluator decides, the plain one says how it came about.

use vitrine_model::Function;

use super::json::{Node, write_text};
use super::names::Names;
use super::question::{About, Asker, Kind, Question, Thing};
use super::trace::write_trace;
use super::world::WorldFile;
use crate::ask::{Ask, Named, Principal, Resource, Visit};
use crate::compiled::Compiled;
use crate::key::{FolderKey, PlaylistKey, ProjectKey};
use crate::plain;
use crate::verdict::Verdict;

/// Answers questions about one world.
pub(super) struct Answerer<'w> {
    file: &'w WorldFile,
    compiled: Compiled,
}

/// What came out of one question.
pub(super) enum Answered<'w> {
    Decision(Verdict),
    /// The ids of a list, sorted.
    Ids(Vec<&'w str>),
}

impl<'w> Answerer<'w> {
    pub(super) fn new(file: &'w WorldFile) -> Self {
        Self {
            file,
            compiled: Compiled::build(&file.world),
        }
    }

    /// Writes the answer as one JSON object.
    pub(super) fn answer(&self, question: &Question<'_, '_>, to: &mut String) {
        to.push_str("{\"id\": ");
        match question.id {
            Node::Text(text) => write_text(text, to),
            id => to.push_str(&id.shown()),
        }
        match question.about {
            About::One(action, thing) => self.one(question, action, thing, to),
            About::List(action, kind) => write_ids(&self.list(question, action, kind), to),
            About::People => write_ids(&self.people(question), to),
        }
        to.push('}');
    }

    fn one(&self, question: &Question<'_, '_>, action: Function, thing: Thing, to: &mut String) {
        let ask = self.ask(question, action, thing);
        let verdict = self.compiled.decide(&ask);
        to.push_str(", \"effect\": \"");
        to.push_str(verdict.effect.word());
        to.push('"');
        if let Some(gate) = verdict.gate {
            to.push_str(", \"gate\": \"");
            to.push_str(gate.word());
            to.push('"');
        }
        to.push_str(", \"trace\": ");
        let decision = plain::decide(&self.file.world, &ask);
        write_trace(&decision.trace, &self.file.ids, to);
    }

    /// The answer as a value, without how it came about.
    pub(super) fn answered(&self, question: &Question<'_, '_>) -> Answered<'w> {
        match question.about {
            About::One(action, thing) => {
                Answered::Decision(self.compiled.decide(&self.ask(question, action, thing)))
            }
            About::List(action, kind) => Answered::Ids(self.list(question, action, kind)),
            About::People => Answered::Ids(self.people(question)),
        }
    }

    fn list(&self, question: &Question<'_, '_>, action: Function, kind: Kind) -> Vec<&'w str> {
        let ids = &self.file.ids;
        let (names, thing): (&Names, fn(u32) -> Thing) = match kind {
            Kind::Assets => (&ids.assets, Thing::Asset),
            Kind::Folders => (&ids.folders, |at| Thing::Folder(FolderKey(at))),
            Kind::Projects => (&ids.projects, |at| Thing::Project(ProjectKey(at))),
            Kind::Playlists => (&ids.playlists, |at| Thing::Playlist(PlaylistKey(at))),
        };
        passing(names, |position| {
            let ask = self.ask(question, action, thing(position));
            !self.compiled.decide(&ask).effect.is_deny()
        })
    }

    fn people(&self, question: &Question<'_, '_>) -> Vec<&'w str> {
        // A link is never asked for people: reading the question refuses it.
        let Asker::User(caller) = question.asker else {
            return Vec::new();
        };
        let seen = self.compiled.people(&caller, question.now);
        passing(&self.file.ids.users, |position| seen.contains(position as usize))
    }

    pub(super) fn ask(&self, question: &Question<'_, '_>, action: Function, thing: Thing) -> Ask<'_> {
        let resource = match thing {
            Thing::Account => Resource::Account,
            Thing::Folder(key) => Resource::Folder(key),
            Thing::Asset(position) => Resource::Asset(&self.file.assets[position as usize]),
            Thing::Project(key) => Resource::Project(key),
            Thing::Playlist(key) => Resource::Playlist(key),
        };
        let principal = match question.asker {
            Asker::User(caller) => Principal::User(caller),
            Asker::Link(position, password) => {
                let link = &self.file.links[position as usize];
                let named = match thing {
                    Thing::Asset(asset) if link.assets.binary_search(&asset).is_ok() => Named::Yes,
                    _ => Named::No,
                };
                Principal::Link(Visit {
                    link: &link.facts,
                    password,
                    named,
                })
            }
        };
        Ask {
            principal,
            action,
            resource,
            now: question.now,
            reason: question.reason,
        }
    }
}

/// The ids that pass, sorted.
fn passing(names: &Names, passes: impl Fn(u32) -> bool) -> Vec<&str> {
    let positions = names.sorted().iter().filter(|position| passes(**position));
    positions.map(|position| names.id(*position)).collect()
}

fn write_ids(ids: &[&str], to: &mut String) {
    to.push_str(", \"ids\": [");
    for (at, id) in ids.iter().enumerate() {
        if at > 0 {
            to.push_str(", ");
        }
        write_text(id, to);
    }
    to.push(']');
}
