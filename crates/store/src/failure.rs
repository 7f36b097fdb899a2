//! Why the store could not do what it was asked.

/// A failure of the store. None of them is about rights; those are [`vitrine_access::Denial`]s.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database does not answer; later it may.
    #[error("the database does not answer")]
    Unavailable(#[source] sqlx::Error),
    /// The disk or the database has no room left.
    #[error("there is no room left to keep it")]
    Full(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database refused a statement.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("the tables could not be brought up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The data was written by a newer program.
    #[error("the data is of format {found}, this program knows up to {known}: run a newer one")]
    Newer {
        /// The format of the data.
        found: i64,
        /// The newest format that this program knows.
        known: i64,
    },
    /// There is no account in the database yet.
    #[error("there is no account here yet: run `vitrine init`")]
    NoAccount,
    /// Somebody changed it since it was looked at.
    #[error("somebody changed it meanwhile: it is at version {version} now")]
    Stale {
        /// The version that it is at now.
        version: i64,
    },
    /// A row does not say what it should.
    #[error("the row of {what} is damaged: {detail}")]
    Damaged {
        /// Of what.
        what: &'static str,
        /// What is wrong with it.
        detail: String,
    },
    /// The bytes could not be read or kept.
    #[error("the file store failed")]
    Blob(#[source] object_store::Error),
    /// The bytes under a hash are not those that were kept.
    #[error("the stored file {hash} is damaged")]
    DamagedBlob {
        /// The hash that it is kept under.
        hash: vitrine_model::BlobHash,
    },
    /// A file was swept away between its publishing and the row that was to name it; it is published again.
    #[error("the file was swept away before a row named it")]
    Swept,
    /// Reading what was sent broke off.
    #[error("what was sent broke off")]
    BrokenOff(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// SQLite's own code for a full disk, and PostgreSQL's.
const FULL: [&str; 2] = ["13", "53100"];

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error),
            sqlx::Error::Database(database) => match database.code() {
                Some(code) if FULL.contains(&&*code) => Self::Full(Box::new(error)),
                // SQLite: busy. PostgreSQL: a lock was not to be had; the server is going down or coming up.
                Some(code) if code == "5" || code == "55P03" || code.starts_with("57P") => {
                    Self::Unavailable(error)
                }
                _ => Self::Database(error),
            },
            _ => Self::Database(error),
        }
    }
}

impl From<object_store::Error> for Failure {
    fn from(error: object_store::Error) -> Self {
        let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(cause) = source {
            let full = cause
                .downcast_ref::<std::io::Error>()
                .is_some_and(|io| io.kind() == std::io::ErrorKind::StorageFull);
            if full {
                return Self::Full(Box::new(error));
            }
            source = cause.source();
        }
        Self::Blob(error)
    }
}

impl Failure {
    pub(crate) fn damaged(what: &'static str, detail: impl ToString) -> Self {
        Self::Damaged {
            what,
            detail: detail.to_string(),
        }
    }
}
