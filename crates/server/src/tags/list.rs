use serde::Serialize;
use utoipa::ToSchema;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

use super::view::TagView;

/// Tags, by name.
#[derive(Serialize, ToSchema)]
pub(crate) struct TagList {
    items: Vec<TagView>,
}

/// The tags that are offered to everyone, those on assets that one sees, and what is above them; to who manages tags,
/// all of them.
#[utoipa::path(get, path = "/tags", tag = "tags",
    responses((status = 200, body = TagList), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_tags(ctx: Ctx) -> Result<Json<TagList>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    Ok(Json(TagList {
        items: TagView::all(&mut tx, &who).await?,
    }))
}
