//! JSON as it was written: keys in their order and as often as they stand there, numbers whole or not.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// One JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Boolean(bool),
    /// A whole number; wide enough for every one that JSON text commonly holds.
    Whole(i128),
    /// Any other number.
    Fraction(f64),
    Text(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// How much of a value a message shows.
const SHOWN: usize = 80;

impl Node<'_> {
    /// Reads one document.
    ///
    /// # Errors
    /// Where the text is no JSON.
    pub(super) fn parse(text: &str) -> Result<Node<'_>, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// As JSON on one line, however long.
    pub(super) fn shown_whole(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, usize::MAX);
        text
    }

    /// As JSON on one line, cut off where it is long.
    pub(super) fn shown(&self) -> String {
        let mut text = String::new();
        // Enough is enough: what is not shown need not be written.
        self.write(&mut text, 4 * SHOWN);
        if let Some((cut, _)) = text.char_indices().nth(SHOWN) {
            text.truncate(cut);
            text.push('…');
        }
        text
    }

    fn write(&self, to: &mut String, most: usize) {
        if to.len() > most {
            return;
        }
        match self {
            Node::Null => to.push_str("null"),
            Node::Boolean(value) => to.push_str(if *value { "true" } else { "false" }),
            Node::Whole(number) => to.push_str(&number.to_string()),
            Node::Fraction(number) => to.push_str(&number.to_string()),
            Node::Text(text) => write_text(text, to),
            Node::Array(nodes) => {
                to.push('[');
                for (at, node) in nodes.iter().enumerate() {
                    if at > 0 {
                        to.push_str(", ");
                    }
                    node.write(to, most);
                }
                to.push(']');
            }
            Node::Object(pairs) => {
                to.push('{');
                for (at, (key, node)) in pairs.iter().enumerate() {
                    if at > 0 {
                        to.push_str(", ");
                    }
                    write_text(key, to);
                    to.push_str(": ");
                    node.write(to, most);
                }
                to.push('}');
            }
        }
    }
}

/// A text as JSON writes it.
pub(super) fn write_text(text: &str, to: &mut String) {
    to.push('"');
    for character in text.chars() {
        match character {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\n' => to.push_str("\\n"),
            control if control.is_control() || matches!(control, '\u{2028}' | '\u{2029}') => {
                to.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => to.push(other),
        }
    }
    to.push('"');
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Node::Whole(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Node::Whole(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Node::Fraction(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = sequence.next_element()? {
            nodes.push(node);
        }
        Ok(Node::Array(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            pairs.push((key, map.next_value()?));
        }
        Ok(Node::Object(pairs))
    }
}

/// A key, borrowed from the document where it can be.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Node::deserialize(deserializer)? {
            Node::Text(text) => Ok(Key(text)),
            _ => Err(serde::de::Error::custom("a key is a text")),
        }
    }
}
