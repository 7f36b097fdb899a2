use axum::response::Response;
use vitrine_access::asset;
use vitrine_model::AssetId;
use vitrine_store::assets;

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::description::Description;
use super::view::AssetView;

/// Describes an asset anew. What stood there stays in the journal. Where it is out of sight meanwhile, the
/// answer has no body.
#[utoipa::path(patch, path = "/assets/{id}", tag = "assets", request_body = Description,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AssetView), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn edit_asset(
    ctx: Ctx,
    Path(id): Path<AssetId>,
    IfMatch(version): IfMatch,
    Json(body): Json<Description>,
) -> Result<Response, Problem> {
    let edit = body.parse()?;
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<asset::Edit>(&mut tx, id).await?;
    assets::edit(&mut tx, permit, Some(version), &edit).await?;
    ctx.keep(tx, &who, Outcome::Asset(id)).await
}
