use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::folder;
use vitrine_model::{FolderId, Name};
use vitrine_store::folders;

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::view::FolderWithPath;

/// A folder's new name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewName {
    name: String,
}

/// Renames a folder. Its old name stays in the journal. Where it is out of sight meanwhile, the answer has no
/// body.
#[utoipa::path(patch, path = "/folders/{id}", tag = "folders", request_body = NewName,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = FolderWithPath), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn rename_folder(
    ctx: Ctx,
    Path(id): Path<FolderId>,
    IfMatch(version): IfMatch,
    Json(body): Json<NewName>,
) -> Result<Response, Problem> {
    let name = Name::parse(&body.name)?;
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<folder::Edit>(&mut tx, id).await?;
    folders::rename(&mut tx, permit, Some(version), &name).await?;
    ctx.keep(tx, &who, Outcome::Folder(id)).await
}
