use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_model::FolderId;
use vitrine_store::folders;

use crate::confirm::Confirm;
use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::view::FolderWithPath;

/// Where a folder goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FolderMove {
    /// The folder that it goes into.
    #[schema(value_type = Uuid)]
    parent: FolderId,
    /// Known to give others something.
    #[serde(default)]
    confirm: Confirm,
}

/// Moves a folder with all that is in it. Where it is out of its mover's sight afterwards, the answer has no
/// body.
#[utoipa::path(post, path = "/folders/{id}/move", tag = "folders", request_body = FolderMove,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = FolderWithPath), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn move_folder(
    ctx: Ctx,
    Path(id): Path<FolderId>,
    IfMatch(version): IfMatch,
    Json(body): Json<FolderMove>,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let relocation = who
        .move_folder(&mut tx, id, body.parent, body.confirm.into())
        .await?;
    folders::relocate(&mut tx, relocation, Some(version)).await?;
    ctx.keep(tx, &who, Outcome::Folder(id)).await
}
