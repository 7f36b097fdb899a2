use std::collections::HashSet;
use std::sync::Arc;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::{FolderId, Lifecycle, ViewId};
use vitrine_store::assets::{self, AssetKey, Depth, Listing};
use vitrine_store::{Scope, Tx, feed};

use crate::assets::AssetTile;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::{FieldProblem, Problem};
use crate::schema;
use crate::search::Wanted;

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
    /// Those with these words in title, tags or file name; the last may be the beginning of one.
    query: Option<String>,
    /// Left out, by relevance where there is a query, else by when they came.
    sort: Option<Sort>,
    /// Left out, ascending by name and descending by all else.
    direction: Option<Direction>,
    /// Those in this state: live where left out.
    #[schema(value_type = Option<schema::State>)]
    state: Option<Lifecycle>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Sort {
    Name,
    Added,
    Taken,
    Size,
    /// Only with a query.
    Relevance,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Ascending,
    Descending,
}

/// A view, and its first tiles.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeView {
    #[schema(value_type = Uuid)]
    id: ViewId,
    /// How many positions it has.
    total: usize,
    first: Vec<Option<AssetTile>>,
}

/// Makes a view. It is one's own, and lives for an hour after it was last looked at.
#[utoipa::path(post, path = "/views", tag = "views", request_body = NewView,
    responses((status = 201, body = MadeView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_view(
    ctx: Ctx,
    Json(body): Json<NewView>,
) -> Result<(StatusCode, Json<MadeView>), Problem> {
    let order = body.order()?;
    if body.text().is_some() {
        catch_up(&ctx).await?;
    }
    let (mut tx, who) = ctx.read().await?;
    let scope = who.scope::<asset::See>();
    let keys = match body.text() {
        Some(text) => body.found(&ctx, &mut tx, &scope, text, order).await?,
        None => body.listed(&mut tx, &scope, order).await?,
    };
    let first = tiles(&mut tx, &who, &keys[..keys.len().min(FIRST)]).await?;
    let id = ViewId::new(&**ctx.account().database.ids(), tx.now());
    let total = keys.len();
    ctx.account()
        .views
        .keep(id, who.actor(), Arc::from(keys), tx.now());
    Ok((StatusCode::CREATED, Json(MadeView { id, total, first })))
}

/// What was acknowledged before the request began is in the index after this.
async fn catch_up(ctx: &Ctx) -> Result<(), Problem> {
    let (mut tx, _who) = ctx.read().await?;
    let number = feed::last_number(&mut tx).await?;
    drop(tx);
    let account = ctx.account();
    account.searcher.catch_up(&account.live, number).await
}

/// By what a view is sorted, and which way.
type Order = (Option<assets::Sort>, assets::Direction);

impl NewView {
    /// What is looked for; a text of white space is none.
    fn text(&self) -> Option<&str> {
        self.query.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// Without a column where it is relevance.
    fn order(&self) -> Result<Order, Problem> {
        let by = match (self.sort, self.text()) {
            (Some(Sort::Name), _) => Some(assets::Sort::Name),
            (Some(Sort::Added), _) | (None, None) => Some(assets::Sort::Added),
            (Some(Sort::Taken), _) => Some(assets::Sort::Taken),
            (Some(Sort::Size), _) => Some(assets::Sort::Size),
            (Some(Sort::Relevance) | None, Some(_)) => None,
            (Some(Sort::Relevance), None) => {
                return Err(Problem::invalid(FieldProblem::new("sort", "without_query")));
            }
        };
        let direction = match (self.direction, by) {
            (Some(Direction::Ascending), _) | (None, Some(assets::Sort::Name)) => {
                assets::Direction::Ascending
            }
            (Some(Direction::Descending), _) | (None, _) => assets::Direction::Descending,
        };
        Ok((by, direction))
    }

    fn state(&self) -> Lifecycle {
        self.state.unwrap_or(Lifecycle::Live)
    }

    async fn listed(
        &self,
        tx: &mut Tx,
        scope: &Scope<asset::See>,
        order: Order,
    ) -> Result<Vec<AssetKey>, Problem> {
        let (by, direction) = order;
        let listing = Listing {
            folder: self.folder,
            depth: if self.below { Depth::Below } else { Depth::Folder },
            state: self.state(),
            sort: by.unwrap_or(assets::Sort::Added),
            direction,
        };
        assets::list(tx, scope, &listing)
            .await?
            .ok_or(Problem::not_found())
    }

    async fn found(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        scope: &Scope<asset::See>,
        text: &str,
        order: Order,
    ) -> Result<Vec<AssetKey>, Problem> {
        let homes = match self.folder {
            Some(folder) => Some(self.homes(scope.place(folder).ok_or(Problem::not_found())?, scope)),
            None => None,
        };
        let account = ctx.account();
        let wanted = Wanted {
            text,
            state: self.state(),
            homes,
        };
        let mut hits = account.searcher.find(scope, wanted).await?;
        match order {
            (None, assets::Direction::Descending) => {}
            (None, assets::Direction::Ascending) => hits.reverse(),
            (Some(_), _) => {
                let found: HashSet<AssetKey> = hits.into_iter().collect();
                hits = self.listed(tx, scope, order).await?;
                hits.retain(|key| found.contains(key));
            }
        }
        Ok(hits)
    }

    /// The folders that are looked in.
    fn homes(&self, row: i64, scope: &Scope<asset::See>) -> HashSet<i64> {
        if self.below {
            scope.below(row)
        } else {
            HashSet::from([row])
        }
    }
}
