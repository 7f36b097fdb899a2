use serde::Serialize;
use utoipa::ToSchema;
use vitrine_model::FolderId;

use crate::ctx::Ctx;
use crate::extract::{Json, Path};
use crate::problem::Problem;

use super::body::NewList;

/// What saving a list would do; it counts only what one may see.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccessPreview {
    /// Subfolders in sight whose list would be another.
    folders_following: usize,
    /// Subfolders whose own lists would go.
    lists_removed: usize,
    /// Lists of subfolders would stay, because one may not `access` those.
    lists_kept: bool,
    /// One would lose `access` oneself.
    locks_out_self: bool,
    /// The last one who may `access` some place would lose it.
    locks_out_last: bool,
}

/// Says what saving the list would do, and saves nothing.
#[utoipa::path(post, path = "/folders/{id}/access/preview", tag = "folders", request_body = NewList,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = AccessPreview), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn preview_access(
    ctx: Ctx,
    Path(id): Path<FolderId>,
    Json(body): Json<NewList>,
) -> Result<Json<AccessPreview>, Problem> {
    let list = body.entries()?;
    let (mut tx, who) = ctx.read().await?;
    let change = who
        .consider_list(&mut tx, id, Some(list), body.subfolders())
        .await?;
    let consequences = change.consequences();
    Ok(Json(AccessPreview {
        folders_following: change.following(),
        lists_removed: change.cleared().len(),
        lists_kept: change.keeps_some(),
        locks_out_self: consequences.locks_out_self,
        locks_out_last: consequences.locks_out_last,
    }))
}
