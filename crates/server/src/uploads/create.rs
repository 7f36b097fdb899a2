use std::sync::Arc;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::LOCATION;
use http::{HeaderMap, HeaderName, StatusCode};
use vitrine_model::UploadId;
use vitrine_store::uploads::{self, Admission, NewUpload, Upload};
use vitrine_store::{Subject, Tx};

use crate::ctx::Ctx;
use crate::once::Outcome;
use crate::problem::{Code, FieldProblem, Problem};
use crate::routes::API;

use super::checksum::Checksum;
use super::complete;
use super::metadata::Metadata;
use super::own::own;
use super::protocol::{UPLOAD_LENGTH, bears_bytes, expiry, insert_text, number, refuse_beyond, stands};
use super::receive::{Onto, receive};

/// Begins an upload, perhaps with its first bytes: into a folder, which asks for the right to upload there, or of a
/// new version of an asset, which asks for the right to edit it.
#[utoipa::path(post, path = "/uploads", tag = "uploads",
    params(("Upload-Length" = u64, Header, description = "Bytes of the file"),
        ("Upload-Metadata" = String, Header, description = "`filename` and either `folder` or `asset`, each with its value in base64")),
    responses((status = 201, headers(("Location" = String), ("Upload-Offset" = u64), ("Upload-Expires" = String),
        ("Vitrine-Asset" = String, description = "what it became, where it is whole already"))),
        (status = "4XX", body = crate::problem::Body), (status = 507, body = crate::problem::Body)))]
pub(crate) async fn create_upload(ctx: Ctx, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
    let length = length(&headers, ctx.app().max_upload_bytes())?;
    let Metadata { file_name, to } = Metadata::read(&headers)?;
    let checksum = Checksum::read(&headers)?;
    let with_bytes = bears_bytes(&headers);
    if with_bytes {
        refuse_beyond(&headers, length)?;
    }
    let (mut tx, who) = ctx.write_once().await?;
    let admission = Admission::ask(&mut tx, &who, to).await?;
    refuse_over_quota(&ctx, &mut tx, &who, length).await?;
    let receiving = with_bytes
        .then(|| ctx.app().bodies().begin(who.user()))
        .transpose()?;
    let new = NewUpload {
        file_name,
        length,
        until: expiry(tx.now()),
    };
    let id = uploads::begin(&mut tx, admission, &new).await?;
    let _under_way = tx.commit(&who, &Outcome::Upload(id)).await?;
    let ctx = Arc::new(ctx);
    let begun = async {
        if let Some(receiving) = receiving {
            let onto = Onto {
                id,
                offset: 0,
                length,
            };
            receive(&ctx, onto, body, checksum).await?;
            drop(receiving);
        }
        complete::whole(&ctx, id).await
    };
    match begun.await {
        Ok(upload) => Ok(answer(&upload)),
        Err(problem) => {
            // Nobody was told of it yet, so nobody could go on with it.
            undo(&ctx, id).await?;
            Err(problem)
        }
    }
}

/// How many unfinished uploads one person has at most.
const MOST_UNFINISHED: u64 = 10_000;

/// What was begun holds room until it ends, for days perhaps: by what was announced, since all of that may come.
async fn refuse_over_quota(ctx: &Ctx, tx: &mut Tx, who: &Subject, length: u64) -> Result<(), Problem> {
    let held = uploads::unfinished(tx, who).await?;
    let limit = ctx.app().max_unfinished_bytes();
    if held.bytes.saturating_add(length) <= limit && held.uploads < MOST_UNFINISHED {
        return Ok(());
    }
    Err(Problem::new(Code::UploadQuota)
        .with("bytes", held.bytes)
        .with("bytes_limit", limit)
        .with("uploads", held.uploads)
        .with("uploads_limit", MOST_UNFINISHED))
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

/// Forgets an upload that nobody was told of, and that it was asked for.
async fn undo(ctx: &Ctx, id: UploadId) -> Result<(), Problem> {
    let (mut tx, who) = ctx.write().await?;
    ctx.forget_key(&mut tx, &who).await?;
    let upload = own(&mut tx, &who, id).await?;
    let parts = uploads::terminate(&mut tx, upload).await?;
    tx.commit().await?;
    Ok(ctx.account().blobs.drop_parts(&parts).await?)
}

/// The answer to whoever asks once more for an upload to begin: how far it is by now.
pub(crate) async fn begun(ctx: &Ctx, id: UploadId) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.read().await?;
    match uploads::find(&mut tx, &who, id).await? {
        Some(upload) => Ok(answer(&upload)),
        None => Err(Problem::new(Code::Gone)),
    }
}

fn answer(upload: &Upload) -> Response {
    let mut headers = stands(upload);
    insert_text(&mut headers, LOCATION, &format!("{API}/uploads/{}", upload.id));
    (StatusCode::CREATED, headers).into_response()
}
