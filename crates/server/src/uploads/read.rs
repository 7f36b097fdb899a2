use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode};
use vitrine_model::UploadId;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::Problem;

use super::complete;
use super::metadata::{Metadata, UPLOAD_METADATA};
use super::protocol::{UPLOAD_LENGTH, insert_text, stands};

/// Says how much of one's own upload is kept. One whose bytes are all there and that is no asset yet, because
/// the program ended in between, becomes one now.
#[utoipa::path(head, path = "/uploads/{id}", tag = "uploads", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, headers(("Upload-Offset" = u64), ("Upload-Length" = u64), ("Upload-Metadata" = String),
        ("Upload-Expires" = String), ("Vitrine-Asset" = String, description = "what it became"))),
        (status = "4XX", description = "A problem, without its body")))]
pub(crate) async fn read_upload(ctx: Ctx, Path(id): Path<UploadId>) -> Result<Response, Problem> {
    let upload = complete::whole(&Arc::new(ctx), id).await?;
    let mut headers = stands(&upload);
    headers.insert(UPLOAD_LENGTH, HeaderValue::from(upload.length));
    insert_text(&mut headers, UPLOAD_METADATA, &Metadata::of(&upload));
    Ok((StatusCode::OK, headers).into_response())
}
