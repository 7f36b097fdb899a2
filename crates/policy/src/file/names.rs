//! Ids of a world file, and the positions that they stand for.

use std::collections::HashMap;

use super::fault::{Fault, Faulty, Place};
use super::json::Node;
use super::read::{self, Object};

/// The ids of one kind of thing, by position, and the positions by id.
#[derive(Debug)]
pub(super) struct Names {
    kind: &'static str,
    ids: Vec<String>,
    positions: HashMap<String, u32>,
    /// The positions in the order of their ids.
    sorted: Vec<u32>,
}

impl Names {
    /// The ids of the things in a section.
    pub(super) fn of(kind: &'static str, things: &[Node<'_>], at: &Place<'_>) -> Faulty<Self> {
        let mut names = Self {
            kind,
            ids: Vec::with_capacity(things.len()),
            positions: HashMap::with_capacity(things.len()),
            sorted: Vec::new(),
        };
        for (position, thing) in things.iter().enumerate() {
            let at = at.index(position);
            let node = Object::of_any_keys(thing, &at)?.required("id", &at)?;
            let at = at.key("id");
            let id = read::text(node, &at)?;
            if id.is_empty() || id.contains([':', '/']) {
                return at.fault(Fault::Id(read::one_line(id)));
            }
            if names.positions.insert(id.to_owned(), position as u32).is_some() {
                let id = read::one_line(id);
                return at.fault(Fault::IdTwice { kind, id });
            }
            names.ids.push(id.to_owned());
        }
        names.sorted = (0..names.ids.len() as u32).collect();
        names
            .sorted
            .sort_by(|one, other| names.ids[*one as usize].cmp(&names.ids[*other as usize]));
        Ok(names)
    }

    /// The position of that id.
    pub(super) fn position(&self, id: &str, at: &Place<'_>) -> Faulty<u32> {
        match self.positions.get(id) {
            Some(position) => Ok(*position),
            None => at.fault(Fault::UnknownId {
                kind: self.kind,
                id: read::one_line(id),
            }),
        }
    }

    /// The position of the id that stands there.
    pub(super) fn reference(&self, node: &Node<'_>, at: &Place<'_>) -> Faulty<u32> {
        self.position(read::text(node, at)?, at)
    }

    pub(super) fn id(&self, position: u32) -> &str {
        &self.ids[position as usize]
    }

    /// The positions in the order of their ids.
    pub(super) fn sorted(&self) -> &[u32] {
        &self.sorted
    }
}
