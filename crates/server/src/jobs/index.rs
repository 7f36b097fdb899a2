//! Feeding the search index from the journal.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_access::Live;
use vitrine_search::{Document, Taken, Texts};
use vitrine_store::tags::Vocabulary;
use vitrine_store::{Database, Failure, feed};

use super::awake::{Awake, Next};
use crate::accounts::Account;
use crate::assets::FileMetadata;
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

/// What changed after a journal row, as the index takes it.
pub(crate) async fn changed(database: &Database, live: &Live, number: i64) -> Result<Changed, Failure> {
    let mut tx = database.read().await?;
    let feed = feed::since(&mut tx, &live.caretaker(), number).await?;
    Ok(Changed {
        documents: feed.assets.into_iter().map(document).collect(),
        names: feed.names,
        tags: feed.tags,
        number: feed.number,
    })
}

/// What all folders, people and tags are called.
pub(crate) async fn names(database: &Database, live: &Live) -> Result<(feed::Names, Vocabulary), Failure> {
    let mut tx = database.read().await?;
    let caretaker = live.caretaker();
    let names = feed::names(&mut tx, &caretaker).await?;
    Ok((names, Vocabulary::read(&mut tx, &caretaker).await?))
}

fn document(asset: feed::Indexed) -> Document {
    let said = FileMetadata::read(&asset.version.metadata);
    Document {
        row: asset.row,
        id: asset.id,
        place: asset.place,
        state: asset.state,
        added_by: asset.added_by,
        kind: asset.version.kind,
        orientation: asset.version.orientation,
        size: asset.version.size,
        added_at: asset.added_at,
        taken: asset.taken_at.map(|at| Taken {
            at,
            offset: said.taken_offset,
        }),
        camera: asset.version.camera,
        lens: asset.version.lens,
        tags: asset.tags,
        texts: Texts {
            title: asset.title,
            caption: asset.caption,
            file_name: asset.version.file_name,
            others: [asset.credit, asset.rights]
                .into_iter()
                .chain(asset.values)
                .collect(),
            body: asset.version.text.unwrap_or_default(),
        },
    }
}
