//! From ids and rows to the dense keys of the policy's world, and back.

use std::collections::HashMap;
use std::hash::Hash;

/// The positions of one kind of thing.
#[derive(Debug)]
pub(crate) struct Index<Id> {
    rows: Vec<i64>,
    ids: Vec<Id>,
    by_row: HashMap<i64, u32>,
    by_id: HashMap<Id, u32>,
}

impl<Id: Copy + Eq + Hash> Index<Id> {
    /// In the order given.
    pub(crate) fn of(things: impl Iterator<Item = (i64, Id)>) -> Self {
        let (rows, ids): (Vec<_>, Vec<_>) = things.unzip();
        let by_row = rows.iter().zip(0..).map(|(row, at)| (*row, at)).collect();
        let by_id = ids.iter().zip(0..).map(|(id, at)| (*id, at)).collect();
        Self {
            rows,
            ids,
            by_row,
            by_id,
        }
    }

    pub(crate) fn at_row(&self, row: i64) -> Option<u32> {
        self.by_row.get(&row).copied()
    }

    pub(crate) fn at_id(&self, id: Id) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    pub(crate) fn row(&self, at: u32) -> i64 {
        self.rows[at as usize]
    }

    pub(crate) fn id(&self, at: u32) -> Id {
        self.ids[at as usize]
    }

    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }
}
