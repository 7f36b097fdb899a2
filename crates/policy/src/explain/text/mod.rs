//! Explanations in words, from one catalogue a language.
//!
//! A catalogue is an implementation of [`Words`], without defaults and with exhaustive matches: what one language
//! says and the other does not, does not compile.

mod de;
mod en;
mod whole;

use std::borrow::Cow;

use vitrine_model::{Function, Instant, Level, Lifecycle, Role, Second, State, Status};

use super::cause::Cause;
use super::change::{Change, Row};
use super::ended::Ended;
use super::flip::{Beyond, Side};
use super::notice::Notice;
use super::thing::Thing;
use crate::key::FolderKey;
use crate::plain::{Finding, Outcome, Source, WhichList};
use crate::verdict::{Gate, Verdict};

pub use whole::whole;

/// A language that explanations are told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::English, Self::German];

    /// What the function is called.
    pub fn function(self, function: Function) -> &'static str {
        self.words().function(function)
    }

    fn words(self) -> &'static dyn Words {
        match self {
            Self::English => &en::English,
            Self::German => &de::German,
        }
    }
}

/// The names of things. What has none, or none for whoever reads, is told as "someone" or "a group".
pub trait Names {
    /// What it is called.
    fn name(&self, thing: Thing) -> Option<Cow<'_, str>>;
}

/// What a refused person is told, in a sentence or two.
pub fn told(notice: &Notice, names: &dyn Names, language: Language) -> String {
    let words = language.words();
    let say = Say {
        names,
        words,
        new_lists: &[],
    };
    words.notice(notice, &say)
}

/// What is told of a refusal that names nothing.
pub fn told_plainly(notice: &Notice, language: Language) -> String {
    told(notice, &Nameless, language)
}

/// Knows no name of anything.
struct Nameless;

impl Names for Nameless {
    fn name(&self, _: Thing) -> Option<Cow<'_, str>> {
        None
    }
}

/// What a refused person is told, under a line that says so, for whoever looks after it.
pub(crate) fn told_to_them(notice: &Notice, names: &dyn Names, language: Language) -> String {
    let heading = language.words().heading_told();
    format!("{heading}\n  {}\n", told(notice, names, language))
}

/// How a thing stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// It stands before a colon.
    Label,
    /// It does something.
    Subject,
    /// Something is done with it.
    Object,
    /// Something is given to it.
    Recipient,
    /// Something is inside.
    Within,
}

/// Names things in one language.
struct Say<'s> {
    names: &'s dyn Names,
    words: &'s dyn Words,
    /// The lists that are not there yet.
    new_lists: &'s [(FolderKey, WhichList)],
}

impl Say<'_> {
    fn form(&self, form: Form, thing: Thing) -> String {
        self.words.thing(form, thing, self.names.name(thing).as_deref())
    }

    fn label(&self, thing: impl Into<Thing>) -> String {
        self.form(Form::Label, thing.into())
    }

    fn subject(&self, thing: impl Into<Thing>) -> String {
        self.form(Form::Subject, thing.into())
    }

    fn object(&self, thing: impl Into<Thing>) -> String {
        self.form(Form::Object, thing.into())
    }

    fn recipient(&self, thing: impl Into<Thing>) -> String {
        self.form(Form::Recipient, thing.into())
    }

    fn within(&self, thing: impl Into<Thing>) -> String {
        self.form(Form::Within, thing.into())
    }

    fn source(&self, source: &Source) -> String {
        self.words.source(source, self)
    }

    fn is_new(&self, row: &Row) -> bool {
        self.new_lists.contains(&(row.folder, row.list))
    }

    /// The folders from the one that hands the list down to the one that was asked.
    fn path(&self, path: &[FolderKey]) -> String {
        let names = path.iter().rev().map(|folder| {
            let name = self.names.name(Thing::Folder(*folder));
            name.unwrap_or(Cow::Borrowed("…"))
        });
        names.collect::<Vec<_>>().join(" › ")
    }
}

/// A second, as the journal shows it.
fn moment(second: Second) -> String {
    Instant::from_millis(second.0.saturating_mul(1000)).to_string()
}

/// A vote as a line has it.
struct Vote {
    says: State,
    /// It counts as it is, and not as an empty box.
    counts: bool,
    decided: bool,
    /// Named where the gate looked at another function than its own.
    of: Option<Function>,
}

/// Everything that a language says.
trait Words {
    fn function(&self, function: Function) -> &'static str;
    fn gate(&self, gate: Gate) -> &'static str;
    fn level(&self, level: Level) -> &'static str;
    fn status(&self, status: Status) -> &'static str;
    fn role(&self, role: Role) -> &'static str;
    fn thing(&self, form: Form, thing: Thing, name: Option<&str>) -> String;
    fn source(&self, source: &Source, say: &Say<'_>) -> String;

    /// The first line: what it comes to.
    fn verdict(&self, verdict: &Verdict, action: Function) -> String;
    fn heading_steps(&self) -> &'static str;
    fn heading_told(&self) -> &'static str;
    fn heading_causes(&self) -> &'static str;
    fn heading_flips(&self, to: Side) -> &'static str;
    /// Joins changes that only together flip a decision.
    fn together(&self, changes: &[String]) -> String;
    fn beyond(&self, beyond: Beyond) -> &'static str;

    fn step(&self, gate: Gate, action: Function, issuer: Option<String>) -> String;
    fn outcome(&self, outcome: &Outcome) -> String;
    fn vote(&self, source: String, vote: &Vote) -> String;
    fn stands(&self, person: String, status: Status, level: Level) -> String;
    fn handed(&self, folder: String, list: WhichList, path: Option<String>) -> String;
    /// What stands once in a step, but for the three above.
    fn finding(&self, finding: &Finding, say: &Say<'_>) -> String;
    fn ended(&self, ended: &Ended, say: &Say<'_>) -> String;
    fn cause(&self, cause: &Cause, say: &Say<'_>) -> String;
    fn change(&self, change: &Change, say: &Say<'_>) -> String;
    fn notice(&self, notice: &Notice, say: &Say<'_>) -> String;
    fn state(&self, state: Lifecycle) -> &'static str;
}
