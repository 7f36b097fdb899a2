//! Searching: the index of one account, caught up before it is asked.

use std::collections::HashSet;
use std::sync::Arc;

use vitrine_access::{Live, asset};
use vitrine_model::Lifecycle;
use vitrine_search::{Document, Failure, Index, Words};
use vitrine_store::assets::AssetKey;
use vitrine_store::{Database, Scope, feed};

use crate::jobs;
use crate::problem::{Code, Problem};

/// The index of an account, and where it is fed from. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Searcher {
    index: Arc<Index>,
    database: Database,
    feeding: Arc<tokio::sync::Mutex<()>>,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<'a> {
    /// Any text; it is taken as words.
    pub(crate) text: &'a str,
    /// The state that it is in, those of the folders above it counted in.
    pub(crate) state: Lifecycle,
    /// The rows of the folders that are looked in; everywhere where there are none.
    pub(crate) homes: Option<HashSet<i64>>,
}

impl Searcher {
    /// Over that index, fed from that database.
    pub(crate) fn new(database: Database, index: Index) -> Self {
        Self {
            index: Arc::new(index),
            database,
            feeding: Arc::default(),
        }
    }

    /// All hits that the scope admits, in order of relevance. Whoever asks has caught the index up before, in
    /// no transaction: one that waits for the index would keep a connection from whoever feeds it.
    pub(crate) async fn find(
        &self,
        scope: &Scope<asset::See>,
        wanted: Wanted<'_>,
    ) -> Result<Vec<AssetKey>, Problem> {
        let words = Words::of(wanted.text);
        let Wanted { state, homes, .. } = wanted;
        let (index, scope) = (Arc::clone(&self.index), scope.clone());
        let hits = apart(move || {
            index.find(
                &vitrine_search::Wanted {
                    words: &words,
                    state,
                    homes: homes.as_ref(),
                },
                &scope,
            )
        })
        .await?;
        Ok(hits.into_iter().map(|hit| AssetKey(hit.0)).collect())
    }

    /// Feeds the index with what it lacks, up to that journal row at least.
    pub(crate) async fn catch_up(&self, live: &Live, number: i64) -> Result<(), Problem> {
        if self.index.reached() == number {
            return Ok(());
        }
        // One feeds, the others wait for it and find it done.
        let _turn = self.feeding.lock().await;
        if self.index.reached() > number && self.is_ahead().await? {
            tracing::warn!("the database has gone back in time: the search index is built anew");
            let index = Arc::clone(&self.index);
            apart(move || index.start_over()).await?;
        }
        while self.index.reached() < number {
            let (documents, reached) = jobs::changed(&self.database, live, self.index.reached()).await?;
            let index = Arc::clone(&self.index);
            apart(move || index.take(&documents, reached)).await?;
        }
        Ok(())
    }

    /// Has it come further than the journal has? Then it was fed from another past.
    async fn is_ahead(&self) -> Result<bool, Problem> {
        let mut tx = self.database.read().await?;
        Ok(self.index.reached() > feed::last_number(&mut tx).await?)
    }
}

/// The documents of what changed, and the journal row up to which that is so.
pub(crate) type Changed = (Vec<Document>, i64);

/// Runs what blocks on a thread for such.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let unavailable =
        |cause: Box<dyn std::error::Error + Send + Sync>| Problem::new(Code::Unavailable).because(cause);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| unavailable(error.into()))?
        .map_err(|error| unavailable(error.into()))
}
