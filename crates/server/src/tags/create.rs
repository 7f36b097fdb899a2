use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::account;
use vitrine_model::{TagId, TagName};
use vitrine_store::tags;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};

use super::view::TagView;

/// A tag to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TagRequest {
    name: String,
    /// The tag that it lies under; left out or null is the top.
    #[schema(value_type = Option<Uuid>)]
    parent: Option<TagId>,
}

/// Makes a tag, which is offered to everyone.
#[utoipa::path(post, path = "/tags", tag = "tags", request_body = TagRequest,
    responses((status = 201, body = TagView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_tag(ctx: Ctx, Json(body): Json<TagRequest>) -> Result<Response, Problem> {
    let name = parse_name(&body.name)?;
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<account::ManageTags>(&mut tx, ()).await?;
    let id = tags::create(&mut tx, permit, &name, body.parent).await?;
    ctx.keep(tx, &who, Outcome::TagMade(id)).await
}

pub(super) fn parse_name(name: &str) -> Result<TagName, Problem> {
    TagName::parse(name).map_err(|error| Problem::invalid(FieldProblem::of_name("name", &error)))
}
