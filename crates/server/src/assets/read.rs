use vitrine_model::AssetId;

use crate::ctx::Ctx;
use crate::extract::{Path, Versioned};
use crate::problem::Problem;

use super::view::AssetView;

/// An asset, whole.
#[utoipa::path(get, path = "/assets/{id}", tag = "assets", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = AssetView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_asset(ctx: Ctx, Path(id): Path<AssetId>) -> Result<Versioned<AssetView>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    Ok(Versioned(AssetView::open(&mut tx, &who, id).await?))
}
