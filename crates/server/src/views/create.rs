use std::sync::Arc;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::{FolderId, Lifecycle, ViewId};
use vitrine_store::assets::{self, Depth, Listing};

use crate::assets::AssetTile;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

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
    /// Left out, by when they came.
    #[serde(default)]
    sort: Sort,
    /// Left out, ascending by name and descending by all else.
    direction: Option<Direction>,
    /// Those in this state: live where left out.
    #[schema(value_type = Option<String>)]
    state: Option<Lifecycle>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Sort {
    Name,
    #[default]
    Added,
    Taken,
    Size,
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
    let listing = body.listing();
    let (mut tx, who) = ctx.read().await?;
    let scope = who.scope::<asset::See>();
    let keys = assets::list(&mut tx, &scope, &listing)
        .await?
        .ok_or(Problem::not_found())?;
    let first = tiles(&mut tx, &who, &keys[..keys.len().min(FIRST)]).await?;
    let id = ViewId::new(&**ctx.account().database.ids(), tx.now());
    let total = keys.len();
    ctx.account()
        .views
        .keep(id, who.actor(), Arc::from(keys), tx.now());
    Ok((StatusCode::CREATED, Json(MadeView { id, total, first })))
}

impl NewView {
    fn listing(&self) -> Listing {
        let direction = match (self.direction, self.sort) {
            (Some(Direction::Ascending), _) | (None, Sort::Name) => assets::Direction::Ascending,
            (Some(Direction::Descending), _) | (None, _) => assets::Direction::Descending,
        };
        Listing {
            folder: self.folder,
            depth: if self.below { Depth::Below } else { Depth::Folder },
            state: self.state.unwrap_or(Lifecycle::Live),
            sort: match self.sort {
                Sort::Name => assets::Sort::Name,
                Sort::Added => assets::Sort::Added,
                Sort::Taken => assets::Sort::Taken,
                Sort::Size => assets::Sort::Size,
            },
            direction,
        }
    }
}
