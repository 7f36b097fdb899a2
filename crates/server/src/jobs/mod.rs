//! The program's own work: previews, the search index, telling what happens, clearing up, sweeping. Only here is the [`Caretaker`] asked for.
//!
//! Work wakes when something was committed, and looks by itself now and then, for what other nodes have
//! committed and for what is due by the clock. It survives the program: a job is a row, leased for a while.
//!
//! [`Caretaker`]: vitrine_store::Caretaker

mod awake;
mod backoff;
mod events;
mod findings;
mod housekeeping;
mod index;
mod litter;
mod node;
mod prepare;
mod rebuild;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vitrine_media::Workshop;
use vitrine_model::NodeId;
use vitrine_search::Shelf;

use self::worker::Worker;
use crate::accounts::Account;

pub(crate) use index::{changed, names};
pub(crate) use node::of_folder as node_of;

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
    /// Which program this is.
    pub(crate) node: NodeId,
    /// A folder for what lies between two steps; made where it is not there.
    pub(crate) scratch: PathBuf,
    /// Where the search index lies.
    pub(crate) shelf: Shelf,
    /// How many previews are made at once; none here where it is 0.
    pub(crate) workers: usize,
}

impl Jobs {
    /// Begins.
    pub(crate) fn start(account: &Arc<Account>, tools: &Tools) -> Self {
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let taken_back = Arc::new(OnceCell::new());
        for _ in 0..tools.workers {
            let worker = Worker::new(account, tools, &taken_back, stop.clone());
            tasks.spawn(worker.run());
        }
        tasks.spawn(index::run(Arc::clone(account), stop.clone()));
        tasks.spawn(events::run(Arc::clone(account), stop.clone()));
        tasks.spawn(rebuild::run(
            Arc::clone(account),
            tools.shelf.clone(),
            stop.clone(),
        ));
        tasks.spawn(housekeeping::run(Arc::clone(account), stop.clone()));
        let (swept, scratch) = (Arc::clone(account), tools.scratch.clone());
        tasks.spawn(litter::run(swept, scratch, stop.clone()));
        tasks.close();
        Self { tasks, stop }
    }

    /// Ends: what is under way is broken off and given back to the queue.
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.tasks.wait().await;
    }
}
