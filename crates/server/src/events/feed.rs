//! What happens in an account, for whoever listens.

use std::sync::Arc;

use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use vitrine_store::events::Batch;

/// Batches that a slow reader may lie behind; who lies further behind is told to look at everything anew.
const BEHIND: usize = 64;

/// What happens in an account, read once for all.
#[derive(Debug)]
pub(crate) struct Feed {
    batches: broadcast::Sender<Arc<Batch>>,
    /// Cancelled when the program stops: no stream holds it up.
    pub(super) over: CancellationToken,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            batches: broadcast::Sender::new(BEHIND),
            over: CancellationToken::new(),
        }
    }
}

impl Feed {
    /// From now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Arc<Batch>> {
        self.batches.subscribe()
    }

    /// Does anybody listen just now?
    pub(crate) fn is_heard(&self) -> bool {
        self.batches.receiver_count() > 0
    }

    /// Tells it to all who listen; where nobody does, to nobody.
    pub(crate) fn tell(&self, batch: Batch) {
        let _listeners = self.batches.send(Arc::new(batch));
    }

    /// Ends every stream.
    pub(crate) fn end(&self) {
        self.over.cancel();
    }
}
