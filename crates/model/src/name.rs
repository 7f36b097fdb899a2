//! Names that people type. Parsed once, at the edge; what is parsed is well-formed from then on.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Why a text was not taken for a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllFormedName {
    /// Nothing but white space.
    #[error("{field} is empty")]
    Empty {
        /// Which field.
        field: &'static str,
    },
    /// Longer than it may be.
    #[error("{field} has {length} characters, at most {limit} are kept")]
    TooLong {
        /// Which field.
        field: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A character that can't be shown on a line.
    #[error("{field} holds a character that can't be written in it: U+{character:04X}")]
    Character {
        /// Which field.
        field: &'static str,
        /// The character's code point.
        character: u32,
    },
    /// Not of the form the field asks for.
    #[error("`{text}` is not a well-formed {field}")]
    Form {
        /// Which field.
        field: &'static str,
        /// What was given.
        text: String,
    },
}

impl IllFormedName {
    /// Which field it was.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Empty { field }
            | Self::TooLong { field, .. }
            | Self::Character { field, .. }
            | Self::Form { field, .. } => field,
        }
    }
}

/// Controls, line separators and the marks that turn text around and make one name look like another.
fn is_unwritable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn parse_line(field: &'static str, limit: usize, text: &str) -> Result<String, IllFormedName> {
    let text = text.trim();
    if text.is_empty() {
        return Err(IllFormedName::Empty { field });
    }
    if let Some(character) = text.chars().find(|character| is_unwritable(*character)) {
        return Err(IllFormedName::Character {
            field,
            character: character.into(),
        });
    }
    let length = text.chars().count();
    if length > limit {
        return Err(IllFormedName::TooLong { field, length, limit });
    }
    Ok(text.to_owned())
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident, $field:literal, $limit:literal, $parse:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const LIMIT: usize = $limit;

            /// Reads it from what was typed; white space around it is dropped.
            ///
            /// # Errors
            /// Where it is empty, too long or not of its form.
            pub fn parse(text: &str) -> Result<Self, IllFormedName> {
                let parse: fn(&'static str, usize, &str) -> Result<String, IllFormedName> = $parse;
                parse($field, $limit, text).map(Self)
            }

            /// As it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// In the form in which two are compared: NFC, lower case.
            pub fn folded(&self) -> String {
                self.0.nfc().flat_map(char::to_lowercase).collect()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

names! {
    /// The name of a folder, group, project, token.
    Name, "name", 200, parse_line;
    /// An asset's title.
    Title, "title", 300, parse_line;
    /// The name of a file as it was uploaded: no path in it.
    FileName, "file name", 255, parse_file_name;
    /// What a tag is called, or one of its synonyms.
    TagName, "tag", 100, parse_line;
    /// What somebody typed to search for.
    SearchText, "query", 2_000, parse_line;
    /// A person's first or last name.
    PersonName, "name", 100, parse_line;
    /// What a person signs in with.
    Login, "login", 100, parse_login;
    /// Where a person gets mail.
    Email, "e-mail address", 254, parse_email;
}

impl Title {
    /// A file's name without its ending, until somebody finds a better one.
    pub fn of_file(name: &FileName) -> Self {
        const { assert!(FileName::LIMIT <= Title::LIMIT, "every file name fits a title") };
        let stem = name
            .0
            .rsplit_once('.')
            .map_or(name.as_str(), |(stem, _)| stem.trim());
        Self(if stem.is_empty() {
            name.0.clone()
        } else {
            stem.to_owned()
        })
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $field:literal, $limit:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// Lines are kept, other controls are refused. It may be empty.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const LIMIT: usize = $limit;

            /// Reads it from what was typed; white space around it is dropped.
            ///
            /// # Errors
            /// Where it is too long or holds a control character.
            pub fn parse(text: &str) -> Result<Self, IllFormedName> {
                parse_text($field, $limit, text).map(Self)
            }

            /// As it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

texts! {
    /// A longer text about an asset.
    Caption, "caption", 10_000;
    /// Who made it, as it is to be printed beside it.
    Credit, "credit", 1_000;
    /// Whose it is, and what may be done with it outside of Vitrine.
    Rights, "rights", 5_000;
    /// What somebody says of a version.
    VersionNote, "note", 5_000;
    /// What stands in one of the account's own fields.
    FieldText, "value", 5_000;
}

fn parse_text(field: &'static str, limit: usize, text: &str) -> Result<String, IllFormedName> {
    let text = text.trim().replace("\r\n", "\n");
    let written = |character: char| matches!(character, '\n' | '\t') || !is_unwritable(character);
    if let Some(character) = text.chars().find(|character| !written(*character)) {
        return Err(IllFormedName::Character {
            field,
            character: character.into(),
        });
    }
    let length = text.chars().count();
    if length > limit {
        return Err(IllFormedName::TooLong { field, length, limit });
    }
    Ok(text)
}

fn parse_file_name(field: &'static str, limit: usize, text: &str) -> Result<String, IllFormedName> {
    let name = parse_line(field, limit, text)?;
    if name.contains(['/', '\\']) || name == "." || name == ".." {
        return Err(IllFormedName::Form { field, text: name });
    }
    Ok(name)
}

fn parse_login(field: &'static str, limit: usize, text: &str) -> Result<String, IllFormedName> {
    let login = parse_line(field, limit, text)?;
    if login.contains(char::is_whitespace) {
        return Err(IllFormedName::Form { field, text: login });
    }
    Ok(login)
}

fn parse_email(field: &'static str, limit: usize, text: &str) -> Result<String, IllFormedName> {
    let email = parse_line(field, limit, text)?;
    let formed = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains('@')
    });
    if !formed || email.contains(char::is_whitespace) {
        return Err(IllFormedName::Form { field, text: email });
    }
    Ok(email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_never_a_path() {
        for text in [
            "../x.jpg",
            "a/b",
            "a\\b",
            "..",
            ".",
            "",
            "\u{0}",
            "x\u{202E}gpj.exe",
        ] {
            assert!(FileName::parse(text).is_err(), "{text:?}");
        }
        assert_eq!(FileName::parse(" Bild 1.jpg ").unwrap().as_str(), "Bild 1.jpg");
    }

    #[test]
    fn names_are_kept_as_written_and_compared_folded() {
        let composed = Login::parse("ZO\u{c9}").unwrap();
        let decomposed = Login::parse("zoe\u{301}").unwrap();
        assert_eq!(composed.folded(), decomposed.folded());
        assert_ne!(composed, decomposed);
    }
}
