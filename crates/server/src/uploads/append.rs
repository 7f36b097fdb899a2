use std::sync::Arc;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use vitrine_model::UploadId;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::{Code, Problem};

use super::checksum::Checksum;
use super::complete;
use super::own::own;
use super::protocol::{UPLOAD_OFFSET, bears_bytes, number, refuse_beyond, stands};
use super::receive::{Onto, gone_on, receive};

/// Goes on with one's own upload where it stands. With its last byte it becomes an asset, if its maker may
/// still upload there.
#[utoipa::path(patch, path = "/uploads/{id}", tag = "uploads",
    params(("id" = uuid::Uuid, Path), ("Upload-Offset" = u64, Header, description = "Where it stands"),
        ("Upload-Checksum" = Option<String>, Header, description = "`sha256` or `sha1`, and the hash in base64")),
    request_body(content_type = "application/offset+octet-stream"),
    responses((status = 204, headers(("Upload-Offset" = u64), ("Upload-Expires" = String),
        ("Vitrine-Asset" = String, description = "what it became, once it is whole"))),
        (status = "4XX", body = crate::problem::Body), (status = 507, body = crate::problem::Body)))]
pub(crate) async fn append_to_upload(
    ctx: Ctx,
    Path(id): Path<UploadId>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if !bears_bytes(&headers) {
        return Err(
            Problem::new(Code::UnsupportedMediaType).with("accepted", "application/offset+octet-stream")
        );
    }
    let offset = number(&headers, &UPLOAD_OFFSET)?;
    let checksum = Checksum::read(&headers)?;
    let (mut tx, who) = ctx.read().await?;
    let upload = own(&mut tx, &who, id).await?;
    drop(tx);
    let receiving = ctx.app().bodies().begin(who.user())?;
    if offset != upload.received {
        return Err(gone_on(upload.received));
    }
    refuse_beyond(&headers, upload.length - offset)?;
    let onto = Onto {
        id,
        offset,
        length: upload.length,
    };
    receive(&ctx, onto, body, checksum).await?;
    drop(receiving);
    let upload = complete::whole(&Arc::new(ctx), id).await?;
    Ok((StatusCode::NO_CONTENT, stands(&upload)).into_response())
}
