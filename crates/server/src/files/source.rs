use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, Method};
use vitrine_access::asset;
use vitrine_model::{AssetId, VersionId};
use vitrine_store::files::{self, Which};

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::Problem;

use super::answer::Answer;
use super::disposition::Disposition;
use super::watched::watched;

/// The source of an asset's active version, byte for byte as it came. A fetch is journaled, its further
/// ranges with it.
#[utoipa::path(get, path = "/assets/{id}/source", tag = "files",
    params(("id" = uuid::Uuid, Path), ("Range" = Option<String>, Header), ("If-Range" = Option<String>, Header),
        ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, content_type = "application/octet-stream"),
        (status = 206, content_type = "application/octet-stream"), (status = 304),
        (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_source(
    ctx: Ctx,
    Path(id): Path<AssetId>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    send_source(ctx, (id, Which::Active), method, &headers).await
}

/// The source of any version of an asset, byte for byte as it came, for who may download the asset. A fetch is
/// journaled, its further ranges with it.
#[utoipa::path(get, path = "/assets/{id}/versions/{version}/source", tag = "files",
    params(("id" = uuid::Uuid, Path), ("version" = uuid::Uuid, Path), ("Range" = Option<String>, Header),
        ("If-Range" = Option<String>, Header), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, content_type = "application/octet-stream"),
        (status = 206, content_type = "application/octet-stream"), (status = 304),
        (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_version_source(
    ctx: Ctx,
    Path((id, version)): Path<(AssetId, VersionId)>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    send_source(ctx, (id, Which::This(version)), method, &headers).await
}

async fn send_source(
    ctx: Ctx,
    (id, which): (AssetId, Which),
    method: Method,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let permit = who.permit::<asset::Download>(&mut tx, id).await?;
    let file = files::source(&mut tx, &permit, which).await?;
    let file = file.ok_or(Problem::not_found())?;
    let journaled = files::is_journaled(&mut tx, &permit).await?;
    drop(tx);
    let answer = Answer::to(method, headers, file, Disposition::Attachment);
    let Some(range) = answer.bytes() else {
        return Ok(answer.bearing(Body::empty()));
    };
    // Read first: what can't be fetched is no download.
    let begins = range.start == 0;
    let bytes = ctx
        .account()
        .blobs
        .read(&answer.file().stored, span(range))
        .await?;
    if begins || !journaled {
        journal(&ctx, id).await?;
    }
    Ok(answer.bearing(Body::from_stream(watched::<asset::Download>(
        Arc::new(ctx),
        id,
        bytes,
    ))))
}

/// Keeps that they fetch it.
pub(crate) async fn journal(ctx: &Ctx, id: AssetId) -> Result<(), Problem> {
    let (mut tx, who) = ctx.write().await?;
    let permit = who.permit::<asset::Download>(&mut tx, id).await?;
    files::journal_download(&mut tx, permit).await?;
    Ok(tx.commit().await?)
}

/// As the file store takes it; of an empty file there is no range.
pub(super) fn span(range: std::ops::Range<u64>) -> Option<std::ops::Range<u64>> {
    (!range.is_empty()).then_some(range)
}
