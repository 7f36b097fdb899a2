//! Super-admin mode of a session: on with a reason, which the owner is told; off by hand or by its end. What it
//! overrides stands in the journal, a row for each request.

use serde_json::{Value, json};
use vitrine_access::{AskedOf, Overridden, Override, Via, account};
use vitrine_model::Second;

use crate::journal::{Change, Doer};
use crate::notices;
use crate::tx::args;
use crate::{Failure, Permit, Subject, Tx};

/// Turns it on for the session that the permit was made for, until then. A token has none to turn on.
/// The owner finds a notice of it, unless it is they who do it.
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
    let number = tx
        .journal(Change {
            after: Some(json!({ "until": until })),
            words: Some(json!({ "reason": reason })),
            ..Change::of(ON, id.as_bytes(), Doer::Actor(permit.actor()))
        })
        .await?;
    notices::tell_owner(tx, number, permit.actor().user).await
}

/// What the journal calls its beginning.
pub(crate) const ON: &str = "supermode.on";

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

/// One row for what the mode changed in a request. It names things by their ids and holds nobody's words.
pub(crate) async fn journal_overrides(tx: &mut Tx, overridden: &Overridden) -> Result<(), Failure> {
    let Via::Session { id, .. } = overridden.actor.via else {
        return Ok(());
    };
    let named: Vec<Value> = overridden.overrides.iter().map(override_state).collect();
    tx.journal(Change {
        after: Some(json!({ "overrode": named, "more": overridden.unnamed })),
        ..Change::of("supermode.overrode", id.as_bytes(), Doer::Actor(overridden.actor))
    })
    .await?;
    Ok(())
}

fn override_state(one: &Override) -> Value {
    let (kind, id) = match one.on {
        AskedOf::Account => ("account", None),
        AskedOf::Folder(id) => ("folder", Some(id.uuid())),
        AskedOf::Asset(id) => ("asset", Some(id.uuid())),
        AskedOf::Many => ("list", None),
        AskedOf::People => ("people", None),
    };
    json!({ "action": one.action, "of": kind, "id": id, "without": one.without })
}
