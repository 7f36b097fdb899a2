//! Work to be done later: rows, enqueued in the transaction of what causes them.
//!
//! A worker leases a job; one whose worker ended without a word is leased again when its lease is over, or as soon
//! as its own node is back. That is no try: the program was ended, and the job may be fine. It is counted apart all
//! the same, since the job may be what ends the program. A job that fails waits longer each time, and after its last
//! try stays as failed, for people to see.

use vitrine_model::{Instant, NodeId};

use crate::tx::args;
use crate::{Caretaker, Failure, Tx};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// The metadata, pictures and proxies of a version.
    Previews,
}

impl JobKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Previews => "previews",
        }
    }
}

/// A job that this worker has leased.
#[derive(Debug)]
pub struct Job {
    row: i64,
    /// The number of this lease: whoever leases it next has another.
    lease: i64,
    /// The id of what it is about.
    pub subject: [u8; 16],
    /// How often it failed.
    pub tries: i64,
    /// How often its worker ended without a word.
    pub lost: i64,
}

/// Who leases, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Lease {
    /// Whose worker it is.
    pub node: NodeId,
    /// When others may take the job up.
    pub until: Instant,
}

pub(crate) async fn enqueue(tx: &mut Tx, kind: JobKind, subject: &[u8; 16]) -> Result<(), Failure> {
    tx.run(
        "INSERT INTO jobs (kind, subject, state, tries, due_at, created_at)
         VALUES ($1, $2, 'waiting', 0, $3, $3)",
        args![kind.word(), subject, tx.now()],
    )
    .await?;
    Ok(())
}

/// Leases the job that has been due longest, if there is one.
///
/// # Errors
/// Where the database fails.
pub async fn lease(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    kind: JobKind,
    lease: Lease,
) -> Result<Option<Job>, Failure> {
    // Writers go one after another on both databases, so nobody else can lease it meanwhile.
    let row: Option<(i64, i64, Vec<u8>, i64, i64)> = tx
        .maybe(
            "UPDATE jobs SET lost = lost + CASE WHEN state = 'running' THEN 1 ELSE 0 END,
                             state = 'running', lease = lease + 1, lease_until = $3, node = $4 WHERE row_id = (
                 SELECT row_id FROM jobs WHERE kind = $1 AND due_at <= $2
                 AND (state = 'waiting' OR (state = 'running' AND lease_until <= $2))
                 ORDER BY due_at, row_id LIMIT 1)
             RETURNING row_id, lease, subject, tries, lost",
            args![kind.word(), tx.now(), lease.until, lease.node.as_bytes()],
        )
        .await?;
    row.map(|(row, lease, subject, tries, lost)| {
        Ok(Job {
            row,
            lease,
            subject: crate::source::bytes(&subject)?,
            tries,
            lost,
        })
    })
    .transpose()
}

/// How often a job may be lost before it waits: programs are restarted.
const FORGIVEN: i64 = 3;

/// How much longer a job waits each time it is lost beyond that, in milliseconds: should it be what ends the
/// program, that ends ever more seldom.
const WAITS: i64 = 30_000;

/// Takes back what workers of that node had leased when it ended without a word; those of others keep theirs.
/// Only for a node that begins: it has no workers yet. Says how many they were.
///
/// # Errors
/// Where the database fails.
pub async fn take_back(tx: &mut Tx, _caretaker: &Caretaker, node: NodeId) -> Result<u64, Failure> {
    tx.run(
        "UPDATE jobs SET state = 'waiting', lost = lost + 1, lease_until = NULL, node = NULL,
                         due_at = CASE WHEN lost >= $3 THEN $2 + (lost - $3 + 1) * $4 ELSE due_at END
         WHERE state = 'running' AND node = $1",
        args![node.as_bytes(), tx.now(), FORGIVEN, WAITS],
    )
    .await
}

/// When the next job of that kind is due, perhaps long since; `None` where there is none. A job under way is due
/// when its lease is over.
///
/// # Errors
/// Where the database fails.
pub async fn next_due(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    kind: JobKind,
) -> Result<Option<Instant>, Failure> {
    let (due,): (Option<i64>,) = tx
        .one(
            "SELECT MIN(CASE WHEN state = 'waiting' THEN due_at ELSE lease_until END) FROM jobs
             WHERE kind = $1 AND state IN ('waiting', 'running')",
            args![kind.word()],
        )
        .await?;
    Ok(due.map(Instant::from_millis))
}

/// Holds on to a job for longer. `false` where another worker has leased it since.
///
/// # Errors
/// Where the database fails.
pub async fn renew(tx: &mut Tx, job: &Job, until: Instant) -> Result<bool, Failure> {
    let renewed = tx
        .run(
            "UPDATE jobs SET lease_until = $3 WHERE row_id = $1 AND lease = $2 AND state = 'running'",
            args![job.row, job.lease, until],
        )
        .await?;
    Ok(renewed == 1)
}

/// Gives a job back that was broken off in order: that counts as nothing.
///
/// # Errors
/// Where the database fails.
pub async fn give_back(tx: &mut Tx, job: Job) -> Result<(), Failure> {
    tx.run(
        "UPDATE jobs SET state = 'waiting', lease_until = NULL, node = NULL
         WHERE row_id = $1 AND lease = $2 AND state = 'running'",
        args![job.row, job.lease],
    )
    .await?;
    Ok(())
}

/// Does this worker still hold the job? One that took too long may have lost it to another; asked in the
/// transaction that keeps what was done.
///
/// # Errors
/// Where the database fails.
pub async fn is_held(tx: &mut Tx, job: &Job) -> Result<bool, Failure> {
    let row: Option<(i64,)> = tx
        .maybe(
            "SELECT row_id FROM jobs WHERE row_id = $1 AND lease = $2 AND subject = $3 AND state = 'running'",
            args![job.row, job.lease, &job.subject],
        )
        .await?;
    Ok(row.is_some())
}

/// It is done.
///
/// # Errors
/// Where the database fails.
pub async fn done(tx: &mut Tx, job: Job) -> Result<(), Failure> {
    tx.run(
        "DELETE FROM jobs WHERE row_id = $1 AND lease = $2 AND subject = $3",
        args![job.row, job.lease, &job.subject],
    )
    .await?;
    Ok(())
}

/// It failed, and is tried again later.
///
/// # Errors
/// Where the database fails.
pub async fn again(tx: &mut Tx, job: Job, due_at: Instant, failure: &str) -> Result<(), Failure> {
    tx.run(
        "UPDATE jobs SET state = 'waiting', tries = tries + 1, due_at = $4, failure = $5,
                         lease_until = NULL, node = NULL
         WHERE row_id = $1 AND lease = $2 AND subject = $3",
        args![job.row, job.lease, &job.subject, due_at, failure],
    )
    .await?;
    Ok(())
}

/// It failed for good, and stays for people to see.
///
/// # Errors
/// Where the database fails.
pub async fn failed(tx: &mut Tx, job: Job, failure: &str) -> Result<(), Failure> {
    tx.run(
        "UPDATE jobs SET state = 'failed', failure = $4, lease_until = NULL, node = NULL
         WHERE row_id = $1 AND lease = $2 AND subject = $3",
        args![job.row, job.lease, &job.subject, failure],
    )
    .await?;
    Ok(())
}

/// How many jobs are waiting or under way, and how many failed for good.
///
/// # Errors
/// Where the database fails.
pub async fn counts(tx: &mut Tx, _caretaker: &Caretaker) -> Result<(i64, i64), Failure> {
    tx.one(
        "SELECT COALESCE(SUM(CASE WHEN state = 'failed' THEN 0 ELSE 1 END), 0),
                COALESCE(SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) FROM jobs",
        args![],
    )
    .await
}
