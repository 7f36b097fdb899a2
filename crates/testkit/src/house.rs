//! A database and a file store for one test.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::Connection as _;
use tempfile::TempDir;
use vitrine_access::{Live, Open, folder};
use vitrine_model::{AssetId, Clock, FileName, FolderId, IdSource, MediaKind, RandomIds, UserId};
use vitrine_store::blobs::Blobs;
use vitrine_store::credentials::{Secret, begin_session};
use vitrine_store::uploads::{self, Arrived, NewUpload};
use vitrine_store::{Database, DatabaseUrl, Subject, Tx};

use crate::{Museum, StandingClock, postgres};

/// A database and a file store, both empty, for one test.
pub struct House {
    /// The database.
    pub database: Database,
    /// How it is reached.
    pub url: DatabaseUrl,
    /// The files.
    pub blobs: Blobs,
    /// The live world.
    pub live: Live,
    /// The clock, which stands still.
    pub clock: Arc<StandingClock>,
    folder: TempDir,
}

impl House {
    /// On SQLite, in a temporary folder.
    pub async fn on_sqlite() -> Self {
        Self::on_sqlite_in(tempfile::tempdir().unwrap()).await
    }

    /// On SQLite, in that folder.
    pub async fn on_sqlite_in(folder: TempDir) -> Self {
        let url = DatabaseUrl::Sqlite(folder.path().join("vitrine.sqlite"));
        Self::open(folder, url).await
    }

    /// In a new database of the run's PostgreSQL cluster.
    pub async fn on_postgres() -> Self {
        let socket = postgres::socket();
        let name = format!(
            "test_{}",
            RandomIds.uuid(vitrine_model::SystemClock.now()).simple()
        );
        create_database(&socket, &name);
        let url = format!("postgresql://vitrine@localhost/{name}?host={}", socket.display());
        Self::open(tempfile::tempdir().unwrap(), DatabaseUrl::Postgres(url)).await
    }

    async fn open(folder: TempDir, url: DatabaseUrl) -> Self {
        let clock = Arc::new(StandingClock::new());
        let database = Database::open(&url, Arc::<StandingClock>::clone(&clock), Arc::new(RandomIds))
            .await
            .unwrap();
        let blobs = Blobs::in_folder(&folder.path().join("blobs")).unwrap();
        Self {
            database,
            url,
            blobs,
            live: Live::new(),
            clock,
            folder,
        }
    }

    /// A folder that goes with the test.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path in that folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Founds the museum in it.
    pub async fn museum(&self) -> Museum {
        Museum::found(self).await
    }

    /// A session of a day for that user.
    pub async fn sign_in(&self, user: UserId) -> Secret {
        let secret = Secret::new(&RandomIds);
        let until = self.clock.now().plus_seconds(86_400).second();
        let mut tx = self.database.write(None).await.unwrap();
        let begun = begin_session(&mut tx, &Open::to_everyone(), user, &secret, until)
            .await
            .unwrap();
        assert!(begun.is_some(), "only who is active can sign in");
        tx.commit().await.unwrap();
        secret
    }

    /// Whoever holds that secret, in a transaction that reads.
    pub async fn reading(&self, secret: &Secret) -> (Tx, Subject) {
        let mut tx = self.database.read().await.unwrap();
        let subject = self
            .live
            .subject(&mut tx, &secret.hash(), self.clock.now())
            .await
            .unwrap();
        (tx, subject.expect("the session is live"))
    }

    /// Whoever holds that secret, in a transaction that writes.
    pub async fn writing(&self, secret: &Secret) -> (Tx, Subject) {
        let mut tx = self.database.write(None).await.unwrap();
        let subject = self
            .live
            .subject(&mut tx, &secret.hash(), self.clock.now())
            .await
            .unwrap();
        (tx, subject.expect("the session is live"))
    }
}

impl House {
    /// Changes rows behind the store's back, as somebody with the database's password could.
    pub async fn spoil(&self, sql: &str) {
        match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
                let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
                    .execute(&mut connection)
                    .await
                    .unwrap();
            }
            DatabaseUrl::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
                    .execute(&mut connection)
                    .await
                    .unwrap();
            }
        }
    }

    /// The texts of the first column, read behind the store's back.
    pub async fn dump(&self, sql: &str) -> Vec<String> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
                let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
                sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
            }
            DatabaseUrl::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
            }
        }
    }

    /// Where the clock stands.
    pub fn clock_now(&self) -> vitrine_model::Instant {
        self.clock.now()
    }

    /// Uploads a file as whoever holds that secret, all at once. It has no previews yet.
    pub async fn upload(&self, secret: &Secret, folder: FolderId, name: &str, bytes: &[u8]) -> AssetId {
        let new = NewUpload {
            file_name: FileName::parse(name).unwrap(),
            length: bytes.len() as u64,
            until: self.clock.now().plus_seconds(3600).second(),
        };
        let (mut tx, subject) = self.writing(secret).await;
        let permit = subject.permit::<folder::Upload>(&mut tx, folder).await.unwrap();
        let id = uploads::begin(&mut tx, permit, &new).await.unwrap();
        tx.commit().await.unwrap();
        let now = self.clock.now();
        let part = self
            .blobs
            .keep_part(&RandomIds, now, id, 0, bytes.to_vec().into())
            .await
            .unwrap();
        let stored = self
            .blobs
            .join(&RandomIds, now, std::slice::from_ref(&part))
            .await
            .unwrap();
        let (mut tx, subject) = self.writing(secret).await;
        let upload = uploads::find(&mut tx, &subject, id).await.unwrap().unwrap();
        assert!(
            uploads::add_part(&mut tx, &upload, &part, new.until)
                .await
                .unwrap()
        );
        let permit = subject.permit::<folder::Upload>(&mut tx, folder).await.unwrap();
        let asset = uploads::complete(
            &mut tx,
            permit,
            &upload,
            Arrived {
                stored,
                kind: MediaKind::Picture,
                content_type: "image/jpeg",
            },
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        asset
    }
}

fn create_database(socket: &Path, name: &str) {
    let output = std::process::Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "-U", "vitrine", "-d", "postgres", "-h"])
        .arg(socket)
        .args(["-c", &format!("CREATE DATABASE {name}")])
        .output()
        .expect("psql is installed: apt-get install postgresql-client");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
