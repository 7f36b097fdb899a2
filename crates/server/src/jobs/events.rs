//! Reading the journal once for all who look on.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_store::{Failure, events, feed};

use super::awake::{Awake, Next};
use crate::accounts::Account;

/// Commits in a row are told together.
const GATHERS: Duration = Duration::from_millis(200);

/// How often it looks for what other nodes have committed.
const LOOKS: Duration = Duration::from_secs(5);

/// Tells of what is committed until the program stops.
pub(super) async fn run(account: Arc<Account>, stop: CancellationToken) {
    let mut awake = Awake::new(account.database.committed(), stop);
    let mut number = None;
    loop {
        if let Err(failure) = catch_up(&account, &mut number).await {
            tracing::warn!(%failure, "what happens could not be told");
        }
        if awake.next(LOOKS).await == Next::Stop || awake.rest(GATHERS).await == Next::Stop {
            return;
        }
    }
}

/// Tells of everything after that number; at first, and where nobody listens, there is nothing to tell.
async fn catch_up(account: &Account, number: &mut Option<i64>) -> Result<(), Failure> {
    loop {
        let mut tx = account.database.read().await?;
        let newest = feed::last_number(&mut tx).await?;
        // Asked after the number was read: whoever listens from now on has missed nothing that is newer.
        let Some(last) = (*number).filter(|_| account.events.is_heard()) else {
            *number = Some(newest);
            return Ok(());
        };
        if newest <= last {
            return Ok(());
        }
        let batch = events::since(&mut tx, &account.live.caretaker(), last).await?;
        *number = Some(batch.number);
        account.events.tell(batch);
    }
}
