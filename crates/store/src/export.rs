//! What the operator exports: the names of what decides access, and the facts of every asset.

use std::collections::HashMap;

use vitrine_access::{AssetFacts, Operator};
use vitrine_model::{FolderId, GroupId, GroupKind, UserId};

use crate::source::{AssetRow, asset_facts, bytes, word};
use crate::tx::args;
use crate::{Failure, Tx};

/// The logins of all users.
///
/// # Errors
/// Where the database fails.
pub async fn logins(tx: &mut Tx, _operator: &Operator) -> Result<HashMap<UserId, String>, Failure> {
    let rows: Vec<(Vec<u8>, String)> = tx.all("SELECT id, login FROM users", args![]).await?;
    rows.into_iter()
        .map(|(id, login)| Ok((UserId::from_bytes(bytes(&id)?), login)))
        .collect()
}

/// The names and kinds of all groups.
///
/// # Errors
/// Where the database fails.
pub async fn groups(
    tx: &mut Tx,
    _operator: &Operator,
) -> Result<HashMap<GroupId, (String, GroupKind)>, Failure> {
    let rows: Vec<(Vec<u8>, String, String)> = tx
        .all("SELECT id, name, kind FROM people_groups", args![])
        .await?;
    rows.into_iter()
        .map(|(id, name, kind)| Ok((GroupId::from_bytes(bytes(&id)?), (name, word(&kind)?))))
        .collect()
}

/// The names of all folders.
///
/// # Errors
/// Where the database fails.
pub async fn folders(tx: &mut Tx, _operator: &Operator) -> Result<HashMap<FolderId, String>, Failure> {
    let rows: Vec<(Vec<u8>, String)> = tx
        .all("SELECT id, name FROM places WHERE kind = 'folder'", args![])
        .await?;
    rows.into_iter()
        .map(|(id, name)| Ok((FolderId::from_bytes(bytes(&id)?), name)))
        .collect()
}

/// The assets after that row, so many at a time: there may be millions. None is left where it is empty.
///
/// # Errors
/// Where the database fails.
pub async fn assets(tx: &mut Tx, _operator: &Operator, after: i64) -> Result<Vec<AssetFacts>, Failure> {
    const PIECE: i64 = 10_000;
    let rows: Vec<AssetRow> = tx
        .all(
            "SELECT row_id, id, place_row, state FROM assets WHERE row_id > $1 ORDER BY row_id LIMIT $2",
            args![after, PIECE],
        )
        .await?;
    asset_facts(rows)
}
