//! Fields: a name, a sign, values. What is none of them is words.

use vitrine_model::{Lifecycle, MediaKind, Orientation};

use super::lex::{Body, Minus, Piece, Sign, Value};
use super::{Named, Part, Presence, Sense, amount, date, words};
use crate::words::Folded;

/// A field of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Words or a phrase in the title.
    Title,
    /// A tag.
    Tag,
    /// A kind of media.
    Kind,
    /// A camera.
    Camera,
    /// A lens.
    Lens,
    /// A folder with those below it.
    In,
    /// Who added it.
    By,
    /// How it stands.
    Orientation,
    /// Live, archived, trashed.
    State,
    /// Bytes.
    Size,
    /// When it was taken.
    Taken,
    /// When it came.
    Added,
}

impl Field {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[
        Self::Tag,
        Self::Kind,
        Self::In,
        Self::By,
        Self::Taken,
        Self::Added,
        Self::Camera,
        Self::Lens,
        Self::Orientation,
        Self::Size,
        Self::Title,
        Self::State,
    ];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Tag => "tag",
            Self::Kind => "kind",
            Self::Camera => "camera",
            Self::Lens => "lens",
            Self::In => "in",
            Self::By => "by",
            Self::Orientation => "orientation",
            Self::State => "state",
            Self::Size => "size",
            Self::Taken => "taken",
            Self::Added => "added",
        }
    }

    /// Its name in German.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Title => "titel",
            Self::Tag => "schlagwort",
            Self::Kind => "art",
            Self::Camera => "kamera",
            Self::Lens => "objektiv",
            Self::In => "ordner",
            Self::By => "von",
            Self::Orientation => "ausrichtung",
            Self::State => "zustand",
            Self::Size => "größe",
            Self::Taken => "aufgenommen",
            Self::Added => "hinzugefügt",
        }
    }

    /// The values of a field that has few: those with a word, in either language, that begins so, each by the word that
    /// the API has for it. None for other fields.
    pub fn values(self, beginning: &str) -> Vec<&'static str> {
        match self {
            Self::Kind => begun(KINDS, MediaKind::ALL, MediaKind::word, beginning),
            Self::Orientation => begun(ORIENTATIONS, Orientation::ALL, Orientation::word, beginning),
            Self::State => begun(STATES, Lifecycle::ALL, Lifecycle::word, beginning),
            Self::Title
            | Self::Tag
            | Self::Camera
            | Self::Lens
            | Self::In
            | Self::By
            | Self::Size
            | Self::Taken
            | Self::Added => Vec::new(),
        }
    }

    /// The field with that name, in either language.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = Folded::of(name);
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.word() == name.plain || Folded::of(field.german()).is(&name))
    }
}

/// What a piece stands for.
pub(super) fn read(piece: &Piece<'_>) -> Part {
    let presence = match piece.minus {
        Minus::There => Presence::Excluded,
        Minus::Absent => Presence::Wanted,
    };
    let sense = match &piece.body {
        Body::Quoted(text, close) => words::phrase(text, *close),
        Body::Field(name, sign, values) => {
            let understood = Field::named(name).and_then(|field| of_field(field, *sign, values, presence));
            understood.unwrap_or_else(|| words::bare(piece.text))
        }
        Body::Bare => words::bare(piece.text),
    };
    Part {
        text: piece.text.to_owned(),
        presence,
        sense,
    }
}

/// `None` where the values are none for that field.
fn of_field(field: Field, sign: Sign, values: &[Value<'_>], presence: Presence) -> Option<Sense> {
    if values.is_empty() {
        return Some(Sense::Unfinished);
    }
    match (field, sign) {
        (Field::Size, _) => Some(Sense::Size(each(values, |value| amount::span(value.text, sign))?)),
        (Field::Taken, _) => Some(Sense::Taken(each(values, |value| date::span(value.text, sign))?)),
        (Field::Added, _) => Some(Sense::Added(each(values, |value| date::span(value.text, sign))?)),
        (_, Sign::Is) => of_words(field, values, presence),
        _ => None,
    }
}

fn of_words(field: Field, values: &[Value<'_>], presence: Presence) -> Option<Sense> {
    let named = || each(values, |value| Named::of(value.text, value.quoted));
    match field {
        Field::Title => Some(words::title(values)),
        Field::Tag => Some(Sense::Tag(named()?)),
        Field::Camera => Some(Sense::Camera(named()?)),
        Field::Lens => Some(Sense::Lens(named()?)),
        Field::In => Some(Sense::In(named()?)),
        Field::By => Some(Sense::By(named()?)),
        Field::Kind => Some(Sense::Kind(each(values, |value| one_of(KINDS, value.text))?)),
        Field::Orientation => Some(Sense::Orientation(each(values, |value| {
            one_of(ORIENTATIONS, value.text)
        })?)),
        // A list is of one state; what is in no state is nothing that could be asked for.
        Field::State => match (values, presence) {
            ([value], Presence::Wanted) => Some(Sense::State(one_of(STATES, value.text)?)),
            _ => None,
        },
        Field::Size | Field::Taken | Field::Added => None,
    }
}

/// All of them, or none where one is not understood.
fn each<'a, T>(values: &[Value<'a>], of: impl Fn(&Value<'a>) -> Option<T>) -> Option<Vec<T>> {
    values.iter().map(of).collect()
}

fn one_of<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    let text = Folded::of(text);
    words
        .iter()
        .find(|(word, _)| Folded::of(word).is(&text))
        .map(|(_, meaning)| *meaning)
}

fn begun<T: Copy + PartialEq>(
    words: &[(&str, T)],
    all: &[T],
    word: fn(T) -> &'static str,
    beginning: &str,
) -> Vec<&'static str> {
    let beginning = Folded::of(beginning);
    let begins = |value: &&T| {
        let mut own = words.iter().filter(|(_, meaning)| meaning == *value);
        own.any(|(word, _)| Folded::of(word).begins_with(&beginning))
    };
    all.iter().filter(begins).map(|value| word(*value)).collect()
}

const KINDS: &[(&str, MediaKind)] = &[
    ("picture", MediaKind::Picture),
    ("film", MediaKind::Film),
    ("sound", MediaKind::Sound),
    ("document", MediaKind::Document),
    ("other", MediaKind::Other),
    ("image", MediaKind::Picture),
    ("photo", MediaKind::Picture),
    ("video", MediaKind::Film),
    ("audio", MediaKind::Sound),
    ("bild", MediaKind::Picture),
    ("foto", MediaKind::Picture),
    ("ton", MediaKind::Sound),
    ("dokument", MediaKind::Document),
    ("anderes", MediaKind::Other),
];

const ORIENTATIONS: &[(&str, Orientation)] = &[
    ("landscape", Orientation::Landscape),
    ("portrait", Orientation::Portrait),
    ("square", Orientation::Square),
    ("quer", Orientation::Landscape),
    ("querformat", Orientation::Landscape),
    ("hoch", Orientation::Portrait),
    ("hochformat", Orientation::Portrait),
    ("quadrat", Orientation::Square),
    ("quadratisch", Orientation::Square),
];

const STATES: &[(&str, Lifecycle)] = &[
    ("live", Lifecycle::Live),
    ("archived", Lifecycle::Archived),
    ("trashed", Lifecycle::Trashed),
    ("archive", Lifecycle::Archived),
    ("trash", Lifecycle::Trashed),
    ("archiv", Lifecycle::Archived),
    ("archiviert", Lifecycle::Archived),
    ("papierkorb", Lifecycle::Trashed),
];
