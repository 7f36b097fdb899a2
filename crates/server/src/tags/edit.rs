use axum::response::Response;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use vitrine_access::account;
use vitrine_model::TagId;
use vitrine_store::tags::{self, TagEdit};

use crate::assets::parse_tags;
use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::create::parse_name;
use super::view::TagView;

/// What is changed of a tag; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TagChange {
    name: Option<String>,
    /// The tag that it lies under from now on; null is the top.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<Uuid>)]
    parent: Option<Option<TagId>>,
    /// What it is called as well: these and no others.
    synonyms: Option<Vec<String>>,
}

/// Null is said, where leaving it out is not.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<TagId>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Renames a tag, gives it synonyms, or moves it with all below it. No asset is indexed anew for it.
#[utoipa::path(patch, path = "/tags/{id}", tag = "tags", request_body = TagChange,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TagView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn edit_tag(
    ctx: Ctx,
    Path(id): Path<TagId>,
    IfMatch(version): IfMatch,
    Json(body): Json<TagChange>,
) -> Result<Response, Problem> {
    let synonyms = body.synonyms.as_deref();
    let edit = TagEdit {
        name: body.name.as_deref().map(parse_name).transpose()?,
        parent: body.parent,
        synonyms: synonyms.map(|names| parse_tags("synonyms", names)).transpose()?,
    };
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<account::ManageTags>(&mut tx, ()).await?;
    tags::edit(&mut tx, permit, id, Some(version), &edit).await?;
    ctx.keep(tx, &who, Outcome::Tag(id)).await
}
