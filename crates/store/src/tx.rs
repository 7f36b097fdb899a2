//! A transaction, and the few ways in which it asks the database.

use std::sync::Arc;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Postgres, Sqlite, Transaction};
use tokio::sync::watch;
use vitrine_access::Overrides;
use vitrine_model::{IdSource, Instant, RequestId};

use crate::{Failure, supermode};

/// A row that either database can give.
pub(crate) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Row for T {}

/// What stands in the place of a `$n`.
#[derive(Clone, Debug)]
pub(crate) enum Arg<'a> {
    Int(Option<i64>),
    Text(Option<&'a str>),
    Bytes(Option<&'a [u8]>),
}

impl From<i64> for Arg<'_> {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}
impl From<Option<i64>> for Arg<'_> {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}
impl From<bool> for Arg<'_> {
    fn from(value: bool) -> Self {
        Self::Int(Some(value.into()))
    }
}
impl From<Instant> for Arg<'_> {
    fn from(value: Instant) -> Self {
        Self::Int(Some(value.millis()))
    }
}
impl<'a> From<&'a str> for Arg<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(Some(value))
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(Some(value))
    }
}
impl<'a> From<Option<&'a str>> for Arg<'a> {
    fn from(value: Option<&'a str>) -> Self {
        Self::Text(value)
    }
}
impl<'a> From<&'a [u8]> for Arg<'a> {
    fn from(value: &'a [u8]) -> Self {
        Self::Bytes(Some(value))
    }
}
impl<'a, const N: usize> From<&'a [u8; N]> for Arg<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Self::Bytes(Some(value))
    }
}
impl<'a> From<Option<&'a [u8]>> for Arg<'a> {
    fn from(value: Option<&'a [u8]>) -> Self {
        Self::Bytes(value)
    }
}

/// Each arg in the place of its `$n`, for the queries of either database.
macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match *arg {
                Arg::Int(value) => query.bind(value),
                Arg::Text(value) => query.bind(value.map(str::to_owned)),
                Arg::Bytes(value) => query.bind(value.map(<[u8]>::to_vec)),
            };
        }
        query
    }};
}

/// `args![row, name]`: each of them for its `$n`.
macro_rules! args {
    ($($arg:expr),* $(,)?) => { &[$($crate::tx::Arg::from($arg)),*] };
}
pub(crate) use args;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
}

pub(crate) enum Connection {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    connection: Connection,
    mode: Mode,
    request: Option<RequestId>,
    now: Instant,
    ids: Arc<dyn IdSource>,
    committed: Arc<watch::Sender<u64>>,
    overrides: Arc<Overrides>,
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tx")
            .field("mode", &self.mode)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

impl Tx {
    pub(crate) fn new(
        connection: Connection,
        mode: Mode,
        request: Option<RequestId>,
        now: Instant,
        ids: Arc<dyn IdSource>,
        committed: Arc<watch::Sender<u64>>,
    ) -> Self {
        Self {
            connection,
            mode,
            request,
            now,
            ids,
            committed,
            overrides: Arc::default(),
        }
    }

    /// What super-admin mode overrides in this transaction is collected there, with the rest of its request.
    /// A transaction that changes something journals it as it commits; for one that only reads, whoever holds
    /// the collection opens one that does.
    pub fn collect_overrides(&mut self, request: Arc<Overrides>) {
        self.overrides = request;
    }

    pub(crate) fn overrides(&self) -> Arc<Overrides> {
        Arc::clone(&self.overrides)
    }

    /// The instant at which it began, and at which everything in it is decided.
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// Everything in it is decided at that instant from here on.
    pub(crate) const fn decide_at(&mut self, now: Instant) {
        self.now = now;
    }

    /// Keeps what was done.
    ///
    /// # Errors
    /// Where the database could not; then nothing was.
    pub async fn commit(mut self) -> Result<(), Failure> {
        if self.mode == Mode::Write
            && let Some(overridden) = self.overrides.take()
        {
            supermode::journal_overrides(&mut self, &overridden).await?;
        }
        match self.connection {
            Connection::Sqlite(tx) => tx.commit().await?,
            Connection::Postgres(tx) => tx.commit().await?,
        }
        if self.mode == Mode::Write {
            self.committed.send_modify(|times| *times = times.wrapping_add(1));
        }
        Ok(())
    }

    /// The request that it serves.
    pub const fn request(&self) -> Option<RequestId> {
        self.request
    }

    pub(crate) fn ids(&self) -> Arc<dyn IdSource> {
        Arc::clone(&self.ids)
    }

    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.connection, Connection::Postgres(_))
    }

    /// Every row.
    pub(crate) async fn all<R: Row>(
        &mut self,
        sql: &'static str,
        args: &[Arg<'_>],
    ) -> Result<Vec<R>, Failure> {
        Ok(match &mut self.connection {
            Connection::Sqlite(tx) => bound!(sqlx::query_as(sql), args).fetch_all(&mut **tx).await?,
            Connection::Postgres(tx) => bound!(sqlx::query_as(sql), args).fetch_all(&mut **tx).await?,
        })
    }

    /// The row, if there is one.
    pub(crate) async fn maybe<R: Row>(
        &mut self,
        sql: &'static str,
        args: &[Arg<'_>],
    ) -> Result<Option<R>, Failure> {
        Ok(match &mut self.connection {
            Connection::Sqlite(tx) => {
                bound!(sqlx::query_as(sql), args)
                    .fetch_optional(&mut **tx)
                    .await?
            }
            Connection::Postgres(tx) => {
                bound!(sqlx::query_as(sql), args)
                    .fetch_optional(&mut **tx)
                    .await?
            }
        })
    }

    /// The row that must be there.
    pub(crate) async fn one<R: Row>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<R, Failure> {
        self.maybe(sql, args)
            .await?
            .ok_or_else(|| Failure::Database(sqlx::Error::RowNotFound))
    }

    /// Does it, and says how many rows it touched.
    pub(crate) async fn run(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<u64, Failure> {
        debug_assert!(self.mode == Mode::Write, "only a write transaction changes rows");
        Ok(match &mut self.connection {
            Connection::Sqlite(tx) => bound!(sqlx::query(sql), args)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Connection::Postgres(tx) => bound!(sqlx::query(sql), args)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }

    /// The rows with one of those keys: `{keys}` in the text becomes `($1, $2, …)`.
    ///
    /// Long lists go in slices; the rows come in no particular order.
    pub(crate) async fn all_of<R: Row>(
        &mut self,
        sql: &'static str,
        keys: &[Arg<'_>],
    ) -> Result<Vec<R>, Failure> {
        const SLICE: usize = 500;
        let mut rows = Vec::with_capacity(keys.len());
        for slice in keys.chunks(SLICE) {
            let places: Vec<String> = (1..=slice.len()).map(|n| format!("${n}")).collect();
            // Only the number of placeholders is made here: no text of anybody's is in it.
            let sql = sqlx::AssertSqlSafe(sql.replace("{keys}", &format!("({})", places.join(", "))));
            rows.extend(match &mut self.connection {
                Connection::Sqlite(tx) => bound!(sqlx::query_as(sql), slice).fetch_all(&mut **tx).await?,
                Connection::Postgres(tx) => bound!(sqlx::query_as(sql), slice).fetch_all(&mut **tx).await?,
            });
        }
        Ok(rows)
    }
}
