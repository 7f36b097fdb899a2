//! What is being typed at the end of a text, for completing it.

use unicode_normalization::UnicodeNormalization;

use super::Field;
use super::lex::{self, Body};
use super::named::NameForms;

/// The end of a text that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What a completion takes the place of.
    pub end: String,
    /// The field whose value is typed; none where it may become anything.
    pub field: Option<Field>,
    /// What is there of the value, or of the word.
    pub value: String,
}

impl Typed {
    /// `None` where nothing is being typed: at the beginning, and after a space.
    pub fn of(text: &str) -> Option<Self> {
        let text: String = text.nfc().collect();
        let last = lex::pieces(&text).last()?;
        // Where something follows the piece, its end has been passed; an open quote goes on to the end.
        if !text.ends_with(last.text) {
            return None;
        }
        let minus = last
            .text
            .chars()
            .next()
            .filter(|first| matches!(first, '-' | '−' | '–'));
        let bare = &last.text[minus.map_or(0, char::len_utf8)..];
        Some(match &last.body {
            Body::Field(name, _, _) => match Field::named(name) {
                Some(field) => Self::value_of(field, bare),
                None => Self::word(bare),
            },
            Body::Quoted(..) => return None,
            Body::Bare => Self::word(bare),
        })
    }

    fn word(text: &str) -> Self {
        Self {
            end: text.to_owned(),
            field: None,
            value: text.to_owned(),
        }
    }

    /// The last value of a field: `b` of `tag:a,b`.
    fn value_of(field: Field, text: &str) -> Self {
        let sign = text.find([':', '<', '>']).map_or(text.len(), |at| at + 1);
        let values = text[sign..].trim_start_matches(['=', '<', '>']);
        let mut quoted = false;
        let mut start = 0;
        for (at, character) in values.char_indices() {
            match character {
                '"' | '„' | '“' | '”' | '«' | '»' => quoted = !quoted,
                ',' if !quoted => start = at + 1,
                _ => {}
            }
        }
        let value = &values[start..];
        Self {
            end: value.to_owned(),
            field: Some(field),
            value: value
                .trim_start_matches(['"', '„', '“', '”', '«', '»'])
                .to_owned(),
        }
    }

    /// What is there, made ready for being compared.
    pub fn forms(&self) -> NameForms {
        NameForms::of(self.value.rsplit(['/', '\\']).next().unwrap_or_default())
    }
}

/// A value as it is typed: in quotes, so that it means exactly this one.
pub fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace(lex::QUOTES, " "))
}
