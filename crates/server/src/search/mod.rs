//! Searching: the index of one account, caught up before it is asked.

mod branches;
mod completions;
mod facets;
mod names;
mod places;
mod rebuild;
mod resolve;
mod understood;

use std::sync::{Arc, PoisonError, RwLock};

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_access::{Live, asset};
use vitrine_model::Lifecycle;
use vitrine_search::{Chosen, Document, Facet, Facets, Failure, Found, Hits, Index, Order, Query};
use vitrine_store::tags::Vocabulary;
use vitrine_store::{Database, Scope, Subject, feed};

use self::branches::Branch;
use self::names::Names;
use self::places::Places;
use crate::app::App;
use crate::jobs;
use crate::problem::{Code, Problem};

pub(crate) use self::facets::{Choice, FacetCounts, FacetWord, Filters};
pub(crate) use self::understood::{NearView, UnderstoodPart};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(completions::complete_search))
}

/// How far behind the journal the index is called new: then it is being built, and whoever only looks through a
/// folder does not wait for it.
const FAR: i64 = 20_000;

/// The index of an account, and where it is fed from. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Searcher {
    index: Arc<RwLock<Arc<Index>>>,
    database: Database,
    feeding: Arc<tokio::sync::Mutex<()>>,
    names: Arc<RwLock<Option<Arc<Names>>>>,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<'a> {
    /// What was typed.
    pub(crate) query: &'a Query,
    /// The state that it is in, those of the folders above it counted in.
    pub(crate) state: Lifecycle,
    /// Where it lies.
    pub(crate) area: Area,
    /// What was chosen of facets.
    pub(crate) choice: &'a Choice,
    /// What is counted.
    pub(crate) facets: &'a [Facet],
    /// How hits stand.
    pub(crate) order: Order,
}

/// Where hits lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// Anywhere.
    Everywhere,
    /// In the folder with that row and in those below it.
    Below(i64),
    /// In the folder with that row alone.
    In(i64),
}

/// What was found.
pub(crate) struct Sighted {
    pub(crate) hits: Hits,
    pub(crate) facets: Vec<FacetCounts>,
    pub(crate) near: Vec<NearView>,
}

impl Searcher {
    /// Over that index, fed from that database.
    pub(crate) fn new(database: Database, index: Index) -> Self {
        Self {
            index: Arc::new(RwLock::new(Arc::new(index))),
            database,
            feeding: Arc::default(),
            names: Arc::default(),
        }
    }

    /// Everything that is wanted and that the asker's scope admits. Whoever asks has caught the index up before, in
    /// no transaction: one that waits for the index would keep a connection from whoever feeds it.
    pub(crate) async fn find(
        &self,
        scope: &Scope<asset::See>,
        who: &Subject,
        wanted: &Wanted<'_>,
    ) -> Result<Sighted, Problem> {
        let (found, branches) = self.run(scope, who, wanted).await?;
        Ok(Sighted {
            facets: facets::views(wanted, &found.facets, &branches),
            hits: found.hits,
            near: found.near.into_iter().map(NearView::from).collect(),
        })
    }

    /// The counts alone, all of them.
    async fn count(
        &self,
        scope: &Scope<asset::See>,
        who: &Subject,
        wanted: &Wanted<'_>,
    ) -> Result<Facets, Problem> {
        Ok(self.run(scope, who, wanted).await?.0.facets)
    }

    async fn run(
        &self,
        scope: &Scope<asset::See>,
        who: &Subject,
        wanted: &Wanted<'_>,
    ) -> Result<(Found, Vec<Branch>), Problem> {
        let names = self.names();
        let places = Places::of(scope, &names, wanted);
        let adders = resolve::adders(wanted.query, &names, who);
        let (chosen, facets): (Chosen, Vec<Facet>) = (wanted.choice.chosen(), wanted.facets.to_vec());
        let (query, state, order) = (wanted.query.clone(), wanted.state, wanted.order);
        let (index, scope, tags) = (self.index(), scope.clone(), Arc::clone(&names.tags));
        apart(move || {
            let wanted = vitrine_search::Wanted {
                query: &query,
                tags: &tags,
                state,
                homes: places.homes(),
                adders,
                chosen: &chosen,
                facets: &facets,
                order,
            };
            Ok((index.find(&wanted, &scope)?, places.branches))
        })
        .await
    }

    /// Is it so far behind that journal row that it is being built anew?
    pub(crate) fn is_far_behind(&self, number: i64) -> bool {
        self.index().reached() + FAR < number
    }

    /// Feeds the index with what it lacks, up to that journal row at least.
    pub(crate) async fn catch_up(&self, live: &Live, number: i64) -> Result<(), Problem> {
        if self.index().reached() == number && self.has_names() {
            return Ok(());
        }
        // One feeds, the others wait for it and find it done.
        let _turn = self.feeding.lock().await;
        let index = self.index();
        if index.reached() > number && self.is_ahead(&index).await? {
            tracing::warn!("the database has gone back in time: the search index is built anew");
            let index = Arc::clone(&index);
            apart(move || index.start_over()).await?;
            self.keep_names(None);
        }
        if !self.has_names() {
            // Read after the number: what changes from here on comes with the feed, and as it is then.
            let mut names = Names::default();
            let (called, tags) = jobs::names(&self.database, live).await?;
            names.take(called, Some(&tags));
            self.keep_names(Some(names));
        }
        self.feed(&index, live, number).await
    }

    /// Feeds an index up to that journal row. Whoever calls it has the turn to feed: names that were read earlier
    /// would take the place of those read later.
    async fn feed(&self, index: &Arc<Index>, live: &Live, number: i64) -> Result<(), Problem> {
        while index.reached() < number {
            let changed = jobs::changed(&self.database, live, index.reached()).await?;
            self.take_names(changed.names, changed.tags.as_ref());
            take(index, changed.documents, changed.number).await?;
        }
        Ok(())
    }

    /// Has it come further than the journal has? Then it was fed from another past.
    async fn is_ahead(&self, index: &Index) -> Result<bool, Problem> {
        Ok(index.reached() > self.last_number().await?)
    }

    async fn last_number(&self) -> Result<i64, Problem> {
        let mut tx = self.database.read().await?;
        Ok(feed::last_number(&mut tx).await?)
    }

    /// The index in use.
    fn index(&self) -> Arc<Index> {
        Arc::clone(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn names(&self) -> Arc<Names> {
        let names = self.names.read().unwrap_or_else(PoisonError::into_inner);
        names.clone().unwrap_or_default()
    }

    fn take_names(&self, changed: feed::Names, tags: Option<&Vocabulary>) {
        if changed.is_empty() && tags.is_none() {
            return;
        }
        let mut names = (*self.names()).clone();
        names.take(changed, tags);
        self.keep_names(Some(names));
    }

    fn has_names(&self) -> bool {
        self.names
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn keep_names(&self, names: Option<Names>) {
        *self.names.write().unwrap_or_else(PoisonError::into_inner) = names.map(Arc::new);
    }
}

/// What changed, and the journal row up to which that is so.
pub(crate) struct Changed {
    pub(crate) documents: Vec<Document>,
    pub(crate) names: feed::Names,
    pub(crate) tags: Option<Vocabulary>,
    pub(crate) number: i64,
}

/// Has an index take what changed.
async fn take(index: &Arc<Index>, documents: Vec<Document>, number: i64) -> Result<(), Problem> {
    let index = Arc::clone(index);
    apart(move || index.take(&documents, number)).await
}

/// Runs what blocks on a thread for such.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let unavailable =
        |cause: Box<dyn std::error::Error + Send + Sync>| Problem::new(Code::Unavailable).because(cause);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| unavailable(error.into()))?
        .map_err(|error| unavailable(error.into()))
}
