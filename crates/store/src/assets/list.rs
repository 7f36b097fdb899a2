//! Lists of assets, filtered late: by the folder they are in and their state, for whoever asks.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use vitrine_access::asset;
use vitrine_model::{AssetId, FolderId, Lifecycle};

use super::row::{AssetRow, COLUMNS, Row};
use crate::order::natural;
use crate::source::{bytes, word};
use crate::tx::{Arg, args};
use crate::{Failure, PermitSet, Scope, Tx};

/// One asset of a list that was made. It opens nothing: what stands behind it is decided anew each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AssetKey(pub i64);

/// Which assets, and in what order.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Those in this folder; everywhere where there is none.
    pub folder: Option<FolderId>,
    /// Those in the folders below it as well?
    pub depth: Depth,
    /// Those in this state.
    pub state: Lifecycle,
    /// By what they are sorted.
    pub sort: Sort,
    /// Which way.
    pub direction: Direction,
}

/// How deep a list looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// In the folder alone.
    Folder,
    /// In the folder and all below it.
    Below,
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By title, numbers in it by their value.
    Name,
    /// By when they came.
    Added,
    /// By when the picture was taken; those without go last.
    Taken,
    /// By the size of the source.
    Size,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

#[derive(sqlx::FromRow)]
struct SortRow {
    row_id: i64,
    place_row: i64,
    state: String,
    title_folded: String,
    added_at: i64,
    taken_at: Option<i64>,
    size: i64,
}

const SORTED: &str = "
    SELECT a.row_id, a.place_row, a.state, a.title_folded, a.added_at, a.taken_at, v.size
    FROM assets a JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active";
const SORTED_IN: &str = "
    SELECT a.row_id, a.place_row, a.state, a.title_folded, a.added_at, a.taken_at, v.size
    FROM assets a JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active WHERE a.place_row = $1";

/// The assets that the scope admits. `None` where the folder itself is not in sight.
///
/// # Errors
/// Where the database fails.
pub async fn list(
    tx: &mut Tx,
    scope: &Scope<asset::See>,
    listing: &Listing,
) -> Result<Option<Vec<AssetKey>>, Failure> {
    let folder = match listing.folder.map(|folder| scope.place(folder)) {
        Some(None) => return Ok(None),
        Some(Some(row)) => Some(row),
        None => None,
    };
    let rows: Vec<SortRow> = match (folder, listing.depth) {
        (Some(row), Depth::Folder) => tx.all(SORTED_IN, args![row]).await?,
        _ => tx.all(SORTED, args![]).await?,
    };
    let below: Option<HashSet<i64>> = folder.map(|row| scope.below(row).into_iter().collect());
    let mut kept = Vec::new();
    for row in rows {
        let own_state: Lifecycle = word(&row.state)?;
        let in_reach = below.as_ref().is_none_or(|below| below.contains(&row.place_row));
        if in_reach
            && scope.admits_asset(row.place_row, own_state)
            && scope.state_in(row.place_row, own_state) == listing.state
        {
            kept.push(row);
        }
    }
    sort(&mut kept, listing.sort, listing.direction);
    Ok(Some(kept.into_iter().map(|row| AssetKey(row.row_id)).collect()))
}

/// What stands behind keys of a list now; `None` is what may no longer be seen.
///
/// # Errors
/// Where the database fails.
pub async fn window(
    tx: &mut Tx,
    scope: &Scope<asset::See>,
    keys: &[AssetKey],
) -> Result<Vec<Option<AssetRow>>, Failure> {
    let args: Vec<Arg<'_>> = keys.iter().map(|key| Arg::from(key.0)).collect();
    let rows: Vec<Row> = tx.all_of(COLUMNS, &args).await?;
    let mut by_row: HashMap<i64, AssetRow> = HashMap::with_capacity(rows.len());
    for row in rows {
        let key = row.row_id;
        if let Some(seen) = row.seen(scope)? {
            by_row.insert(key, seen);
        }
    }
    Ok(keys.iter().map(|key| by_row.remove(&key.0)).collect())
}

/// The ids behind keys of a list, of those that may still be seen.
///
/// # Errors
/// Where the database fails.
pub async fn ids(tx: &mut Tx, scope: &Scope<asset::See>, keys: &[AssetKey]) -> Result<Vec<AssetId>, Failure> {
    let args: Vec<Arg<'_>> = keys.iter().map(|key| Arg::from(key.0)).collect();
    let rows: Vec<(Vec<u8>, i64, String)> = tx
        .all_of(
            "SELECT id, place_row, state FROM assets WHERE row_id IN {keys}",
            &args,
        )
        .await?;
    let mut ids = Vec::with_capacity(rows.len());
    for (id, place, state) in rows {
        if scope.admits_asset(place, word(&state)?) {
            ids.push(AssetId::from_bytes(bytes(&id)?));
        }
    }
    Ok(ids)
}

/// What those assets are called, in the order of their titles.
///
/// # Errors
/// Where the database fails.
pub async fn titles(tx: &mut Tx, permits: &PermitSet<asset::See>) -> Result<Vec<String>, Failure> {
    let keys: Vec<Arg<'_>> = permits
        .permits()
        .iter()
        .map(|permit| Arg::from(permit.row()))
        .collect();
    let mut rows: Vec<(String, String)> = tx
        .all_of(
            "SELECT title_folded, title FROM assets WHERE row_id IN {keys}",
            &keys,
        )
        .await?;
    rows.sort_unstable();
    Ok(rows.into_iter().map(|(_, title)| title).collect())
}

fn sort(rows: &mut [SortRow], by: Sort, direction: Direction) {
    rows.sort_by(|a, b| {
        let turned = |order: Ordering| match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        let order = match by {
            Sort::Name => turned(natural(&a.title_folded, &b.title_folded)),
            Sort::Added => turned(a.added_at.cmp(&b.added_at)),
            // Without a date last, whichever way.
            Sort::Taken => match (a.taken_at, b.taken_at) {
                (Some(a), Some(b)) => turned(a.cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            Sort::Size => turned(a.size.cmp(&b.size)),
        };
        order.then_with(|| a.row_id.cmp(&b.row_id))
    });
}
