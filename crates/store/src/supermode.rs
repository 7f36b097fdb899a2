//! Super-admin mode of a session: on with a reason, off by hand or by its end.

use serde_json::json;
use vitrine_access::{Via, account};
use vitrine_model::Second;

use crate::journal::{Change, Doer};
use crate::tx::args;
use crate::{Failure, Permit, Subject, Tx};

/// Turns it on for the session that the permit was made for, until then. A token has none to turn on.
///
/// # Errors
/// Where the database fails.
pub async fn turn_on(
    tx: &mut Tx,
    permit: Permit<account::Supermode>,
    reason: &str,
    until: Second,
) -> Result<(), Failure> {
    let Via::Session { id, .. } = permit.actor().via else {
        return Ok(());
    };
    tx.run(
        "UPDATE sessions SET supermode_until = $2 WHERE id = $1",
        args![id.as_bytes(), until.0],
    )
    .await?;
    tx.journal(Change {
        after: Some(json!({ "until": until })),
        words: Some(json!({ "reason": reason })),
        ..Change::of("supermode.on", id.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(())
}

/// Turns it off for the subject's session; where it is not on, nothing happens.
///
/// # Errors
/// Where the database fails.
pub async fn turn_off(tx: &mut Tx, subject: &Subject) -> Result<(), Failure> {
    let Via::Session { id, .. } = subject.actor().via else {
        return Ok(());
    };
    let off = tx
        .run(
            "UPDATE sessions SET supermode_until = NULL WHERE id = $1 AND supermode_until > $2",
            args![id.as_bytes(), tx.now().second().0],
        )
        .await?;
    if off == 0 {
        return Ok(());
    }
    tx.journal(Change::of(
        "supermode.off",
        id.as_bytes(),
        Doer::Actor(subject.actor()),
    ))
    .await?;
    Ok(())
}
