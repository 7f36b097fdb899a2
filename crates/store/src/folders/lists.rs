//! The access lists of folders.

use serde_json::json;
use vitrine_access::{ListChange, ListEntry, ListKind, folder};
use vitrine_model::FolderId;

use super::change::next_version;
use super::entries::{list, list_json, write_list};
use crate::journal::{Change, Doer, Touches};
use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// A folder's lists, as they are and as they would be without its own.
#[derive(Clone, Debug)]
pub struct FolderLists {
    /// For `If-Match`.
    pub version: i64,
    /// Its own list for itself and its files; `None` where it is not set.
    pub here: Option<Vec<ListEntry>>,
    /// Its own list for subfolders.
    pub below: Option<Vec<ListEntry>>,
    /// The folder whose list for subfolders it is handed, and that list. The root is handed none.
    pub handed: Option<(FolderId, Vec<ListEntry>)>,
}

/// The lists of the folder that the permit is for. Whoever may `access` it sees them whole.
///
/// # Errors
/// Where the database fails.
pub async fn lists(tx: &mut Tx, permit: &Permit<folder::Access>) -> Result<FolderLists, Failure> {
    let (version, here_set, below_set, parent): (i64, i64, i64, Option<i64>) = tx
        .one(
            "SELECT version, here_set, below_set, parent_row FROM places WHERE row_id = $1",
            args![permit.row()],
        )
        .await?;
    let here = if here_set == 0 {
        None
    } else {
        Some(list(tx, permit.row(), ListKind::Here).await?)
    };
    let below = if below_set == 0 {
        None
    } else {
        Some(list(tx, permit.row(), ListKind::Below).await?)
    };
    Ok(FolderLists {
        version,
        here,
        below,
        handed: handed(tx, parent).await?,
    })
}

/// Saves what the change says: the folder's own lists, and of its descendants' those that go.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed the folder meanwhile; where the database fails.
pub async fn save_lists(tx: &mut Tx, change: ListChange<Tx>, expected: Option<i64>) -> Result<(), Failure> {
    let list = change.list();
    let before = own_json(tx, change.row()).await?;
    next_version(tx, change.row(), expected).await?;
    write_list(tx, change.row(), ListKind::Here, list).await?;
    if change.sets_below() {
        write_list(tx, change.row(), ListKind::Below, list).await?;
    }
    let after = own_json(tx, change.row()).await?;
    journal(tx, &change, change.folder(), before, after).await?;
    for (row, id) in change.cleared() {
        let before = own_json(tx, *row).await?;
        tx.run(
            "UPDATE places SET version = version + 1 WHERE row_id = $1",
            args![*row],
        )
        .await?;
        write_list(tx, *row, ListKind::Here, None).await?;
        write_list(tx, *row, ListKind::Below, None).await?;
        let after = own_json(tx, *row).await?;
        journal(tx, &change, *id, before, after).await?;
    }
    Ok(())
}

/// The nearest list for subfolders above, from the parent up.
async fn handed(tx: &mut Tx, parent: Option<i64>) -> Result<Option<(FolderId, Vec<ListEntry>)>, Failure> {
    let mut above = parent;
    while let Some(row) = above {
        let (id, below_set, parent): (Vec<u8>, i64, Option<i64>) = tx
            .one(
                "SELECT id, below_set, parent_row FROM places WHERE row_id = $1",
                args![row],
            )
            .await?;
        if below_set != 0 {
            let id = FolderId::from_bytes(bytes(&id)?);
            return Ok(Some((id, list(tx, row, ListKind::Below).await?)));
        }
        above = parent;
    }
    Ok(None)
}

/// A folder's own lists, whole, for the journal.
async fn own_json(tx: &mut Tx, place: i64) -> Result<serde_json::Value, Failure> {
    let (here_set, below_set): (i64, i64) = tx
        .one(
            "SELECT here_set, below_set FROM places WHERE row_id = $1",
            args![place],
        )
        .await?;
    let here = if here_set == 0 {
        None
    } else {
        Some(list(tx, place, ListKind::Here).await?)
    };
    let below = if below_set == 0 {
        None
    } else {
        Some(list(tx, place, ListKind::Below).await?)
    };
    let json = |list: Option<Vec<ListEntry>>| list.map(|list| list_json(&list));
    Ok(json!({ "here": json(here), "below": json(below) }))
}

async fn journal(
    tx: &mut Tx,
    change: &ListChange<Tx>,
    folder: FolderId,
    before: serde_json::Value,
    after: serde_json::Value,
) -> Result<(), Failure> {
    tx.journal(Change {
        touches: Touches::Access,
        before: Some(before),
        after: Some(after),
        ..Change::of("folder.access", folder.as_bytes(), Doer::Actor(change.actor()))
    })
    .await?;
    Ok(())
}
