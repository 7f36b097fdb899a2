use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::{FolderId, Lifecycle, ViewId};
use vitrine_search::{By, Direction as Way, Order, Query};
use vitrine_store::assets::{self, Depth, Listing};
use vitrine_store::{Scope, Subject, Tx, feed};

use crate::assets::AssetTile;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::{FieldProblem, Problem};
use crate::schema;
use crate::search::{Area, Choice, FacetCounts, FacetWord, Filters, NearView, UnderstoodPart, Wanted};

use super::positions::Positions;
use super::window::tiles;

/// How many of the first tiles come with the view.
const FIRST: usize = 100;

/// Which assets, and in what order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewView {
    /// Those in this folder; left out, those everywhere.
    #[schema(value_type = Option<Uuid>)]
    folder: Option<FolderId>,
    /// Those in the folders below it as well; without a folder it is always so.
    #[serde(default)]
    below: bool,
    /// Those that have what was typed, in the language of the search field.
    query: Option<String>,
    /// Those that have what was chosen of facets.
    #[serde(default)]
    filters: Filters,
    /// What is counted; nothing where left out.
    #[serde(default)]
    facets: Vec<FacetWord>,
    /// Left out, by relevance where words are looked for, else by when they came.
    sort: Option<Sort>,
    /// Left out, ascending by name and descending by all else.
    direction: Option<Direction>,
    /// Those in this state, unless the query names one: live where left out.
    #[schema(value_type = Option<schema::State>)]
    state: Option<Lifecycle>,
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Sort {
    Name,
    Added,
    Taken,
    Size,
    /// Only with a query.
    Relevance,
}

impl Sort {
    /// The word for it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Added => "added",
            Self::Taken => "taken",
            Self::Size => "size",
            Self::Relevance => "relevance",
        }
    }
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    Ascending,
    Descending,
}

impl Direction {
    /// The word for it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// A view, and its first tiles.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeView {
    #[schema(value_type = Uuid)]
    id: ViewId,
    /// How many positions it has.
    total: usize,
    first: Vec<Option<AssetTile>>,
    /// What the query was taken for, piece by piece.
    understood: Vec<UnderstoodPart>,
    /// Words that nothing in sight has, and what was looked for in their stead.
    near: Vec<NearView>,
    /// The facets that were asked for, in that order.
    facets: Vec<FacetCounts>,
}

/// Makes a view. It is one's own, and lives for an hour after it was last looked at.
#[utoipa::path(post, path = "/views", tag = "views", request_body = NewView,
    responses((status = 201, body = MadeView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_view(
    ctx: Ctx,
    Json(body): Json<NewView>,
) -> Result<(StatusCode, Json<MadeView>), Problem> {
    let asked = body.understood()?;
    let index = asked.ready(&ctx).await?;
    let (mut tx, who) = ctx.read().await?;
    let scope = who.scope::<asset::See>();
    let found = match index {
        Ready::CaughtUp => asked.found(&ctx, &who, &scope).await?,
        Ready::Behind => asked.listed(&mut tx, &scope).await?,
    };
    let first = tiles(&mut tx, &who, &found.positions.at(0..FIRST).await?).await?;
    let id = ViewId::new(&**ctx.account().database.ids(), tx.now());
    let total = found.positions.len();
    ctx.account()
        .views
        .keep(id, who.actor(), found.positions, tx.now());
    Ok((
        StatusCode::CREATED,
        Json(MadeView {
            id,
            total,
            first,
            understood: UnderstoodPart::all(&asked.query),
            near: found.near,
            facets: found.facets,
        }),
    ))
}

/// What was acknowledged before the request began is in the index after this.
pub(crate) async fn catch_up(ctx: &Ctx) -> Result<(), Problem> {
    let number = last_number(ctx).await?;
    let account = ctx.account();
    account.searcher.catch_up(&account.live, number).await
}

async fn last_number(ctx: &Ctx) -> Result<i64, Problem> {
    let (mut tx, _who) = ctx.read().await?;
    Ok(feed::last_number(&mut tx).await?)
}

impl NewView {
    fn understood(self) -> Result<Asked, Problem> {
        let query = Query::parse(self.query.as_deref().unwrap_or_default());
        let by = match self.sort {
            Some(Sort::Relevance) if query.parts().is_empty() => {
                return Err(Problem::invalid(FieldProblem::new("sort", "without_query")));
            }
            Some(Sort::Name) => By::Name,
            Some(Sort::Added) => By::Added,
            Some(Sort::Taken) => By::Taken,
            Some(Sort::Size) => By::Size,
            Some(Sort::Relevance) => By::Relevance,
            None if query.has_words() => By::Relevance,
            None => By::Added,
        };
        let direction = match (self.direction, by) {
            (Some(Direction::Ascending), _) | (None, By::Name) => Way::Ascending,
            (Some(Direction::Descending), _) | (None, _) => Way::Descending,
        };
        Ok(Asked {
            folder: self.folder,
            depth: if self.below { Depth::Below } else { Depth::Folder },
            choice: self.filters.understood()?,
            facets: once_each(self.facets),
            order: Order { by, direction },
            state: query.state().or(self.state).unwrap_or(Lifecycle::Live),
            query,
        })
    }
}

/// However often one is asked for, it is counted and told once.
fn once_each(facets: Vec<FacetWord>) -> Vec<FacetWord> {
    let mut once = Vec::new();
    for facet in facets {
        if !once.contains(&facet) {
            once.push(facet);
        }
    }
    once
}

/// A view to be, understood.
struct Asked {
    folder: Option<FolderId>,
    depth: Depth,
    query: Query,
    choice: Choice,
    facets: Vec<FacetWord>,
    order: Order,
    state: Lifecycle,
}

/// Whether the index holds everything that was acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ready {
    CaughtUp,
    /// It does not, and what is asked for can be had without it.
    Behind,
}

/// What stands in the view.
struct Found {
    positions: Positions,
    near: Vec<NearView>,
    facets: Vec<FacetCounts>,
}

impl Asked {
    /// Has the index catch up. Whoever only looks through a folder is kept waiting neither by one that is being built
    /// anew nor by a disk that it can't be written to.
    async fn ready(&self, ctx: &Ctx) -> Result<Ready, Problem> {
        let number = last_number(ctx).await?;
        let account = ctx.account();
        let plain = self.query.parts().is_empty() && self.choice.is_none() && self.facets.is_empty();
        if plain && account.searcher.is_far_behind(number) {
            return Ok(Ready::Behind);
        }
        match account.searcher.catch_up(&account.live, number).await {
            Ok(()) => Ok(Ready::CaughtUp),
            Err(problem) if plain => {
                tracing::warn!(
                    ?problem,
                    "the search index can't be fed: a list is read without it"
                );
                Ok(Ready::Behind)
            }
            Err(problem) => Err(problem),
        }
    }

    async fn found(&self, ctx: &Ctx, who: &Subject, scope: &Scope<asset::See>) -> Result<Found, Problem> {
        let area = match self.folder {
            None => Area::Everywhere,
            Some(folder) => {
                let row = scope.place(folder).ok_or(Problem::not_found())?;
                match self.depth {
                    Depth::Folder => Area::In(row),
                    Depth::Below => Area::Below(row),
                }
            }
        };
        let facets: Vec<_> = self.facets.iter().map(|word| word.facet()).collect();
        let wanted = Wanted {
            query: &self.query,
            state: self.state,
            area,
            choice: &self.choice,
            facets: &facets,
            order: self.order,
        };
        let sighted = ctx.account().searcher.find(scope, who, &wanted).await?;
        Ok(Found {
            positions: Positions::found(sighted.hits).await?,
            near: sighted.near,
            facets: sighted.facets,
        })
    }

    async fn listed(&self, tx: &mut Tx, scope: &Scope<asset::See>) -> Result<Found, Problem> {
        let listing = Listing {
            folder: self.folder,
            depth: self.depth,
            state: self.state,
            sort: match self.order.by {
                By::Name => assets::Sort::Name,
                By::Taken => assets::Sort::Taken,
                By::Size => assets::Sort::Size,
                By::Added | By::Relevance => assets::Sort::Added,
            },
            direction: match self.order.direction {
                Way::Ascending => assets::Direction::Ascending,
                Way::Descending => assets::Direction::Descending,
            },
        };
        let keys = assets::list(tx, scope, &listing).await?;
        Ok(Found {
            positions: Positions::in_order(keys.ok_or(Problem::not_found())?),
            near: Vec::new(),
            facets: Vec::new(),
        })
    }
}
