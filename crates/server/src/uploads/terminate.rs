use axum::response::Response;
use vitrine_model::UploadId;
use vitrine_store::uploads;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::once::Outcome;
use crate::problem::Problem;

use super::own::own;

/// Takes back one's own upload, and frees what it took. What it has become stays.
#[utoipa::path(delete, path = "/uploads/{id}", tag = "uploads", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn terminate_upload(ctx: Ctx, Path(id): Path<UploadId>) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let upload = own(&mut tx, &who, id).await?;
    let parts = uploads::terminate(&mut tx, upload).await?;
    let answer = ctx.keep(tx, &who, Outcome::Gone).await?;
    // Only once no row names them any more: a part that is dropped in vain is litter, one missed is a loss.
    if let Err(failure) = ctx.account().blobs.drop_parts(&parts).await {
        tracing::warn!(%failure, "the parts of an upload that was taken back could not be dropped");
    }
    Ok(answer)
}
