use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::folder;
use vitrine_model::FolderId;
use vitrine_store::assets;

use crate::confirm::Confirm;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::Problem;

use super::selection::{Done, Selection};

/// Which assets go where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssetsMove {
    selection: Selection,
    /// The folder that they go into.
    #[schema(value_type = Uuid)]
    folder: FolderId,
    /// Known to give others something.
    #[serde(default)]
    confirm: Confirm,
}

/// Moves assets into a folder. Those that may not be moved stay, and are told.
#[utoipa::path(post, path = "/assets/move", tag = "assets", request_body = AssetsMove,
    responses((status = 200, body = Done), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn move_assets(ctx: Ctx, Json(body): Json<AssetsMove>) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    // Asked once for the place, so that its refusal is not told as one of every asset.
    let _may_put = who.permit::<folder::Upload>(&mut tx, body.folder).await?;
    let mut moves = who.moves_into(body.folder, body.confirm.into());
    let mut done = Done::default();
    for id in body.selection.ids(&ctx, &mut tx, &who).await? {
        match moves.of(&mut tx, id).await {
            Ok(change) => {
                assets::relocate(&mut tx, change).await?;
                done.one_more();
            }
            Err(why) => done.not_done(id, why)?,
        }
    }
    ctx.keep(tx, &who, Outcome::Assets(done)).await
}
