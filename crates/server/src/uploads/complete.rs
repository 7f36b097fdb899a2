//! The end of an upload: its parts are joined, and what they are is looked at.

use std::sync::Arc;

use futures_util::StreamExt;
use vitrine_media::{Format, SNIFF_LENGTH, sniff};
use vitrine_model::UploadId;
use vitrine_store::Failure;
use vitrine_store::blobs::{Blobs, Part, Stored};
use vitrine_store::uploads::{self, Admission, Arrived, Upload};

use crate::ctx::Ctx;
use crate::problem::Problem;

use super::own::own;

/// The subject's own upload; made an asset first, where its bytes are all there and it is none yet.
///
/// Joining a large file takes longer than some clients and proxies wait, so it does not end with the request.
/// The right is asked anew: who may no longer upload there gets no asset, and can take back what they sent.
pub(super) async fn whole(ctx: &Arc<Ctx>, id: UploadId) -> Result<Upload, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let upload = own(&mut tx, &who, id).await?;
    drop(tx);
    if !upload.awaits_its_asset() {
        return Ok(upload);
    }
    let in_task = Arc::clone(ctx);
    let completed = async move { complete(&in_task, id).await };
    ctx.account().completions.run(id, completed).await
}

async fn complete(ctx: &Ctx, id: UploadId) -> Result<Upload, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let upload = own(&mut tx, &who, id).await?;
    if !upload.awaits_its_asset() {
        // Whoever had the turn before has done it.
        return Ok(upload);
    }
    Admission::ask(&mut tx, &who, upload.to).await.map(drop)?;
    let parts = uploads::parts(&mut tx, &upload).await?;
    drop(tx);
    let joined = join(ctx, &parts).await;
    let (mut tx, who) = ctx.write().await?;
    let mut upload = own(&mut tx, &who, id).await?;
    if upload.asset.is_some() {
        // Another node was faster, and has dropped the parts perhaps while they were read here.
        return Ok(upload);
    }
    let (stored, format) = joined?;
    if !ctx.account().blobs.has(&stored).await? {
        // An old copy of the same bytes was swept together with this one: the parts are still there to join again.
        return Err(Failure::Swept.into());
    }
    let admission = Admission::ask(&mut tx, &who, upload.to).await?;
    let arrived = Arrived {
        stored,
        kind: format.kind(),
        content_type: format.content_type(),
    };
    let asset = uploads::complete(&mut tx, admission, &upload, arrived).await?;
    tx.commit().await?;
    if let Err(failure) = ctx.account().blobs.drop_parts(&parts).await {
        tracing::warn!(%failure, "the parts of an upload that is over could not be dropped");
    }
    upload.asset = Some(asset);
    Ok(upload)
}

/// The whole file, and what its first bytes say that it is.
async fn join(ctx: &Ctx, parts: &[Part]) -> Result<(Stored, Format), Failure> {
    let (database, blobs) = (&ctx.account().database, &ctx.account().blobs);
    let stored = blobs
        .join(&**database.ids(), database.clock().now(), parts)
        .await?;
    let format = format(blobs, &stored).await?;
    Ok((stored, format))
}

/// The format by the first bytes.
async fn format(blobs: &Blobs, stored: &Stored) -> Result<Format, Failure> {
    if stored.size() == 0 {
        return Ok(Format::Unknown);
    }
    let length = stored.size().min(SNIFF_LENGTH as u64);
    let mut pieces = blobs.read(stored, Some(0..length)).await?.boxed();
    let mut head = Vec::with_capacity(SNIFF_LENGTH);
    while let Some(piece) = pieces.next().await {
        head.extend_from_slice(&piece?);
    }
    Ok(sniff(&head))
}
