//! What can be wrong with a file, and where in it.

use std::fmt;

use vitrine_model::Function;

/// A world or a line of questions that is not taken. Its text is one line: the file, the place in it, the value.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {place}{fault}")]
pub struct BadInput {
    /// The file as it was named, with the line for questions.
    pub file: String,
    /// The place in it and a colon, like `users[3].grants.see: `; empty for the whole.
    pub place: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The text is no JSON.
    #[error("not well-formed JSON: {0}")]
    Json(String),
    /// The file is no text.
    #[error("not a text in UTF-8")]
    Encoding,
    /// A key that the format does not have there.
    #[error("unknown key `{0}`")]
    UnknownKey(String),
    /// A key that stands twice in one object.
    #[error("the key `{0}` is given twice")]
    KeyTwice(String),
    /// Something that has to be there is not.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A value of the wrong type.
    #[error("`{value}` is not {wanted}")]
    Type {
        /// The value.
        value: String,
        /// What it should have been.
        wanted: &'static str,
    },
    /// A word that is none of those known there.
    #[error("`{value}` is no {wanted}")]
    Word {
        /// The word.
        value: String,
        /// What it should have been.
        wanted: &'static str,
    },
    /// A reference to something that the world does not have.
    #[error("there is no {kind} `{id}`")]
    UnknownId {
        /// The kind of thing.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// An id that can't be one.
    #[error("`{0}` can't be an id: it is empty or holds `:` or `/`")]
    Id(String),
    /// Two things of one kind with the same id.
    #[error("the {kind} `{id}` is given twice")]
    IdTwice {
        /// The kind of thing.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// An action where it does not belong.
    #[error("`{action}` does not belong in {place}")]
    Action {
        /// The action.
        action: Function,
        /// Where it stands.
        place: &'static str,
    },
    /// The group that everyone is in is not listed in a user's groups.
    #[error("`{0}` is the group of all users, which no user lists")]
    AllUsersListed(String),
    /// Something of which a world has exactly one.
    #[error("{found} {what}, where there is exactly one")]
    ExactlyOne {
        /// What.
        what: &'static str,
        /// How many there are.
        found: usize,
    },
    /// A folder that lies, further up, in itself.
    #[error("the folder `{0}` lies in itself")]
    Cycle(String),
    /// A question of a form that is not described.
    #[error("`{value}`: {why}")]
    Form {
        /// What stands there.
        value: String,
        /// Why it may not.
        why: &'static str,
    },
}

/// A place in a document, as a path down to it.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Top,
    Key(&'p str),
    Index(usize),
}

/// A fault with its place in the document; the file is added where it is known.
pub(super) type Faulty<T> = Result<T, (String, Fault)>;

impl<'p> Place<'p> {
    pub(super) const TOP: Place<'static> = Place {
        above: None,
        step: Step::Top,
    };

    pub(super) const fn key(&'p self, key: &'p str) -> Place<'p> {
        Place {
            above: Some(self),
            step: Step::Key(key),
        }
    }

    pub(super) const fn index(&'p self, index: usize) -> Place<'p> {
        Place {
            above: Some(self),
            step: Step::Index(index),
        }
    }

    /// That fault, here.
    pub(super) fn fault<T>(&self, fault: Fault) -> Faulty<T> {
        let place = match self.step {
            Step::Top => String::new(),
            Step::Key(_) | Step::Index(_) => format!("{self}: "),
        };
        Err((place, fault))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(above) = self.above else {
            return Ok(());
        };
        above.fmt(f)?;
        match self.step {
            Step::Top => Ok(()),
            Step::Index(index) => write!(f, "[{index}]"),
            Step::Key(key) => {
                let dot = if above.above.is_some() { "." } else { "" };
                // A key can be any text, and the message is one line.
                let plain = key.chars().all(|character| !character.is_control());
                if plain {
                    write!(f, "{dot}{key}")
                } else {
                    write!(f, "{dot}{key:?}")
                }
            }
        }
    }
}
