//! Completions under way: they outlive the request that asked for one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Semaphore, oneshot};
use tracing::Instrument;
use vitrine_model::UploadId;

use crate::problem::Problem;

/// Whoever holds it completes the upload.
type Turn = tokio::sync::Mutex<()>;

/// The completions of an account in this process: one at a time for each upload. Where several nodes complete
/// the same one, the database lets one of them make the asset.
#[derive(Debug)]
pub(crate) struct Completions {
    turns: Mutex<HashMap<UploadId, Weak<Turn>>>,
    joining: Arc<Semaphore>,
}

/// How many uploads are joined at once: each holds some parts in memory meanwhile. Others wait for their turn.
const AT_ONCE: usize = 4;

impl Default for Completions {
    fn default() -> Self {
        Self {
            turns: Mutex::default(),
            joining: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Completions {
    /// Does the work in a task of its own, once no other of this upload is under way. Who stops waiting stops
    /// nothing that has begun, and leaves the queue where it has not: a client that gives up and asks again
    /// finds its large file joined in the end, and joined once.
    ///
    /// The next in the queue does its own work, by its own rights: it has to look whether anything is left to do.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        id: UploadId,
        work: impl Future<Output = Result<T, Problem>> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = self.turn(id).lock_owned().await;
        let joining = Arc::clone(&self.joining)
            .acquire_owned()
            .await
            .map_err(Problem::internal)?;
        let (tell, told) = oneshot::channel();
        let task = async move {
            let done = work.await;
            drop((turn, joining));
            if let Err(Err(problem)) = tell.send(done) {
                tracing::warn!(
                    ?problem,
                    "an upload could not be completed, and nobody waits for it"
                );
            }
        };
        tokio::spawn(task.in_current_span());
        // Nothing is told only where the task was ended in between.
        told.await.map_err(Problem::internal)?
    }

    fn turn(&self, id: UploadId) -> Arc<Turn> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = turns.get(&id).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::new(Turn::default());
        turns.insert(id, Arc::downgrade(&turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;
    use vitrine_model::{Instant, RandomIds};

    fn upload() -> UploadId {
        UploadId::new(&RandomIds, Instant::from_millis(1_760_000_000_000))
    }

    #[tokio::test]
    async fn a_completion_goes_on_when_nobody_waits_for_it_any_more() {
        let completions = Completions::default();
        let (begin, begun) = oneshot::channel();
        let (go_on, may_go_on) = oneshot::channel::<()>();
        let (finish, finished) = oneshot::channel();
        let mut request = Box::pin(completions.run(upload(), async {
            begin.send(()).unwrap();
            may_go_on.await.unwrap();
            finish.send(()).unwrap();
            Ok(())
        }));
        tokio::select! {
            _ = &mut request => panic!("it waits"),
            begun = begun => begun.unwrap(),
        }
        drop(request);
        go_on.send(()).unwrap();
        finished.await.unwrap();
    }

    #[tokio::test]
    async fn an_upload_is_completed_one_at_a_time_and_others_do_not_wait_for_it() {
        let completions = Completions::default();
        let (one, other) = (upload(), upload());
        let (go_on, may_go_on) = oneshot::channel::<()>();
        let mut first = Box::pin(completions.run(one, async {
            may_go_on.await.unwrap();
            Ok(())
        }));
        assert!(first.as_mut().now_or_never().is_none());
        // Its request is gone; it is still under way.
        drop(first);
        let mut second = Box::pin(completions.run(one, async { Ok("second") }));
        assert!(second.as_mut().now_or_never().is_none());
        assert_eq!(
            completions.run(other, async { Ok("other") }).await.unwrap(),
            "other"
        );
        assert!(second.as_mut().now_or_never().is_none());
        go_on.send(()).unwrap();
        assert_eq!(second.await.unwrap(), "second");
    }

    #[tokio::test]
    async fn what_is_over_is_not_remembered() {
        let completions = Completions::default();
        for _ in 0..3 {
            completions.run(upload(), async { Ok(()) }).await.unwrap();
        }
        assert_eq!(completions.turns.lock().unwrap().len(), 1);
    }
}
