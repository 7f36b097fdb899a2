use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::folder;
use vitrine_model::{FolderId, Name};
use vitrine_store::folders;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::Problem;

use super::view::FolderWithPath;

/// A folder to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFolder {
    /// The folder that it goes into.
    #[schema(value_type = Uuid)]
    parent: FolderId,
    name: String,
}

/// Makes a folder. It inherits its access; where that does not admit its maker, the answer has no body.
#[utoipa::path(post, path = "/folders", tag = "folders", request_body = NewFolder,
    responses((status = 201, body = FolderWithPath), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_folder(ctx: Ctx, Json(body): Json<NewFolder>) -> Result<Response, Problem> {
    let name = Name::parse(&body.name)?;
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<folder::Create>(&mut tx, body.parent).await?;
    let id = folders::create(&mut tx, permit, &name).await?;
    ctx.keep(tx, &who, Outcome::FolderMade(id)).await
}
