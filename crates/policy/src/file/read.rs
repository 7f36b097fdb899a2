//! Reading single values, strictly: nothing is guessed.

use std::collections::HashSet;
use std::str::FromStr;

use vitrine_model::{Function, Second};

use super::fault::{Fault, Faulty, Place};
use super::json::Node;

/// An object whose keys are all known and stand there once.
pub(super) struct Object<'n, 'a> {
    pairs: &'n [(std::borrow::Cow<'a, str>, Node<'a>)],
}

impl<'n, 'a> Object<'n, 'a> {
    /// The object at a place, if it has no other keys than those.
    pub(super) fn read(node: &'n Node<'a>, at: &Place<'_>, known: &[&str]) -> Faulty<Self> {
        let object = Self::of_any_keys(node, at)?;
        match object
            .pairs
            .iter()
            .find(|(key, _)| !known.contains(&key.as_ref()))
        {
            Some((key, _)) => at.fault(Fault::UnknownKey(one_line(key))),
            None => Ok(object),
        }
    }

    /// The object at a place, whose keys are names.
    pub(super) fn of_any_keys(node: &'n Node<'a>, at: &Place<'_>) -> Faulty<Self> {
        let Node::Object(pairs) = node else {
            return wrong_type(node, at, "an object");
        };
        let twice = if pairs.len() <= 12 {
            pairs
                .iter()
                .enumerate()
                .find(|(at, (key, _))| pairs[..*at].iter().any(|(before, _)| before == key))
                .map(|(_, (key, _))| key)
        } else {
            let mut seen = HashSet::with_capacity(pairs.len());
            pairs.iter().map(|(key, _)| key).find(|key| !seen.insert(*key))
        };
        match twice {
            Some(key) => at.fault(Fault::KeyTwice(one_line(key))),
            None => Ok(Self { pairs }),
        }
    }

    /// What stands there, `null` included.
    pub(super) fn raw(&self, key: &str) -> Option<&'n Node<'a>> {
        self.pairs
            .iter()
            .find(|(named, _)| named == key)
            .map(|(_, node)| node)
    }

    /// What stands there; `null` is as good as nothing.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node<'a>> {
        self.raw(key).filter(|node| **node != Node::Null)
    }

    /// What has to stand there.
    pub(super) fn required(&self, key: &'static str, at: &Place<'_>) -> Faulty<&'n Node<'a>> {
        match self.get(key) {
            Some(node) => Ok(node),
            None => at.fault(Fault::Missing(key)),
        }
    }

    /// Every key with what stands there, `null` included.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'n str, &'n Node<'a>)> + use<'n, 'a> {
        self.pairs.iter().map(|(key, node)| (key.as_ref(), node))
    }
}

pub(super) fn wrong_type<T>(node: &Node<'_>, at: &Place<'_>, wanted: &'static str) -> Faulty<T> {
    at.fault(Fault::Type {
        value: node.shown(),
        wanted,
    })
}

/// A text, with nothing in it that would break a line.
pub(super) fn one_line(text: &str) -> String {
    text.chars().flat_map(char::escape_debug).collect()
}

pub(super) fn text<'n>(node: &'n Node<'_>, at: &Place<'_>) -> Faulty<&'n str> {
    match node {
        Node::Text(text) => Ok(text),
        _ => wrong_type(node, at, "a text"),
    }
}

pub(super) fn boolean(node: Option<&Node<'_>>, at: &Place<'_>) -> Faulty<bool> {
    match node {
        None => Ok(false),
        Some(Node::Boolean(value)) => Ok(*value),
        Some(node) => wrong_type(node, at, "true or false"),
    }
}

pub(super) fn array<'n, 'a>(node: Option<&'n Node<'a>>, at: &Place<'_>) -> Faulty<&'n [Node<'a>]> {
    match node {
        None => Ok(&[]),
        Some(Node::Array(nodes)) => Ok(nodes),
        Some(node) => wrong_type(node, at, "an array"),
    }
}

/// Whole seconds of Unix time.
pub(super) fn second(node: &Node<'_>, at: &Place<'_>) -> Faulty<Second> {
    let seconds = match node {
        Node::Whole(number) => i64::try_from(*number).ok(),
        _ => None,
    };
    match seconds {
        Some(seconds) => Ok(Second(seconds)),
        None => wrong_type(node, at, "a whole second of Unix time"),
    }
}

pub(super) fn optional_second(object: &Object<'_, '_>, key: &str, at: &Place<'_>) -> Faulty<Option<Second>> {
    object.get(key).map(|node| second(node, &at.key(key))).transpose()
}

/// A word of a closed set.
pub(super) fn word<T: FromStr>(node: &Node<'_>, at: &Place<'_>, wanted: &'static str) -> Faulty<T> {
    let text = text(node, at)?;
    text.parse().or_else(|_| {
        at.fault(Fault::Word {
            value: one_line(text),
            wanted,
        })
    })
}

/// A word of a closed set, or what stands for it where there is none.
pub(super) fn word_or<T: FromStr>(
    object: &Object<'_, '_>,
    key: &str,
    at: &Place<'_>,
    wanted: &'static str,
    default: T,
) -> Faulty<T> {
    match object.get(key) {
        Some(node) => word(node, &at.key(key), wanted),
        None => Ok(default),
    }
}

/// The action of that name.
pub(super) fn function(name: &str, at: &Place<'_>) -> Faulty<Function> {
    name.parse().or_else(|_| {
        at.fault(Fault::Word {
            value: one_line(name),
            wanted: "action",
        })
    })
}
