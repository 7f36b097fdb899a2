use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode};

use crate::ctx::Ctx;
use crate::problem::Problem;

use super::checksum::ALGORITHMS;
use super::protocol::{TUS_VERSION, VERSION};

const EXTENSIONS: &str = "creation,creation-with-upload,termination,checksum,expiration";

/// What of tus is spoken here, and how large a file may be.
#[utoipa::path(options, path = "/uploads", tag = "uploads", operation_id = "upload_options",
    responses((status = 204, headers(("Tus-Version" = String), ("Tus-Extension" = String),
        ("Tus-Max-Size" = u64), ("Tus-Checksum-Algorithm" = String))),
        (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn upload_options(ctx: Ctx) -> Result<Response, Problem> {
    ctx.read().await?;
    let headers = [
        (TUS_VERSION, VERSION),
        (
            HeaderName::from_static("tus-extension"),
            HeaderValue::from_static(EXTENSIONS),
        ),
        (
            HeaderName::from_static("tus-max-size"),
            HeaderValue::from(ctx.app().max_upload_bytes()),
        ),
        (
            HeaderName::from_static("tus-checksum-algorithm"),
            HeaderValue::from_static(ALGORITHMS),
        ),
    ];
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}
