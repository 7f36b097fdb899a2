//! The versions of an asset: new ones, which one is active, and what is said of them.

use serde_json::json;
use vitrine_access::asset;
use vitrine_model::{UserId, VersionId, VersionNote};

use super::change::{NewAsset, next_version};
use super::row::Processing;
use crate::journal::{Change, Doer};
use crate::tx::args;
use crate::{Failure, Permit, Tx, jobs};

/// What is changed of a version.
#[derive(Clone, Debug, Default)]
pub struct VersionEdit {
    /// What is said of it; `None` leaves it.
    pub note: Option<VersionNote>,
    /// Which one is shown from now on.
    pub active: Activation,
}

/// Which version is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Activation {
    /// The one that is shown now.
    #[default]
    Stays,
    /// This one.
    This,
}

/// Why a version was not changed.
#[derive(Debug, thiserror::Error)]
pub enum NoVersion {
    /// The asset has no such version.
    #[error("the asset has no such version")]
    Unknown,
    /// [`Failure::Stale`] where somebody changed the asset meanwhile; where the database fails.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Adds the newest version of the asset that the permit is for, which is the active one from now on, and puts
/// its previews into the queue. Who may `edit` may (access model, section 3).
pub(crate) async fn add_version(
    tx: &mut Tx,
    permit: Permit<asset::Edit>,
    new: &NewAsset<'_>,
) -> Result<(), Failure> {
    let row = permit.row();
    next_version(tx, row, None).await?;
    let (before, newest): (i64, i64) = tx
        .one(
            "SELECT a.active, (SELECT MAX(v.number) FROM versions v WHERE v.asset_row = a.row_id)
             FROM assets a WHERE a.row_id = $1",
            args![row],
        )
        .await?;
    let number = newest + 1;
    insert_version(tx, row, number, permit.actor().user, new).await?;
    activate(tx, row, number).await?;
    tx.journal(Change {
        before: Some(json!({ "active": before })),
        after: Some(json!({ "active": number, "size": new.stored.size, "kind": new.kind })),
        words: Some(json!({ "file_name": new.file_name })),
        ..Change::of(
            "asset.version",
            permit.on().as_bytes(),
            Doer::Actor(permit.actor()),
        )
    })
    .await?;
    Ok(())
}

/// Changes what is said of a version, or which one is shown. What stood there stays in the journal.
///
/// # Errors
/// Where the asset has no such version, somebody changed it meanwhile, or the database fails.
pub async fn edit_version(
    tx: &mut Tx,
    permit: Permit<asset::Edit>,
    (version, expected): (VersionId, i64),
    edit: &VersionEdit,
) -> Result<(), NoVersion> {
    let row = permit.row();
    let known: Option<(i64, String, i64)> = tx
        .maybe(
            "SELECT v.number, v.note, a.active FROM versions v JOIN assets a ON a.row_id = v.asset_row
             WHERE v.id = $1 AND a.row_id = $2",
            args![version.as_bytes(), row],
        )
        .await?;
    let (number, note, active) = known.ok_or(NoVersion::Unknown)?;
    next_version(tx, row, Some(expected)).await?;
    let (id, doer) = (permit.on(), Doer::Actor(permit.actor()));
    if let Some(said) = &edit.note {
        let sql = "UPDATE versions SET note = $2 WHERE id = $1";
        tx.run(sql, args![version.as_bytes(), said.as_str()]).await?;
        tx.journal(Change {
            after: Some(json!({ "number": number })),
            words: Some(json!({ "before": { "note": note }, "after": { "note": said } })),
            ..Change::of("asset.note", id.as_bytes(), doer)
        })
        .await?;
    }
    if edit.active == Activation::This && number != active {
        activate(tx, row, number).await?;
        tx.journal(Change {
            before: Some(json!({ "active": active })),
            after: Some(json!({ "active": number })),
            ..Change::of("asset.restore", id.as_bytes(), doer)
        })
        .await?;
    }
    Ok(())
}

async fn activate(tx: &mut Tx, asset: i64, number: i64) -> Result<(), Failure> {
    tx.run(
        "UPDATE assets SET active = $2 WHERE row_id = $1",
        args![asset, number],
    )
    .await?;
    Ok(())
}

/// Writes the row of a version that has arrived, and puts its previews into the queue.
pub(super) async fn insert_version(
    tx: &mut Tx,
    asset: i64,
    number: i64,
    by: UserId,
    new: &NewAsset<'_>,
) -> Result<(), Failure> {
    let id = VersionId::new(&*tx.ids(), tx.now());
    let size = i64::try_from(new.stored.size).unwrap_or(i64::MAX);
    tx.run(
        "INSERT INTO blobs (hash, size, created_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        args![new.stored.hash.as_bytes(), size, tx.now()],
    )
    .await?;
    tx.run(
        "INSERT INTO versions (id, asset_row, number, blob, size, file_name, kind, content_type,
                               metadata, processing, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{}', $9, $10, $11)",
        args![
            id.as_bytes(),
            asset,
            number,
            new.stored.hash.as_bytes(),
            size,
            new.file_name.as_str(),
            new.kind.word(),
            new.content_type,
            Processing::Waiting.word(),
            tx.now(),
            by.as_bytes(),
        ],
    )
    .await?;
    jobs::enqueue(tx, jobs::JobKind::Previews, id.as_bytes()).await
}
