use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::account;
use vitrine_model::TagId;
use vitrine_store::tags;

use crate::ctx::Ctx;
use crate::extract::{Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::view::TagView;

/// Into which tag.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merging {
    #[schema(value_type = Uuid)]
    into: TagId,
}

/// Merges a tag into another: assets that bear it bear the other, its names become synonyms, and what lay under it lies
/// under the other. Answers with the other.
#[utoipa::path(post, path = "/tags/{id}/merge", tag = "tags", request_body = Merging,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = TagView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn merge_tag(
    ctx: Ctx,
    Path(id): Path<TagId>,
    Json(body): Json<Merging>,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<account::ManageTags>(&mut tx, ()).await?;
    tags::merge(&mut tx, permit, id, body.into).await?;
    ctx.keep(tx, &who, Outcome::Tag(body.into)).await
}
