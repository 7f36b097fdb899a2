use vitrine_model::FolderId;

use crate::ctx::Ctx;
use crate::extract::{Path, Versioned};
use crate::problem::Problem;

use super::view::FolderAccess;

/// Who may do what in a folder, for whoever may change it.
#[utoipa::path(get, path = "/folders/{id}/access", tag = "folders", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = FolderAccess), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_access(
    ctx: Ctx,
    Path(id): Path<FolderId>,
) -> Result<Versioned<FolderAccess>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    Ok(Versioned(FolderAccess::open(&mut tx, &who, id).await?))
}
