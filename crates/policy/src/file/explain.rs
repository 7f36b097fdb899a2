//! Explanations of questions, in words.

use std::borrow::Cow;
use std::io::{BufRead, Write};

use super::answer::Answerer;
use super::fault::{Fault, Faulty, Place};
use super::question::{About, Asker, Question, Thing};
use super::world::WorldFile;
use super::{CheckFailure, each_question};
use crate::explain::{Language, Names, Notice, Thing as Named, told_to_them, whole};

/// Explains the answers to questions, one a line, about a world that was read from the text of a file of that name: the
/// whole trace of each, for an administrator, under a line that repeats the question, and what who asked is told.
///
/// # Errors
/// Where the world or a question is not taken, a question is one for a list, or a stream fails.
pub fn explain(
    file: &str,
    text: &str,
    questions: &mut impl BufRead,
    explanations: &mut impl Write,
    language: Language,
) -> Result<(), CheckFailure> {
    let world = WorldFile::read(file, text)?;
    let answerer = Answerer::new(&world);
    let explained = each_question(&world, questions, explanations, |question, to| {
        let (action, thing) = match question.about {
            About::One(action, thing) => (action, thing),
            About::List(_, kind) => return no_list(kind.word()),
            About::People => return no_list("people"),
        };
        let ask = answerer.ask(question, action, thing);
        let explanation = crate::explain::explain(world.world(), &ask);
        to.push_str(&format!(
            "# {}: {} {action} {}\n",
            question.id.shown(),
            asker(&world, question),
            of_thing(&world, thing)
        ));
        to.push_str(&whole(&explanation, &world, language));
        let decision = crate::plain::decide(world.world(), &ask);
        if let Some(notice) = Notice::of(world.world(), &ask, &decision) {
            to.push('\n');
            to.push_str(&told_to_them(&notice, &world, language));
        }
        Ok(())
    });
    explanations.flush()?;
    explained
}

fn no_list(kind: &str) -> Faulty<()> {
    Place::TOP.key("list").fault(Fault::Form {
        value: kind.to_owned(),
        why: "a list is explained by asking about one of its things",
    })
}

fn asker(world: &WorldFile, question: &Question<'_, '_>) -> String {
    match question.asker {
        Asker::User(caller) => format!("user:{}", world.ids.users.id(caller.user.0)),
        Asker::Link(position, _) => format!("link:{}", world.ids.links.id(position)),
    }
}

fn of_thing(world: &WorldFile, thing: Thing) -> String {
    let ids = &world.ids;
    match thing {
        Thing::Account => "account".to_owned(),
        Thing::Folder(key) => format!("folder:{}", ids.folders.id(key.0)),
        Thing::Asset(position) => format!("asset:{}", ids.assets.id(position)),
        Thing::Project(key) => format!("project:{}", ids.projects.id(key.0)),
        Thing::Playlist(key) => format!("playlist:{}", ids.playlists.id(key.0)),
    }
}

/// In a file a thing is called by its id.
impl Names for WorldFile {
    fn name(&self, thing: Named) -> Option<Cow<'_, str>> {
        let ids = &self.ids;
        Some(Cow::Borrowed(match thing {
            Named::User(key) => ids.users.id(key.0),
            Named::Group(key) => ids.groups.id(key.0),
            Named::Folder(key) => ids.folders.id(key.0),
            Named::Project(key) => ids.projects.id(key.0),
            Named::Playlist(key) => ids.playlists.id(key.0),
            Named::Licence(key) => ids.licences.id(key.0),
            Named::Colour(key) => ids.colours.id(key.0),
        }))
    }
}
