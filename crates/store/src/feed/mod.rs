//! What the search index is fed with: assets, folders and people that changed, read from the journal. A view that can
//! be thrown away.

mod assets;
mod names;

use std::collections::{HashMap, HashSet};

use crate::tags::Vocabulary;
use crate::tx::{Arg, args};
use crate::{Caretaker, Failure, Tx};

pub use assets::{Indexed, IndexedVersion};
pub use names::{Named, Names, names};

/// What changed after a journal number, and the number up to which that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Assets as they are now.
    pub assets: Vec<Indexed>,
    /// What folders and people are called now.
    pub names: Names,
    /// All tags as they are now, where anything was done to one.
    pub tags: Option<Vocabulary>,
    /// The last journal row that was looked at.
    pub number: i64,
}

/// Journal rows that are looked at in one piece, at most.
const PIECE: i64 = 5_000;

/// The words of documents in one piece, in bytes, but for those of its first.
const MOST_TEXT: i64 = 32 << 20;

/// What changed after that number; a long way back comes in several pieces.
///
/// # Errors
/// Where the database fails.
pub async fn since(tx: &mut Tx, caretaker: &Caretaker, number: i64) -> Result<Feed, Failure> {
    let rows: Vec<Told> = tx
        .all(
            "SELECT number, subject, kind FROM journal WHERE number > $1 ORDER BY number LIMIT $2",
            args![number, PIECE],
        )
        .await?;
    let sizes = text_sizes(tx, &rows).await?;
    let (changed, last) = piece(&rows, &sizes);
    let number = last.unwrap_or(number);
    let looked_at = rows.iter().filter(|(at, ..)| *at <= number);
    let about = looked_at.filter_map(|(_, id, kind)| Some((id.as_deref()?, kind.as_str())));
    let tags = if about.clone().any(|(_, kind)| kind.starts_with("tag.")) {
        Some(Vocabulary::read(tx, caretaker).await?)
    } else {
        None
    };
    Ok(Feed {
        assets: assets::indexed(tx, caretaker, &changed).await?,
        names: names::changed(tx, caretaker, about).await?,
        tags,
        number,
    })
}

/// A row of the journal: its number, what it is about, and its kind.
type Told = (i64, Option<Vec<u8>>, String);

/// The assets that those rows are about, each once, and the number up to which they were looked at. Ends before the
/// words of their documents would be more than fits in memory at once.
fn piece(rows: &[Told], sizes: &HashMap<Vec<u8>, i64>) -> (Vec<Vec<u8>>, Option<i64>) {
    let (mut changed, mut known, mut size) = (Vec::new(), HashSet::new(), 0);
    let mut last = None;
    for (number, id) in rows.iter().map(|(number, id, kind)| (*number, about(id, kind))) {
        if let Some(id) = id.filter(|id| !known.contains(*id)) {
            size += sizes.get(id).copied().unwrap_or(0);
            if size > MOST_TEXT && !changed.is_empty() {
                break;
            }
            known.insert(id);
            changed.push(id.clone());
        }
        last = Some(number);
    }
    (changed, last)
}

fn about<'a>(id: &'a Option<Vec<u8>>, kind: &str) -> Option<&'a Vec<u8>> {
    id.as_ref().filter(|_| kind.starts_with("asset."))
}

async fn text_sizes(tx: &mut Tx, rows: &[Told]) -> Result<HashMap<Vec<u8>, i64>, Failure> {
    let ids: HashSet<&Vec<u8>> = rows.iter().filter_map(|(_, id, kind)| about(id, kind)).collect();
    let keys: Vec<Arg<'_>> = ids.into_iter().map(|id| Arg::from(id.as_slice())).collect();
    let sizes: Vec<(Vec<u8>, i64)> = tx
        .all_of(
            "SELECT a.id, t.size FROM assets a
             JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
             JOIN version_texts t ON t.version_row = v.row_id WHERE a.id IN {keys}",
            &keys,
        )
        .await?;
    Ok(sizes.into_iter().collect())
}

/// The number of the last journal row, which a caught-up index has reached.
///
/// # Errors
/// Where the database fails.
pub async fn last_number(tx: &mut Tx) -> Result<i64, Failure> {
    Ok(crate::head(tx).await?.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_ends_before_its_documents_are_too_many_and_always_has_one() {
        let told = |number: i64, id: u8| (number, Some(vec![id]), "asset.previews".to_owned());
        let half = MOST_TEXT / 2 + 1;
        let sizes = HashMap::from([(vec![1], half), (vec![2], half), (vec![3], 10 * half)]);
        let rows = [
            told(4, 1),
            (5, None, "user.create".to_owned()),
            told(6, 1),
            told(7, 2),
            told(8, 3),
        ];
        assert_eq!(piece(&rows, &sizes), (vec![vec![1]], Some(6)));
        assert_eq!(piece(&rows[3..], &sizes), (vec![vec![2]], Some(7)));
        assert_eq!(piece(&rows[4..], &sizes), (vec![vec![3]], Some(8)));
        assert_eq!(piece(&[], &sizes), (vec![], None));
    }
}
