use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_model::{FolderId, Lifecycle};
use vitrine_store::folders;

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;
use crate::schema;

use super::view::FolderWithPath;

/// The state that a folder goes into.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewState {
    #[schema(value_type = schema::State, example = "archived")]
    state: Lifecycle,
}

/// Archives a folder, trashes it, or brings it back. What is in it follows.
#[utoipa::path(post, path = "/folders/{id}/state", tag = "folders", request_body = NewState,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = FolderWithPath), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn set_folder_state(
    ctx: Ctx,
    Path(id): Path<FolderId>,
    IfMatch(version): IfMatch,
    Json(body): Json<NewState>,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let change = who.change_folder_state(id, body.state)?;
    folders::set_state(&mut tx, change, Some(version)).await?;
    ctx.keep(tx, &who, Outcome::Folder(id)).await
}
