//! The two databases behind one door.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgPool, SqlitePool};
use tokio::sync::watch;
use vitrine_model::{Clock, IdSource, RequestId};

use crate::tx::{Connection, Mode, Tx};
use crate::{Failure, head, tags};

/// Which database an account lives in.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// A file; made where it is not there.
    Sqlite(PathBuf),
    /// A PostgreSQL database, 15 or newer, by its connection URL.
    Postgres(String),
}

/// How many requests read at once before others wait.
const READERS: u32 = 8;

/// A request that waits longer than this for a connection is told so.
const PATIENCE: Duration = Duration::from_secs(2);

/// The database of one account. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pools: Pools,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
    committed: Arc<watch::Sender<u64>>,
}

#[derive(Clone)]
enum Pools {
    /// One connection writes, so that writers queue here and not on SQLite's lock.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

impl Database {
    /// Opens it, and brings its tables up to date.
    ///
    /// # Errors
    /// Where it can't be reached, its data is newer than this program, or a migration fails.
    pub async fn open(
        url: &DatabaseUrl,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
    ) -> Result<Self, Failure> {
        let pools = match url {
            DatabaseUrl::Sqlite(path) => open_sqlite(path).await?,
            DatabaseUrl::Postgres(url) => open_postgres(url).await?,
        };
        let database = Self {
            pools,
            clock,
            ids,
            committed: Arc::new(watch::Sender::new(0)),
        };
        head::refuse_newer(&database).await?;
        tags::adopt(&database).await?;
        Ok(database)
    }

    /// A transaction that only reads, and sees the database as it is at its first query.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] where the database does not answer.
    pub async fn read(&self) -> Result<Tx, Failure> {
        let connection = match &self.pools {
            Pools::Sqlite { readers, .. } => Connection::Sqlite(readers.begin().await?),
            Pools::Postgres(pool) => Connection::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        };
        Ok(self.tx(connection, Mode::Read, None))
    }

    /// A transaction that changes something for the request. Writers go one after another, so that what a
    /// permit was decided by still stands when the change is made, and journal numbers become visible in order.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] where the database does not answer.
    pub async fn write(&self, request: Option<RequestId>) -> Result<Tx, Failure> {
        let connection = match &self.pools {
            Pools::Sqlite { writer, .. } => Connection::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Connection::Postgres(pool.begin().await?),
        };
        let mut tx = self.tx(connection, Mode::Write, request);
        head::lock(&mut tx).await?;
        // It may have waited: what ended meanwhile has ended.
        tx.decide_at(self.clock.now());
        Ok(tx)
    }

    /// Changes whenever something was committed by this process. What it holds means nothing.
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.committed.subscribe()
    }

    /// The clock that the rows are dated by.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// Where ids and secrets come from.
    pub fn ids(&self) -> &Arc<dyn IdSource> {
        &self.ids
    }

    /// Closes every connection, waiting for the transactions that are under way.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    fn tx(&self, connection: Connection, mode: Mode, request: Option<RequestId>) -> Tx {
        Tx::new(
            connection,
            mode,
            request,
            self.clock.now(),
            Arc::clone(&self.ids),
            Arc::clone(&self.committed),
        )
    }
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.pools {
            Pools::Sqlite { .. } => "Database(SQLite)",
            Pools::Postgres(_) => "Database(PostgreSQL)",
        })
    }
}

async fn open_sqlite(path: &std::path::Path) -> Result<Pools, Failure> {
    // What is acknowledged outlives a power cut: FULL flushes the log at each commit.
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .pragma("cache_size", "-16000");
    let pool = |connections: u32| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .max_lifetime(None)
            // A full disk makes SQLite end a transaction by itself, and sqlx then counts it as begun for good: no other
            // could begin on that connection. It is closed, and another one opened.
            .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
    };
    let writer = pool(1).connect_with(options.clone()).await?;
    sqlx::migrate!("./migrations/sqlite").run(&writer).await?;
    let readers = pool(READERS)
        .connect_with(options.pragma("query_only", "1"))
        .await?;
    Ok(Pools::Sqlite { readers, writer })
}

async fn open_postgres(url: &str) -> Result<Pools, Failure> {
    let options = PgConnectOptions::from_str(url)?;
    let pool = PgPoolOptions::new()
        .max_connections(READERS + 2)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await?;
    sqlx::migrate!("./migrations/postgres").run(&pool).await?;
    Ok(Pools::Postgres(pool))
}
