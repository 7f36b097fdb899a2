//! What the search index is fed with: assets that changed, read from the journal. A view that can be thrown away.

use vitrine_model::Instant;

use crate::tx::{Arg, args};
use crate::{Caretaker, Failure, Tx};

/// An asset as the index keeps it: words, and where it is; never who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// The database's number for it.
    pub row: i64,
    /// The row of the folder that is its home.
    pub place: i64,
    /// The word of its own state.
    pub state: String,
    /// What it is called.
    pub title: String,
    /// What the file was called.
    pub file_name: String,
    /// The words that find it.
    pub keywords: Vec<String>,
    /// When it came.
    pub added_at: Instant,
}

/// The assets that changed after a journal number, and the number up to which that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// As they are now.
    pub assets: Vec<Indexed>,
    /// The last journal row that was looked at.
    pub number: i64,
}

/// What changed after that number; a long way back comes in several pieces.
///
/// # Errors
/// Where the database fails.
pub async fn since(tx: &mut Tx, caretaker: &Caretaker, number: i64) -> Result<Feed, Failure> {
    const PIECE: i64 = 5_000;
    let rows: Vec<(i64, Option<Vec<u8>>, String)> = tx
        .all(
            "SELECT number, subject, kind FROM journal WHERE number > $1 ORDER BY number LIMIT $2",
            args![number, PIECE],
        )
        .await?;
    let last = rows.last().map_or(number, |(number, ..)| *number);
    let mut changed: Vec<Vec<u8>> = rows
        .into_iter()
        .filter(|(_, _, kind)| kind.starts_with("asset."))
        .filter_map(|(_, id, _)| id)
        .collect();
    changed.sort_unstable();
    changed.dedup();
    Ok(Feed {
        assets: indexed(tx, caretaker, &changed).await?,
        number: last,
    })
}

/// The number of the last journal row, which a caught-up index has reached.
///
/// # Errors
/// Where the database fails.
pub async fn last_number(tx: &mut Tx) -> Result<i64, Failure> {
    Ok(crate::head(tx).await?.number)
}

async fn indexed(tx: &mut Tx, _caretaker: &Caretaker, ids: &[Vec<u8>]) -> Result<Vec<Indexed>, Failure> {
    let keys: Vec<Arg<'_>> = ids.iter().map(|id| Arg::from(id.as_slice())).collect();
    let rows: Vec<(i64, i64, String, String, String, i64)> = tx
        .all_of(
            "SELECT a.row_id, a.place_row, a.state, a.title, v.file_name, a.added_at FROM assets a
             JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active WHERE a.id IN {keys}",
            &keys,
        )
        .await?;
    let keys: Vec<Arg<'_>> = rows.iter().map(|(row, ..)| Arg::from(*row)).collect();
    let mut words: std::collections::HashMap<i64, Vec<String>> = std::collections::HashMap::new();
    let keywords: Vec<(i64, String)> = tx
        .all_of(
            "SELECT asset_row, keyword FROM asset_keywords WHERE asset_row IN {keys} ORDER BY asset_row, position",
            &keys,
        )
        .await?;
    for (row, keyword) in keywords {
        words.entry(row).or_default().push(keyword);
    }
    Ok(rows
        .into_iter()
        .map(|(row, place, state, title, file_name, added_at)| Indexed {
            row,
            place,
            state,
            title,
            file_name,
            keywords: words.remove(&row).unwrap_or_default(),
            added_at: Instant::from_millis(added_at),
        })
        .collect())
}
