//! The program's own work: previews, the search index, clearing up. Only here is the [`Caretaker`] asked for.
//!
//! Work wakes when something was committed, and looks by itself now and then, for what other nodes have
//! committed and for what is due by the clock. It survives the program: a job is a row, leased for a while.
//!
//! [`Caretaker`]: vitrine_store::Caretaker

mod awake;
mod backoff;
mod findings;
mod housekeeping;
mod index;
mod prepare;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vitrine_media::Workshop;

use crate::accounts::Account;

pub(crate) use index::changed;

/// The work of one account, while it goes on.
#[derive(Debug)]
pub(crate) struct Jobs {
    tasks: TaskTracker,
    stop: CancellationToken,
}

/// What the work is done with.
#[derive(Clone, Debug)]
pub(crate) struct Tools {
    /// Has files examined and rendered.
    pub(crate) workshop: Arc<Workshop>,
    /// A folder for what lies between two steps; made where it is not there.
    pub(crate) scratch: PathBuf,
    /// How many previews are made at once; none here where it is 0.
    pub(crate) workers: usize,
}

impl Jobs {
    /// Begins.
    pub(crate) fn start(account: &Arc<Account>, tools: &Tools) -> Self {
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        for _ in 0..tools.workers {
            tasks.spawn(worker::run(Arc::clone(account), tools.clone(), stop.clone()));
        }
        tasks.spawn(index::run(Arc::clone(account), stop.clone()));
        tasks.spawn(housekeeping::run(Arc::clone(account), stop.clone()));
        tasks.close();
        Self { tasks, stop }
    }

    /// Ends: what is under way is broken off and given back to the queue.
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.tasks.wait().await;
    }
}
