use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vitrine_access::asset;
use vitrine_model::ViewId;
use vitrine_store::assets::{self, AssetKey};
use vitrine_store::{Failure, Subject, Tx};

use crate::assets::AssetTile;
use crate::ctx::Ctx;
use crate::extract::{Json, Path, Query};
use crate::problem::{FieldProblem, Problem};

/// The most tiles of one window.
const MOST: usize = 500;

/// Which positions.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// The first.
    #[serde(default)]
    from: usize,
    /// How many; at most 500.
    count: usize,
}

/// What stands at those positions now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Window {
    from: usize,
    /// Null is a hole: what stood there may no longer be seen.
    items: Vec<Option<AssetTile>>,
}

/// A window of a view. Each of its positions is decided anew.
#[utoipa::path(get, path = "/views/{id}/window", tag = "views", params(("id" = uuid::Uuid, Path), Wanted),
    responses((status = 200, body = Window), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_window(
    ctx: Ctx,
    Path(id): Path<ViewId>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Window>, Problem> {
    if wanted.count > MOST {
        return Err(Problem::invalid(
            FieldProblem::new("count", "too_many").with("limit", MOST),
        ));
    }
    let (mut tx, who) = ctx.read().await?;
    let positions = ctx
        .account()
        .views
        .open(id, who.actor(), tx.now())
        .ok_or(Problem::not_found())?;
    let from = wanted.from.min(positions.len());
    let keys = positions.at(from..from.saturating_add(wanted.count)).await?;
    Ok(Json(Window {
        from,
        items: tiles(&mut tx, &who, &keys).await?,
    }))
}

/// The tiles at those positions, as they may be seen now.
pub(super) async fn tiles(
    tx: &mut Tx,
    who: &Subject,
    keys: &[AssetKey],
) -> Result<Vec<Option<AssetTile>>, Failure> {
    let rows = assets::window(tx, &who.scope::<asset::See>(), keys).await?;
    Ok(rows
        .into_iter()
        .map(|row| row.map(|row| AssetTile::of(row, who)))
        .collect())
}
