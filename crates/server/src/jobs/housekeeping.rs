//! Clearing up what has run out.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_store::{Failure, credentials, repeats, uploads};

use super::awake::{Awake, Next};
use crate::accounts::Account;

/// How often it looks. Nothing waits for it: what has run out is as if it were not there from that second on.
const EVERY: Duration = Duration::from_secs(600);

pub(super) async fn run(account: Arc<Account>, stop: CancellationToken) {
    let awake = Awake::new(account.database.committed(), stop);
    loop {
        if let Err(failure) = clear_up(&account).await {
            tracing::warn!(%failure, "what has run out could not be cleared up");
        }
        if awake.rest(EVERY).await == Next::Stop {
            return;
        }
    }
}

/// Forgets uploads that nobody went on with, sessions that ended, and keys of a day ago.
pub(super) async fn clear_up(account: &Account) -> Result<(), Failure> {
    let caretaker = account.live.caretaker();
    let mut tx = account.database.write(None).await?;
    let parts = uploads::forget_expired(&mut tx, &caretaker).await?;
    credentials::forget_ended(&mut tx, &caretaker).await?;
    repeats::forget_expired(&mut tx, &caretaker).await?;
    tx.commit().await?;
    account.blobs.drop_parts(&parts).await
}
