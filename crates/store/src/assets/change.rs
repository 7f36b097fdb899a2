//! Adding and moving assets, and putting them away.

use serde_json::json;
use vitrine_access::{Actor, AssetMove, AssetStateChange, folder};
use vitrine_model::{AssetId, FileName, Lifecycle, MediaKind, Title};

use super::version::insert_version;
use crate::blobs::Stored;
use crate::journal::{Change, Doer};
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// Takes an asset out of its folder and into another.
///
/// # Errors
/// Where the database fails.
pub async fn relocate(tx: &mut Tx, move_: AssetMove<Tx>) -> Result<(), Failure> {
    next_version(tx, move_.row(), None).await?;
    tx.run(
        "UPDATE assets SET place_row = $2 WHERE row_id = $1",
        args![move_.row(), move_.to_row()],
    )
    .await?;
    let (before, after) = (json!({ "home": move_.from() }), json!({ "home": move_.to() }));
    journal_asset(tx, "asset.move", move_.on(), move_.actor(), before, after).await
}

/// Archives an asset, trashes it, or brings it back.
///
/// # Errors
/// Where the database fails.
pub async fn set_state(tx: &mut Tx, change: AssetStateChange<Tx>) -> Result<(), Failure> {
    next_version(tx, change.row(), None).await?;
    tx.run(
        "UPDATE assets SET state = $2 WHERE row_id = $1",
        args![change.row(), change.after().word()],
    )
    .await?;
    let (before, after) = (
        json!({ "state": change.before() }),
        json!({ "state": change.after() }),
    );
    journal_asset(tx, "asset.state", change.on(), change.actor(), before, after).await
}

/// A file that has arrived.
pub(crate) struct NewAsset<'a> {
    pub(crate) file_name: &'a FileName,
    pub(crate) stored: Stored,
    pub(crate) kind: MediaKind,
    pub(crate) content_type: &'a str,
}

/// Puts a file that has arrived into the folder that the permit is for, and its previews into the queue.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: Permit<folder::Upload>,
    new: &NewAsset<'_>,
) -> Result<AssetId, Failure> {
    let id = AssetId::new(&*tx.ids(), tx.now());
    let by = permit.actor().user;
    let title = Title::of_file(new.file_name);
    let (row,): (i64,) = tx
        .one(
            "INSERT INTO assets (id, place_row, state, title, title_folded, caption, active, version,
                                 added_at, added_by)
             VALUES ($1, $2, $3, $4, $5, '', 1, 1, $6, $7) RETURNING row_id",
            args![
                id.as_bytes(),
                permit.row(),
                Lifecycle::Live.word(),
                title.as_str(),
                &title.folded(),
                tx.now(),
                by.as_bytes(),
            ],
        )
        .await?;
    insert_version(tx, row, 1, by, new).await?;
    tx.journal(Change {
        after: Some(json!({ "home": permit.on(), "size": new.stored.size, "kind": new.kind })),
        words: Some(json!({ "file_name": new.file_name })),
        ..Change::of("asset.create", id.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(id)
}

/// Refuses what is about another version of the asset than the one that stands.
pub(super) async fn expect_version(tx: &mut Tx, row: i64, expected: Option<i64>) -> Result<(), Failure> {
    let (version,): (i64,) = tx
        .one("SELECT version FROM assets WHERE row_id = $1", args![row])
        .await?;
    match expected {
        Some(expected) if expected != version => Err(Failure::Stale { version }),
        _ => Ok(()),
    }
}

pub(super) async fn next_version(tx: &mut Tx, row: i64, expected: Option<i64>) -> Result<(), Failure> {
    expect_version(tx, row, expected).await?;
    tx.run(
        "UPDATE assets SET version = version + 1 WHERE row_id = $1",
        args![row],
    )
    .await?;
    Ok(())
}

async fn journal_asset(
    tx: &mut Tx,
    kind: &'static str,
    asset: AssetId,
    actor: Actor,
    before: serde_json::Value,
    after: serde_json::Value,
) -> Result<(), Failure> {
    tx.journal(Change {
        before: Some(before),
        after: Some(after),
        ..Change::of(kind, asset.as_bytes(), Doer::Actor(actor))
    })
    .await?;
    Ok(())
}
