//! When work looks for something to do.

use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// Wakes at commits of this program, after a time, and when it is told to stop.
pub(super) struct Awake {
    committed: watch::Receiver<u64>,
    stop: CancellationToken,
}

/// Is there more to do, or is it over?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Look,
    Stop,
}

impl Awake {
    pub(super) const fn new(committed: watch::Receiver<u64>, stop: CancellationToken) -> Self {
        Self { committed, stop }
    }

    /// Waits for a commit that has not been looked at, no longer than that.
    pub(super) async fn next(&mut self, at_most: Duration) -> Next {
        tokio::select! {
            biased;
            () = self.stop.cancelled() => Next::Stop,
            () = tokio::time::sleep(at_most) => Next::Look,
            changed = self.committed.changed() => match changed {
                Ok(()) => Next::Look,
                // The database is closed for good.
                Err(_) => Next::Stop,
            },
        }
    }

    /// Waits that long, whatever is committed.
    pub(super) async fn rest(&self, time: Duration) -> Next {
        tokio::select! {
            () = self.stop.cancelled() => Next::Stop,
            () = tokio::time::sleep(time) => Next::Look,
        }
    }
}
