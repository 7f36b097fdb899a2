//! What words mean which tags, for the search index, which knows tags by their rows alone.

use std::collections::HashMap;

use crate::tx::args;
use crate::{Caretaker, Failure, Tx};

/// Every tag by its names and by its place in the tree, at one instant.
///
/// It says nothing of assets, and is shown to nobody: what a query finds by it is filtered like all else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    names: Vec<(String, i64)>,
    below: HashMap<i64, Vec<i64>>,
    merged: HashMap<i64, i64>,
    /// By the row that stands for them now: those that were merged into it, however many steps it took.
    gone: HashMap<i64, Vec<i64>>,
    current: HashMap<i64, String>,
}

impl Vocabulary {
    /// The tags as they are now.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn read(tx: &mut Tx, _caretaker: &Caretaker) -> Result<Self, Failure> {
        let names = tx
            .all("SELECT folded, tag_row FROM tag_names ORDER BY folded", args![])
            .await?;
        type Row = (i64, Option<i64>, Option<i64>, String, String);
        let rows: Vec<Row> = tx
            .all(
                "SELECT row_id, parent_row, into_row, state, name FROM tags ORDER BY row_id",
                args![],
            )
            .await?;
        let mut vocabulary = Self {
            names,
            ..Self::default()
        };
        for (row, parent, into, state, name) in rows {
            if let Some(into) = into {
                vocabulary.merged.insert(row, into);
            } else if state == "live" {
                vocabulary.current.insert(row, name);
                if let Some(parent) = parent {
                    vocabulary.below.entry(parent).or_default().push(row);
                }
            }
        }
        for row in vocabulary.merged.keys() {
            if let Some(now) = vocabulary.current_row(*row) {
                vocabulary.gone.entry(now).or_default().push(*row);
            }
        }
        Ok(vocabulary)
    }

    /// Every name and synonym in the form in which they are compared (NFC, lower case), in order, with its tag's row.
    pub fn names(&self) -> &[(String, i64)] {
        &self.names
    }

    /// What the tag with that row is called now: none where it was removed, and the other's name where it was merged.
    pub fn name(&self, row: i64) -> Option<&str> {
        self.current.get(&self.current_row(row)?).map(String::as_str)
    }

    /// The row that stands for it now; none where it was removed.
    pub fn current_row(&self, row: i64) -> Option<i64> {
        let mut row = row;
        // A tag is merged into one that was there: each step leads to another row, and they do not go round.
        while let Some(into) = self.merged.get(&row) {
            row = *into;
        }
        self.current.contains_key(&row).then_some(row)
    }

    /// All rows that an index may know assets of this tag by: its own, those below it, and all that were merged
    /// into one of these.
    pub fn rows_of(&self, row: i64) -> Vec<i64> {
        let mut rows = vec![row];
        let mut at = 0;
        while let Some(row) = rows.get(at).copied() {
            rows.extend(self.below.get(&row).into_iter().flatten());
            at += 1;
        }
        let gone: Vec<i64> = rows
            .iter()
            .filter_map(|row| self.gone.get(row))
            .flatten()
            .copied()
            .collect();
        rows.extend(gone);
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}
