//! Making, renaming and moving folders, and putting them away.

use serde_json::json;
use vitrine_access::{Actor, FolderMove, FolderStateChange, folder};
use vitrine_model::{FolderId, Lifecycle, Name};

use crate::journal::{Change, Doer, Touches};
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// Makes a folder in the one that the permit is for. It inherits its access.
///
/// # Errors
/// Where the database fails.
pub async fn create(tx: &mut Tx, permit: Permit<folder::Create>, name: &Name) -> Result<FolderId, Failure> {
    let id = FolderId::new(&*tx.ids(), tx.now());
    tx.run(
        "INSERT INTO places (id, kind, parent_row, name, name_folded, state, here_set, below_set,
                             version, created_at, created_by)
         VALUES ($1, 'folder', $2, $3, $4, $5, 0, 0, 1, $6, $7)",
        args![
            id.as_bytes(),
            permit.row(),
            name.as_str(),
            &name.folded(),
            Lifecycle::Live.word(),
            tx.now(),
            permit.actor().user.as_bytes(),
        ],
    )
    .await?;
    tx.journal(Change {
        touches: Touches::Access,
        after: Some(json!({ "parent": permit.on() })),
        words: Some(json!({ "name": name })),
        ..Change::of("folder.create", id.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(id)
}

/// Renames a folder. Its old name stays in the journal.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed it meanwhile; where the database fails.
pub async fn rename(
    tx: &mut Tx,
    permit: Permit<folder::Edit>,
    expected: Option<i64>,
    name: &Name,
) -> Result<(), Failure> {
    next_version(tx, permit.row(), expected).await?;
    let (before,): (String,) = tx
        .one("SELECT name FROM places WHERE row_id = $1", args![permit.row()])
        .await?;
    tx.run(
        "UPDATE places SET name = $2, name_folded = $3 WHERE row_id = $1",
        args![permit.row(), name.as_str(), &name.folded()],
    )
    .await?;
    tx.journal(Change {
        words: Some(json!({ "before": before, "after": name })),
        ..Change::of(
            "folder.rename",
            permit.on().as_bytes(),
            Doer::Actor(permit.actor()),
        )
    })
    .await?;
    Ok(())
}

/// Moves a folder, with all that is in it, below another.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed it meanwhile; where the database fails.
pub async fn relocate(tx: &mut Tx, move_: FolderMove<Tx>, expected: Option<i64>) -> Result<(), Failure> {
    next_version(tx, move_.row(), expected).await?;
    tx.run(
        "UPDATE places SET parent_row = $2 WHERE row_id = $1",
        args![move_.row(), move_.to_row()],
    )
    .await?;
    journal_place(
        tx,
        "folder.move",
        move_.on(),
        move_.actor(),
        json!({ "parent": move_.from() }),
        json!({ "parent": move_.to() }),
    )
    .await
}

/// Archives a folder, trashes it, or brings it back. What is in it follows, and comes back with it.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed it meanwhile; where the database fails.
pub async fn set_state(
    tx: &mut Tx,
    change: FolderStateChange<Tx>,
    expected: Option<i64>,
) -> Result<(), Failure> {
    next_version(tx, change.row(), expected).await?;
    tx.run(
        "UPDATE places SET state = $2 WHERE row_id = $1",
        args![change.row(), change.after().word()],
    )
    .await?;
    journal_place(
        tx,
        "folder.state",
        change.on(),
        change.actor(),
        json!({ "state": change.before() }),
        json!({ "state": change.after() }),
    )
    .await
}

/// Raises the version, unless it is no longer the one that was looked at.
pub(crate) async fn next_version(tx: &mut Tx, row: i64, expected: Option<i64>) -> Result<(), Failure> {
    let (version,): (i64,) = tx
        .one("SELECT version FROM places WHERE row_id = $1", args![row])
        .await?;
    if expected.is_some_and(|expected| expected != version) {
        return Err(Failure::Stale { version });
    }
    tx.run(
        "UPDATE places SET version = version + 1 WHERE row_id = $1",
        args![row],
    )
    .await?;
    Ok(())
}

async fn journal_place(
    tx: &mut Tx,
    kind: &'static str,
    folder: FolderId,
    actor: Actor,
    before: serde_json::Value,
    after: serde_json::Value,
) -> Result<(), Failure> {
    tx.journal(Change {
        touches: Touches::Access,
        before: Some(before),
        after: Some(after),
        ..Change::of(kind, folder.as_bytes(), Doer::Actor(actor))
    })
    .await?;
    Ok(())
}
