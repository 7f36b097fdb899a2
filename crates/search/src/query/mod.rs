//! What somebody looks for: the language of the search field, read from any text.

mod amount;
mod bound;
mod date;
mod field;
mod lex;
mod named;
mod typed;
mod words;

use unicode_normalization::UnicodeNormalization;
use vitrine_model::{Lifecycle, MediaKind, Orientation};

use crate::words::Word;

pub use field::Field;
pub use named::{NameForms, Named};
pub use typed::{Typed, quoted};

/// A text that somebody typed, understood as far as it can be. Reading one never fails.
///
/// `docs/search.md` describes the language. What is no field, no phrase and no number is words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    parts: Vec<Part>,
}

/// So many characters of a text are read: as many as a kept search may have.
const LONGEST: usize = 2_000;

/// One piece of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it was typed.
    pub text: String,
    /// Is it what must not be?
    pub presence: Presence,
    /// What it was taken for.
    pub sense: Sense,
}

/// Whether something is looked for or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// A hit has it.
    Wanted,
    /// A hit has it not.
    Excluded,
}

/// What a piece was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Words, each of which stands anywhere.
    Words(Vec<Sought>),
    /// Words that stand one after the other.
    Phrase(Phrase),
    /// Words in the title.
    Title(Vec<Sought>),
    /// A phrase in the title.
    TitlePhrase(Phrase),
    /// Tags, any of which it has.
    Tag(Vec<Named>),
    /// Kinds, one of which it is.
    Kind(Vec<MediaKind>),
    /// Cameras, one of which took it.
    Camera(Vec<Named>),
    /// Lenses.
    Lens(Vec<Named>),
    /// Folders in one of which it is, or below it.
    In(Vec<Named>),
    /// People, one of whom added it.
    By(Vec<Named>),
    /// How it stands.
    Orientation(Vec<Orientation>),
    /// Its state, those of the folders above it counted in.
    State(Lifecycle),
    /// Bytes.
    Size(Vec<Span>),
    /// When it was taken, by the clocks there: milliseconds of Unix time as if they had been in UTC.
    Taken(Vec<Span>),
    /// When it came, in UTC: milliseconds of Unix time.
    Added(Vec<Span>),
    /// Nothing: punctuation that is no word finds nothing.
    Nothing,
    /// Something that is still being typed, like a field without a value, and changes nothing yet.
    Unfinished,
}

/// A word, and how much of one it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    pub(crate) word: Word,
    pub(crate) reach: Reach,
}

/// How much of a word has to stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of it.
    Whole,
    /// Its beginning at least.
    Beginning,
}

/// Words one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(pub(crate) Vec<Word>);

/// From, inclusive, until, exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Open where there is none.
    pub from: Option<i64>,
    /// Open where there is none.
    pub until: Option<i64>,
}

impl Span {
    /// Does the number lie in it?
    pub fn contains(self, number: i64) -> bool {
        self.from.is_none_or(|from| from <= number) && self.until.is_none_or(|until| number < until)
    }
}

impl Query {
    /// Reads any text; of a very long one its beginning.
    pub fn parse(text: &str) -> Self {
        // Composed, so that a name of a field is letters alone.
        let text: String = text.nfc().take(LONGEST).collect();
        let mut parts: Vec<Part> = lex::pieces(&text).map(|piece| field::read(&piece)).collect();
        bound::bound(&mut parts);
        words::open_last(&mut parts);
        Self { parts }
    }

    /// Its pieces, in the order in which they were typed.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The state that it asks for.
    pub fn state(&self) -> Option<Lifecycle> {
        self.parts.iter().rev().find_map(|part| match part.sense {
            Sense::State(state) => Some(state),
            _ => None,
        })
    }

    /// The folders that it names, wanted and excluded.
    pub fn folders(&self) -> impl Iterator<Item = (Presence, &[Named])> {
        self.parts.iter().filter_map(|part| match &part.sense {
            Sense::In(names) => Some((part.presence, names.as_slice())),
            _ => None,
        })
    }

    /// The people whom it names, wanted and excluded.
    pub fn people(&self) -> impl Iterator<Item = (Presence, &[Named])> {
        self.parts.iter().filter_map(|part| match &part.sense {
            Sense::By(names) => Some((part.presence, names.as_slice())),
            _ => None,
        })
    }

    /// Is there anything by which some hits are better than others?
    pub fn has_words(&self) -> bool {
        self.parts.iter().any(|part| {
            part.presence == Presence::Wanted
                && matches!(
                    part.sense,
                    Sense::Words(_) | Sense::Phrase(_) | Sense::Title(_) | Sense::TitlePhrase(_)
                )
        })
    }

    /// Is there something in it, and nothing that anything could be found by?
    pub(crate) fn finds_nothing(&self) -> bool {
        let mut effective = self
            .parts
            .iter()
            .filter(|part| part.sense != Sense::Unfinished)
            .peekable();
        effective.peek().is_some() && effective.all(|part| part.sense == Sense::Nothing)
    }
}

impl Sense {
    /// The word for it in the API.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Words(_) => "words",
            Self::Phrase(_) => "phrase",
            Self::Title(_) | Self::TitlePhrase(_) => Field::Title.word(),
            Self::Tag(_) => Field::Tag.word(),
            Self::Kind(_) => Field::Kind.word(),
            Self::Camera(_) => Field::Camera.word(),
            Self::Lens(_) => Field::Lens.word(),
            Self::In(_) => Field::In.word(),
            Self::By(_) => Field::By.word(),
            Self::Orientation(_) => Field::Orientation.word(),
            Self::State(_) => Field::State.word(),
            Self::Size(_) => Field::Size.word(),
            Self::Taken(_) => Field::Taken.word(),
            Self::Added(_) => Field::Added.word(),
            Self::Nothing => "nothing",
            Self::Unfinished => "unfinished",
        }
    }
}

#[cfg(test)]
mod tests;
