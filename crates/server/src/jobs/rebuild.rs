//! Building the search index anew where the command line asks for it.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_search::Shelf;

use crate::accounts::Account;

/// How often it looks whether somebody asks.
const LOOKS: Duration = Duration::from_secs(1);

pub(super) async fn run(account: Arc<Account>, shelf: Shelf, stop: CancellationToken) {
    while stop
        .run_until_cancelled(tokio::time::sleep(LOOKS))
        .await
        .is_some()
    {
        if shelf.is_asked()
            && stop
                .run_until_cancelled(rebuild(&account, &shelf))
                .await
                .is_none()
        {
            return;
        }
    }
}

async fn rebuild(account: &Account, shelf: &Shelf) {
    let told = |reached, number| {
        let told = shelf.say(&format!("{reached} of {number} rows of the journal"));
        // The answer is what counts; how far it is can be told the next time.
        drop(told);
    };
    let done = account.searcher.rebuild(&account.live, shelf, told).await;
    let why_not = done.err().map(|problem| {
        tracing::warn!(?problem, "the search index could not be built anew");
        "the log of the server says why".to_owned()
    });
    if why_not.is_none() {
        tracing::info!("the search index was built anew");
    }
    if let Err(failure) = shelf.answer(why_not.as_deref()) {
        tracing::warn!(%failure, "nobody could be told of the search index");
    }
}
