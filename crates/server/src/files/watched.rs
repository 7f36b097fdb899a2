//! A download under way: bytes for as long as their reader may have them (access model, promise 7).

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use tokio::time::Instant;
use vitrine_access::Action;
use vitrine_model::AssetId;
use vitrine_store::Failure;

use crate::ctx::Ctx;
use crate::problem::Problem;

/// How long the answer to "may they?" holds while bytes go out. The promise is five seconds.
const HOLDS: Duration = Duration::from_secs(2);

/// Why a download broke off.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BrokenOff {
    /// The right was taken away, or could not be asked about.
    #[error("the reader may no longer have it")]
    Ended,
    /// The bytes could not be read.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Bytes that go out while somebody may do `A` to an asset.
struct Watched<A> {
    ctx: Arc<Ctx>,
    asset: AssetId,
    bytes: Pin<Box<dyn Stream<Item = Result<Bytes, Failure>> + Send>>,
    asked_at: Instant,
    action: PhantomData<fn() -> A>,
}

/// The bytes, for as long as who asked may do `A`. The right was asked just now.
pub(crate) fn watched<A: Action<On = AssetId>>(
    ctx: Arc<Ctx>,
    asset: AssetId,
    bytes: impl Stream<Item = Result<Bytes, Failure>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, BrokenOff>> + Send + 'static {
    let watched = Watched::<A> {
        ctx,
        asset,
        bytes: bytes.boxed(),
        asked_at: Instant::now(),
        action: PhantomData,
    };
    futures_util::stream::try_unfold(watched, |mut watched| async move {
        let Some(piece) = watched.bytes.next().await else {
            return Ok(None);
        };
        let piece = piece?;
        // Asked after reading: nothing leaves on an answer that is older than it may be.
        if watched.asked_at.elapsed() >= HOLDS {
            watched.ask().await.map_err(|problem| {
                tracing::info!(code = problem.code().word(), "a download was ended");
                BrokenOff::Ended
            })?;
        }
        Ok(Some((piece, watched)))
    })
}

impl<A: Action<On = AssetId>> Watched<A> {
    async fn ask(&mut self) -> Result<(), Problem> {
        let at = Instant::now();
        let (mut tx, who) = self.ctx.read().await?;
        who.permit::<A>(&mut tx, self.asset).await.map(drop)?;
        self.asked_at = at;
        Ok(())
    }
}
