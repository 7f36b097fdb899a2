use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, HeaderName};
use vitrine_model::UploadId;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::{Code, Problem};

use super::{append, terminate};

/// The method that is meant, where a network lets only GET and POST through.
const OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");

/// The same as the method that the header `X-HTTP-Method-Override` names: `PATCH` or `DELETE`.
#[utoipa::path(post, path = "/uploads/{id}", tag = "uploads",
    params(("id" = uuid::Uuid, Path), ("X-HTTP-Method-Override" = String, Header)),
    request_body(content_type = "application/offset+octet-stream"),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn upload_by_post(
    ctx: Ctx,
    id: Path<UploadId>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    match headers.get(OVERRIDE).map(http::HeaderValue::as_bytes) {
        Some(b"PATCH") => append::append_to_upload(ctx, id, headers, body).await,
        Some(b"DELETE") => terminate::terminate_upload(ctx, id).await,
        _ => Err(Problem::new(Code::MethodNotAllowed)),
    }
}
