//! Feeding the search index from the journal.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_access::Live;
use vitrine_search::Document;
use vitrine_store::{Database, Failure, feed};

use super::awake::{Awake, Next};
use crate::accounts::Account;
use crate::problem::Problem;
use crate::search::Changed;

/// Commits in a row are fed together: each feeding costs some milliseconds. Who searches meanwhile does not
/// wait for it.
const GATHERS: Duration = Duration::from_millis(250);

/// How often it looks for what other nodes have committed.
const LOOKS: Duration = Duration::from_secs(15);

/// Keeps the index close behind the journal, so that a search seldom has to.
pub(super) async fn run(account: Arc<Account>, stop: CancellationToken) {
    let mut awake = Awake::new(account.database.committed(), stop);
    loop {
        if let Err(problem) = catch_up(&account).await {
            tracing::warn!(?problem, "the search index could not be fed");
        }
        if awake.next(LOOKS).await == Next::Stop || awake.rest(GATHERS).await == Next::Stop {
            return;
        }
    }
}

async fn catch_up(account: &Account) -> Result<(), Problem> {
    let mut tx = account.database.read().await?;
    let number = feed::last_number(&mut tx).await?;
    drop(tx);
    account.searcher.catch_up(&account.live, number).await
}

/// The assets that changed after a journal row, as the index takes them.
pub(crate) async fn changed(database: &Database, live: &Live, number: i64) -> Result<Changed, Failure> {
    let mut tx = database.read().await?;
    let feed = feed::since(&mut tx, &live.caretaker(), number).await?;
    let document = |asset: feed::Indexed| {
        // A state that is none counts as furthest gone.
        let state = asset.state.parse().unwrap_or(vitrine_model::Lifecycle::Trashed);
        Document {
            row: asset.row,
            place: asset.place,
            state,
            title: asset.title,
            file_name: asset.file_name,
            keywords: asset.tag_names,
            added_at: asset.added_at,
        }
    };
    Ok((feed.assets.into_iter().map(document).collect(), feed.number))
}
