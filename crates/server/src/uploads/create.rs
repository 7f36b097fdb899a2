use std::sync::Arc;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::LOCATION;
use http::{HeaderMap, HeaderName, StatusCode};
use vitrine_access::folder;
use vitrine_store::uploads::{self, NewUpload, Upload};

use crate::ctx::Ctx;
use crate::problem::{Code, FieldProblem, Problem};
use crate::routes::API;

use super::checksum::Checksum;
use super::complete;
use super::metadata::Metadata;
use super::protocol::{UPLOAD_LENGTH, bears_bytes, expiry, insert_text, number, refuse_beyond, stands};
use super::receive::{Onto, receive};
use super::terminate;

/// Begins an upload into a folder, perhaps with its first bytes. Asks for the right to upload there.
#[utoipa::path(post, path = "/uploads", tag = "uploads",
    params(("Upload-Length" = u64, Header, description = "Bytes of the file"),
        ("Upload-Metadata" = String, Header, description = "`filename` and `folder`, each with its value in base64")),
    responses((status = 201, headers(("Location" = String), ("Upload-Offset" = u64), ("Upload-Expires" = String),
        ("Vitrine-Asset" = String, description = "what it became, where it is whole already"))),
        (status = "4XX", body = crate::problem::Body), (status = 507, body = crate::problem::Body)))]
pub(crate) async fn create_upload(ctx: Ctx, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
    let length = length(&headers, ctx.app().max_upload_bytes())?;
    let Metadata { file_name, folder } = Metadata::read(&headers)?;
    let checksum = Checksum::read(&headers)?;
    let with_bytes = bears_bytes(&headers);
    if with_bytes {
        refuse_beyond(&headers, length)?;
    }
    let (mut tx, who) = ctx.write().await?;
    let permit = who.permit::<folder::Upload>(&mut tx, folder).await?;
    let new = NewUpload {
        file_name,
        length,
        until: expiry(tx.now()),
    };
    let id = uploads::begin(&mut tx, permit, &new).await?;
    tx.commit().await?;
    let ctx = Arc::new(ctx);
    let begun = async {
        if with_bytes {
            let onto = Onto {
                id,
                offset: 0,
                length,
            };
            receive(&ctx, onto, body, checksum).await?;
        }
        complete::whole(&ctx, id).await
    };
    match begun.await {
        Ok(upload) => Ok(answer(&upload)),
        Err(problem) => {
            // Nobody was told of it yet, so nobody could go on with it.
            terminate::forget(&ctx, id).await?;
            Err(problem)
        }
    }
}

/// The announced length, if so much is taken.
fn length(headers: &HeaderMap, most: u64) -> Result<u64, Problem> {
    const DEFERRED: HeaderName = HeaderName::from_static("upload-defer-length");
    if headers.contains_key(DEFERRED) {
        return Err(Problem::invalid(FieldProblem::new(
            DEFERRED.as_str(),
            "unsupported",
        )));
    }
    let length = number(headers, &UPLOAD_LENGTH)?;
    if length > most {
        return Err(Problem::new(Code::TooLarge).with("limit", most));
    }
    Ok(length)
}

fn answer(upload: &Upload) -> Response {
    let mut headers = stands(upload);
    insert_text(&mut headers, LOCATION, &format!("{API}/uploads/{}", upload.id));
    (StatusCode::CREATED, headers).into_response()
}
