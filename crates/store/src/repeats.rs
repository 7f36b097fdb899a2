//! What writes came to that were asked for under a key, so that a repeated request is not done a second time.
//!
//! The row stands in the transaction of the change itself: after a crash there are both or neither. It holds ids
//! and words of the program alone, never what a view showed: whoever asks again is shown what they may see then.

use vitrine_access::Via;

use crate::tx::args;
use crate::{Caretaker, Failure, Subject, Tx};

/// For how long an outcome is kept, in seconds: a day.
const KEPT: i64 = 86_400;

/// A key and what is asked for under it, each by its hash: what clients make keys of is nothing to keep.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The hash of the key.
    pub key: [u8; 32],
    /// The hash of the whole request.
    pub request: [u8; 32],
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing was done under it.
    Nothing,
    /// The same request was done, and came to this.
    Outcome(String),
    /// Another request was done under it.
    Other,
}

/// What the subject did under that key. What others did under the same one is nothing to them; nor does a token
/// learn what its maker did by hand.
///
/// # Errors
/// Where the database fails.
pub async fn find(tx: &mut Tx, who: &Subject, asked: &Asked) -> Result<Known, Failure> {
    let row: Option<(Vec<u8>, String)> = tx
        .maybe(
            "SELECT request, outcome FROM repeats WHERE principal = $1 AND key = $2 AND until_seconds > $3",
            args![&principal(who), &asked.key, tx.now().second().0],
        )
        .await?;
    Ok(match row {
        None => Known::Nothing,
        Some((request, outcome)) if request == asked.request => Known::Outcome(outcome),
        Some(_) => Known::Other,
    })
}

/// Keeps what the request came to, for as long as the transaction's change stands and a day at most.
///
/// # Errors
/// Where the database fails.
pub async fn keep(tx: &mut Tx, who: &Subject, asked: &Asked, outcome: &str) -> Result<(), Failure> {
    let until = tx.now().second().0 + KEPT;
    // One that stands there has run out: it was looked for in this transaction.
    tx.run(
        "INSERT INTO repeats (principal, key, request, outcome, until_seconds) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (principal, key) DO UPDATE SET request = excluded.request, outcome = excluded.outcome,
             until_seconds = excluded.until_seconds",
        args![&principal(who), &asked.key, &asked.request, outcome, until],
    )
    .await?;
    Ok(())
}

/// Forgets what a request came to that was undone before anybody was told of it.
///
/// # Errors
/// Where the database fails.
pub async fn forget(tx: &mut Tx, who: &Subject, asked: &Asked) -> Result<(), Failure> {
    tx.run(
        "DELETE FROM repeats WHERE principal = $1 AND key = $2 AND request = $3",
        args![&principal(who), &asked.key, &asked.request],
    )
    .await?;
    Ok(())
}

/// Forgets what has run out.
///
/// # Errors
/// Where the database fails.
pub async fn forget_expired(tx: &mut Tx, _caretaker: &Caretaker) -> Result<u64, Failure> {
    tx.run(
        "DELETE FROM repeats WHERE until_seconds <= $1",
        args![tx.now().second().0],
    )
    .await
}

/// A person has their keys in all of their sessions; each token has its own.
fn principal(who: &Subject) -> [u8; 16] {
    match who.actor().via {
        Via::Session { .. } => *who.user().as_bytes(),
        Via::Token { id, .. } => *id.as_bytes(),
    }
}
