//! A worker: takes one job after another, and holds on to the one that it has.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;
use vitrine_model::VersionId;
use vitrine_store::assets::Processing;
use vitrine_store::jobs::{self, Job, JobKind, Lease};
use vitrine_store::previews::{self, NewRendition, Unprepared};
use vitrine_store::{Caretaker, Failure, Tx};

use super::Tools;
use super::awake::{Awake, Next};
use super::backoff::{self, MOST_LOST};
use super::prepare::{Prepared, Unable, prepare};
use crate::accounts::Account;

/// How long a job is leased; when the program ends without a word, others take it up after that, and it itself as
/// soon as it is back.
const LEASE: i64 = 60;

/// How often the lease is renewed while the work goes on.
const RENEWS: Duration = Duration::from_secs(20);

/// How often a worker looks for what other nodes have queued.
const LOOKS: Duration = Duration::from_secs(15);

/// How long it waits when the database does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) struct Worker {
    account: Arc<Account>,
    caretaker: Caretaker,
    tools: Tools,
    /// Filled once the first of this program's workers has taken back what its last run had leased.
    taken_back: Arc<OnceCell<()>>,
    stop: CancellationToken,
}

impl Worker {
    pub(super) fn new(
        account: &Arc<Account>,
        tools: &Tools,
        taken_back: &Arc<OnceCell<()>>,
        stop: CancellationToken,
    ) -> Self {
        Self {
            account: Arc::clone(account),
            caretaker: account.live.caretaker(),
            tools: tools.clone(),
            taken_back: Arc::clone(taken_back),
            stop,
        }
    }

    pub(super) async fn run(self) {
        let mut awake = Awake::new(self.account.database.committed(), self.stop.clone());
        loop {
            let next = match self.take_one().await {
                Ok(None) => awake.rest(Duration::ZERO).await,
                Ok(Some(wait)) => awake.next(wait).await,
                Err(failure) => {
                    tracing::warn!(%failure, "a worker could not get on");
                    awake.rest(PATIENCE).await
                }
            };
            if next == Next::Stop {
                return;
            }
        }
    }

    /// Does what is due; where nothing is, how long until something may be.
    async fn take_one(&self) -> Result<Option<Duration>, Failure> {
        self.taken_back.get_or_try_init(|| self.take_back()).await?;
        let wait = self.wait().await?;
        if wait > Duration::ZERO {
            return Ok(Some(wait));
        }
        let mut tx = self.account.database.write(None).await?;
        let lease = Lease {
            node: self.tools.node,
            until: tx.now().plus_seconds(LEASE),
        };
        // Nothing is committed where another worker was faster: a commit wakes all.
        let Some(job) = jobs::lease(&mut tx, &self.caretaker, JobKind::Previews, lease).await? else {
            return Ok(None);
        };
        tx.commit().await?;
        self.work(job).await?;
        Ok(None)
    }

    /// What this program had leased when it was ended without a word is its own again.
    async fn take_back(&self) -> Result<(), Failure> {
        let mut tx = self.account.database.write(None).await?;
        let jobs = jobs::take_back(&mut tx, &self.caretaker, self.tools.node).await?;
        if jobs == 0 {
            return Ok(());
        }
        tracing::info!(jobs, "jobs that were broken off are begun again");
        tx.commit().await
    }

    async fn wait(&self) -> Result<Duration, Failure> {
        let mut tx = self.account.database.read().await?;
        let due = jobs::next_due(&mut tx, &self.caretaker, JobKind::Previews).await?;
        let Some(due) = due else { return Ok(LOOKS) };
        let milliseconds = due.millis() - tx.now().millis();
        Ok(Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0)).min(LOOKS))
    }

    async fn work(&self, job: Job) -> Result<(), Failure> {
        let mut tx = self.account.database.read().await?;
        let of = previews::unprepared(&mut tx, &self.caretaker, VersionId::from_bytes(job.subject)).await?;
        drop(tx);
        let Some(of) = of else {
            return self.nothing_to_do(job).await;
        };
        if job.lost > MOST_LOST {
            // Whatever it is, it seems to take the program with it each time.
            return self.give_up(job, &of, Processing::Failed, "crashed").await;
        }
        let outcome = tokio::select! {
            outcome = prepare(&self.account, &self.tools, &of) => outcome,
            () = self.lose(&job) => return Ok(()),
            () = self.stop.cancelled() => {
                let mut tx = self.account.database.write(None).await?;
                jobs::give_back(&mut tx, job).await?;
                return tx.commit().await;
            }
        };
        self.keep(job, &of, outcome).await
    }

    /// Renews the lease for as long as that is possible: done when another worker has the job.
    async fn lose(&self, job: &Job) {
        loop {
            tokio::time::sleep(RENEWS).await;
            match self.renew(job).await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::warn!("a job took so long to renew that another worker has it");
                    return;
                }
                Err(failure) => tracing::warn!(%failure, "the lease of a job could not be renewed"),
            }
        }
    }

    async fn renew(&self, job: &Job) -> Result<bool, Failure> {
        let mut tx = self.account.database.write(None).await?;
        let until = tx.now().plus_seconds(LEASE);
        let renewed = jobs::renew(&mut tx, job, until).await?;
        tx.commit().await?;
        Ok(renewed)
    }

    /// A transaction to keep the outcome in; `None` where another worker has the job by now.
    async fn held(&self, job: &Job) -> Result<Option<Tx>, Failure> {
        let mut tx = self.account.database.write(None).await?;
        Ok(jobs::is_held(&mut tx, job).await?.then_some(tx))
    }

    async fn keep(
        &self,
        job: Job,
        of: &Unprepared,
        outcome: Result<Prepared, Unable>,
    ) -> Result<(), Failure> {
        match outcome {
            Ok(Prepared::Shown(findings, renditions)) => {
                let Some(mut tx) = self.held(&job).await? else {
                    return Ok(());
                };
                if !self.all_there(&renditions).await? {
                    drop(tx);
                    let swept = vitrine_media::Failure::SourceMissing;
                    return self.try_again(job, of, &swept).await;
                }
                previews::prepared(&mut tx, &self.caretaker, of, &findings, &renditions).await?;
                jobs::done(&mut tx, job).await?;
                count("shown");
                tx.commit().await
            }
            Ok(Prepared::Kept) => {
                self.keep_alone(job, of, &vitrine_media::Failure::Unsupported)
                    .await
            }
            Err(Unable::Media(
                failure @ (vitrine_media::Failure::Unsupported | vitrine_media::Failure::NoOffice),
            )) => self.keep_alone(job, of, &failure).await,
            Err(Unable::Media(failure)) => self.try_again(job, of, &failure).await,
            Err(Unable::Store(Failure::Full(_))) => {
                self.try_again(job, of, &vitrine_media::Failure::OutOfSpace).await
            }
            Err(Unable::Store(failure)) => {
                tracing::warn!(%failure, "previews could not be kept");
                self.try_again(job, of, &vitrine_media::Failure::SourceMissing)
                    .await
            }
        }
    }

    /// The file is kept and fetched; the failure says why it is not shown.
    async fn keep_alone(
        &self,
        job: Job,
        of: &Unprepared,
        failure: &vitrine_media::Failure,
    ) -> Result<(), Failure> {
        let Some(mut tx) = self.held(&job).await? else {
            return Ok(());
        };
        let processing = Processing::Unsupported;
        previews::unprepared_for_good(&mut tx, &self.caretaker, of, processing, failure.code()).await?;
        jobs::done(&mut tx, job).await?;
        count("kept");
        tx.commit().await
    }

    /// Files of the same bytes may have lain there as litter, and been swept since.
    async fn all_there(&self, renditions: &[NewRendition]) -> Result<bool, Failure> {
        for rendition in renditions {
            if !self.account.blobs.has(&rendition.stored).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn try_again(
        &self,
        job: Job,
        of: &Unprepared,
        failure: &vitrine_media::Failure,
    ) -> Result<(), Failure> {
        let Some(seconds) = backoff::wait(failure, job.tries + 1) else {
            return self.give_up(job, of, Processing::Failed, failure.code()).await;
        };
        let Some(mut tx) = self.held(&job).await? else {
            return Ok(());
        };
        let due = tx.now().plus_seconds(seconds);
        jobs::again(&mut tx, job, due, failure.code()).await?;
        count("again");
        tx.commit().await
    }

    /// The version says what is wrong with it, and the job stays for people to see.
    async fn give_up(
        &self,
        job: Job,
        of: &Unprepared,
        processing: Processing,
        code: &'static str,
    ) -> Result<(), Failure> {
        let Some(mut tx) = self.held(&job).await? else {
            return Ok(());
        };
        previews::unprepared_for_good(&mut tx, &self.caretaker, of, processing, code).await?;
        jobs::failed(&mut tx, job, code).await?;
        count("failed");
        tx.commit().await
    }

    async fn nothing_to_do(&self, job: Job) -> Result<(), Failure> {
        let Some(mut tx) = self.held(&job).await? else {
            return Ok(());
        };
        jobs::done(&mut tx, job).await?;
        tx.commit().await
    }
}

fn count(outcome: &'static str) {
    metrics::counter!("vitrine_previews_total", "outcome" => outcome).increment(1);
}
