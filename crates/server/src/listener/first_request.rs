//! Whether a connection has asked for anything yet.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Set when the first request's head is whole.
#[derive(Clone, Debug)]
pub(super) struct FirstRequest(Arc<AtomicBool>);

impl FirstRequest {
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicBool::new(false)))
    }

    pub(super) fn arrived(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Done when the time is over and nothing has arrived; never, where something has.
    pub(super) async fn overdue(self, time: Duration) {
        tokio::time::sleep(time).await;
        if self.0.load(Ordering::Relaxed) {
            std::future::pending().await
        }
    }
}
