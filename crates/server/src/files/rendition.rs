use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, Method};
use vitrine_access::{Action, asset};
use vitrine_model::{AssetId, VersionId};
use vitrine_store::files::{self, RenditionClass, SentFile, Which};

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::Problem;

use super::answer::{Answer, is_shown};
use super::disposition::Disposition;
use super::source::{journal, span};
use super::watched::watched;

/// A picture, proxy or waveform that was made of an asset: `320`, `1280`, `proxy`, `waveform`, `sprite` and `page-1`,
/// `page-2` and so on for who may see it, `2560` for who may download it.
#[utoipa::path(get, path = "/assets/{id}/renditions/{name}", tag = "files",
    params(("id" = uuid::Uuid, Path), ("name" = String, Path), ("Range" = Option<String>, Header),
        ("If-Range" = Option<String>, Header), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, content_type = "image/jpeg"), (status = 206, content_type = "video/mp4"),
        (status = 304), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_rendition(
    ctx: Ctx,
    Path((id, name)): Path<(AssetId, String)>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    send_rendition(ctx, (id, Which::Active, name), method, &headers).await
}

/// A picture, proxy or waveform that was made of any version of an asset, by the same rights as of the active one.
#[utoipa::path(get, path = "/assets/{id}/versions/{version}/renditions/{name}", tag = "files",
    params(("id" = uuid::Uuid, Path), ("version" = uuid::Uuid, Path), ("name" = String, Path),
        ("Range" = Option<String>, Header), ("If-Range" = Option<String>, Header),
        ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, content_type = "image/jpeg"), (status = 206, content_type = "video/mp4"),
        (status = 304), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_version_rendition(
    ctx: Ctx,
    Path((id, version, name)): Path<(AssetId, VersionId, String)>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    send_rendition(ctx, (id, Which::This(version), name), method, &headers).await
}

async fn send_rendition(
    ctx: Ctx,
    (id, which, name): (AssetId, Which, String),
    method: Method,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let mut to_journal = false;
    let class = files::class_of(&name).unwrap_or(RenditionClass::Seen);
    let file = match class {
        RenditionClass::Seen => {
            let permit = who.permit::<asset::See>(&mut tx, id).await?;
            files::seen(&mut tx, &permit, which, &name).await?
        }
        RenditionClass::Large => {
            let permit = who.permit::<asset::Download>(&mut tx, id).await?;
            to_journal = !files::is_journaled(&mut tx, &permit).await?;
            files::large(&mut tx, &permit, which, &name).await?
        }
    };
    drop(tx);
    let file = file.ok_or(Problem::not_found())?;
    let disposition = if is_shown(&file.content_type) {
        Disposition::Inline
    } else {
        Disposition::Attachment
    };
    let file = SentFile {
        file_name: named(&file, &name),
        ..file
    };
    let answer = Answer::to(method, headers, file, disposition);
    if to_journal && answer.bytes().is_some() {
        journal(&ctx, id).await?;
    }
    match class {
        RenditionClass::Seen => send::<asset::See>(ctx, id, answer).await,
        RenditionClass::Large => send::<asset::Download>(ctx, id, answer).await,
    }
}

async fn send<A: Action<On = AssetId>>(ctx: Ctx, id: AssetId, answer: Answer) -> Result<Response, Problem> {
    let Some(range) = answer.bytes() else {
        return Ok(answer.bearing(Body::empty()));
    };
    let bytes = ctx
        .account()
        .blobs
        .read(&answer.file().stored, span(range))
        .await?;
    Ok(answer.bearing(Body::from_stream(watched::<A>(Arc::new(ctx), id, bytes))))
}

/// The name under which it is saved: that of the source, with what it is a rendition of and its own ending.
fn named(file: &SentFile, rendition: &str) -> String {
    let stem = file
        .file_name
        .rsplit_once('.')
        .map_or(file.file_name.as_str(), |(stem, _)| stem);
    let ending = match file.content_type.as_str() {
        "image/jpeg" => "jpg",
        "video/mp4" => "mp4",
        "audio/mp4" => "m4a",
        "audio/mpeg" => "mp3",
        "application/json" => "json",
        _ => "bin",
    };
    format!("{stem}-{rendition}.{ending}")
}
