use std::sync::Arc;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, TryStreamExt, stream};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};
use tokio::sync::oneshot;
use tokio_util::io::ReaderStream;
use tracing::Instrument;
use vitrine_model::{BundleId, Instant};

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::files::Disposition;
use crate::problem::Problem;
use crate::spoken::spoken;

use super::pack::{NotPacked, pack};

/// Bytes that are packed ahead of what was sent.
const AHEAD: usize = 256 << 10;

/// The bundle as a ZIP file. Each file in it is decided anew at its turn and journaled; what may not be fetched is
/// left out, and `left-out.txt` at its end says so of what may be seen.
#[utoipa::path(get, path = "/bundles/{id}", tag = "files", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, content_type = "application/zip"), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_bundle(ctx: Ctx, Path(id): Path<BundleId>) -> Result<Response, Problem> {
    let (tx, who) = ctx.read().await?;
    let now = tx.now();
    let assets = ctx.account().bundles.open(id, who.actor(), now);
    let assets = assets.ok_or(Problem::not_found())?;
    drop(tx);
    let (writer, reader) = tokio::io::duplex(AHEAD);
    let (tell, told) = oneshot::channel();
    let language = spoken();
    let packing = async move {
        let packed = pack(&Arc::new(ctx), &assets, language, writer).await;
        if let Err(not_packed) = &packed {
            tracing::info!(%not_packed, "a bundle broke off");
        }
        // Nobody listens where its reader has gone.
        let _gone = tell.send(packed);
    };
    tokio::spawn(packing.in_current_span());
    // An archive that ends early looks like one that is whole until somebody opens it: it ends as an error instead.
    let end = stream::once(async move { told.await.unwrap_or(Err(NotPacked::Ended)) });
    let end = end.filter_map(async |packed| packed.err().map(Err));
    let bytes = ReaderStream::new(reader).map_err(NotPacked::from).chain(end);
    Ok((headers(now), Body::from_stream(bytes)).into_response())
}

fn headers(now: Instant) -> [(HeaderName, HeaderValue); 3] {
    let day = jiff::Timestamp::from_millisecond(now.millis())
        .map(|time| time.strftime("-%Y-%m-%d").to_string())
        .unwrap_or_default();
    [
        (CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        (
            CONTENT_DISPOSITION,
            Disposition::Attachment.named(&format!("vitrine{day}.zip")),
        ),
    ]
}
