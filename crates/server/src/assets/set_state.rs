use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_model::Lifecycle;
use vitrine_store::assets;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::Problem;
use crate::schema;

use super::selection::{Done, Selection};

/// Which assets go into which state.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssetsState {
    selection: Selection,
    #[schema(value_type = schema::State, example = "archived")]
    state: Lifecycle,
}

/// Archives assets, trashes them, or brings them back. Those for which that is refused stay, and are told.
#[utoipa::path(post, path = "/assets/state", tag = "assets", request_body = AssetsState,
    responses((status = 200, body = Done), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn set_asset_state(ctx: Ctx, Json(body): Json<AssetsState>) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let mut done = Done::default();
    for id in body.selection.ids(&ctx, &mut tx, &who).await? {
        match who.change_asset_state(&mut tx, id, body.state).await {
            Ok(change) => {
                assets::set_state(&mut tx, change).await?;
                done.one_more();
            }
            Err(why) => done.not_done(id, why)?,
        }
    }
    ctx.keep(tx, &who, Outcome::Assets(done)).await
}
