use axum::response::Response;
use vitrine_access::account;
use vitrine_model::TagId;
use vitrine_store::tags;

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Path};
use crate::once::Outcome;
use crate::problem::Problem;

/// Removes a tag from every asset and from the tree; what lay under it lies where it lay.
#[utoipa::path(delete, path = "/tags/{id}", tag = "tags",
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn remove_tag(
    ctx: Ctx,
    Path(id): Path<TagId>,
    IfMatch(version): IfMatch,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<account::ManageTags>(&mut tx, ()).await?;
    tags::remove(&mut tx, permit, id, Some(version)).await?;
    ctx.keep(tx, &who, Outcome::Gone).await
}
