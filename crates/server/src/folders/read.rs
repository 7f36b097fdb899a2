use vitrine_model::FolderId;

use crate::ctx::Ctx;
use crate::extract::{Path, Versioned};
use crate::problem::Problem;

use super::view::FolderWithPath;

/// A folder, with the way down to it.
#[utoipa::path(get, path = "/folders/{id}", tag = "folders", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = FolderWithPath), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_folder(
    ctx: Ctx,
    Path(id): Path<FolderId>,
) -> Result<Versioned<FolderWithPath>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    Ok(Versioned(FolderWithPath::open(&mut tx, &who, id).await?))
}
