use http::StatusCode;
use vitrine_model::UploadId;
use vitrine_store::uploads;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::Problem;

use super::own::own;

/// Takes back one's own upload, and frees what it took. What it has become stays.
#[utoipa::path(delete, path = "/uploads/{id}", tag = "uploads", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn terminate_upload(ctx: Ctx, Path(id): Path<UploadId>) -> Result<StatusCode, Problem> {
    forget(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn forget(ctx: &Ctx, id: UploadId) -> Result<(), Problem> {
    let (mut tx, who) = ctx.write().await?;
    let upload = own(&mut tx, &who, id).await?;
    let parts = uploads::terminate(&mut tx, upload).await?;
    tx.commit().await?;
    // Only once no row names them any more: a part that is dropped in vain is litter, one missed is a loss.
    ctx.account().blobs.drop_parts(&parts).await?;
    Ok(())
}
