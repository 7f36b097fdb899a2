use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::AssetId;
use vitrine_store::assets;

use crate::ctx::Ctx;
use crate::extract::{Json, Path};
use crate::problem::Problem;

use super::tile::AssetTile;

/// Assets that hold the very same bytes, at most fifty.
#[derive(Serialize, ToSchema)]
pub(crate) struct Duplicates {
    items: Vec<AssetTile>,
}

/// The other assets that hold the very same bytes as the active version of this one, of those that one may see.
#[utoipa::path(get, path = "/assets/{id}/duplicates", tag = "assets", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = Duplicates), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_duplicates(ctx: Ctx, Path(id): Path<AssetId>) -> Result<Json<Duplicates>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let permit = who.permit::<asset::See>(&mut tx, id).await?;
    let scope = who.scope::<asset::See>();
    let rows = assets::duplicates(&mut tx, &permit, &scope).await?;
    let items = rows.into_iter().map(|row| AssetTile::of(row, &who)).collect();
    Ok(Json(Duplicates { items }))
}
