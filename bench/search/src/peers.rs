//! The same question put to SQLite FTS5 and to PostgreSQL full text: a page of a hundred by date, how many there are,
//! and the facets, with the asker's folders joined in from a table that is made ready beforehand.

use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

use crate::world::{ADDED, CAMERA, CAPTION, FOLDERS, KIND, ORIENTATION, PLACE, Person, TAGS, TITLE, YEAR};

/// One of the two.
pub(crate) enum Peer {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Peer {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite FTS5",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// In that file, with that many assets.
    pub(crate) async fn sqlite(path: &std::path::Path, assets: u32) -> Self {
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true);
        let connection = SqliteConnection::connect_with(&options)
            .await
            .expect("a file can be made");
        let mut peer = Self::Sqlite(connection);
        let numbers = |last: u32| {
            format!(
                "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i FROM n) n"
            )
        };
        peer.run(&format!(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY;
             {}
             CREATE VIRTUAL TABLE words USING fts5 (title, caption, tags, content = '', detail = none);
             INSERT INTO words (rowid, title, caption, tags) SELECT i, {TITLE}, {CAPTION}, {} FROM {};
             ANALYZE;",
            tables(&numbers(assets)),
            TAGS.join(" || ' ' || "),
            numbers(assets)
        ))
        .await;
        peer
    }

    /// In that database, with that many assets.
    pub(crate) async fn postgres(url: &str, assets: u32) -> Self {
        let mut peer = Self::Postgres(PgConnection::connect(url).await.expect("the cluster answers"));
        let numbers = format!("generate_series(1, {assets}::bigint) n(i)");
        peer.run(&format!(
            "{}
             ALTER TABLE asset ADD COLUMN words tsvector;
             UPDATE asset SET words = w.words FROM (SELECT i AS number, to_tsvector('simple', {TITLE} || ' ' || {CAPTION} || ' ' || {}) AS words FROM {numbers}) w
             WHERE w.number = asset.row_id;
             CREATE INDEX asset_words ON asset USING gin (words);
             ANALYZE;",
            tables(&numbers),
            TAGS.join(" || ' ' || ")
        ))
        .await;
        peer
    }

    /// Makes ready which folders somebody sees.
    pub(crate) async fn become_person(&mut self, person: Person) {
        let folders = match self {
            Self::Sqlite(_) => format!(
                "(WITH RECURSIVE n(f) AS (SELECT 0 UNION ALL SELECT f + 1 FROM n WHERE f < {}) SELECT f FROM n) n",
                FOLDERS - 1
            ),
            Self::Postgres(_) => format!("generate_series(0, {}) n(f)", FOLDERS - 1),
        };
        self.run(&format!(
            "DROP TABLE IF EXISTS visible; CREATE TEMP TABLE visible (place BIGINT PRIMARY KEY);
             INSERT INTO visible SELECT 1001 + f FROM {folders} WHERE {};",
            person.sees()
        ))
        .await;
        if matches!(self, Self::Postgres(_)) {
            self.run("ANALYZE visible").await;
        }
    }

    /// How many hits there are, and how long it took.
    pub(crate) async fn search(&mut self, word: Option<&str>) -> (u64, Duration) {
        let from = match (&self, word) {
            (_, None) => "asset a".to_owned(),
            (Self::Sqlite(_), Some(word)) => {
                format!(
                    "(SELECT rowid FROM words WHERE words MATCH '{word}') w JOIN asset a ON a.row_id = w.rowid"
                )
            }
            (Self::Postgres(_), Some(word)) => {
                format!("(SELECT * FROM asset WHERE words @@ to_tsquery('simple', '{word}')) a")
            }
        };
        let began = Instant::now();
        self.run(&format!(
            "CREATE TEMP TABLE hit AS SELECT a.row_id, a.place, a.kind, a.year, a.camera, a.orientation, a.added
             FROM {from} JOIN visible v ON v.place = a.place"
        ))
        .await;
        let total = self.number("SELECT COUNT(*) FROM hit").await;
        self.run(
            "SELECT row_id FROM hit ORDER BY added DESC LIMIT 100;
             SELECT kind, COUNT(*) FROM hit GROUP BY kind;
             SELECT year, COUNT(*) FROM hit GROUP BY year;
             SELECT camera, COUNT(*) FROM hit GROUP BY camera;
             SELECT orientation, COUNT(*) FROM hit GROUP BY orientation;
             SELECT place, COUNT(*) FROM hit GROUP BY place;
             SELECT t.tag, COUNT(*) FROM hit JOIN asset_tag t ON t.row_id = hit.row_id GROUP BY t.tag
             ORDER BY COUNT(*) DESC LIMIT 100;",
        )
        .await;
        let took = began.elapsed();
        self.run("DROP TABLE hit").await;
        (total, took)
    }

    async fn run(&mut self, sql: &str) {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self {
            Self::Sqlite(connection) => sql.execute(connection).await.map(drop),
            Self::Postgres(connection) => sql.execute(connection).await.map(drop),
        }
        .expect("the database does it");
    }

    async fn number(&mut self, sql: &'static str) -> u64 {
        let number: i64 = match self {
            Self::Sqlite(connection) => sqlx::query_scalar(sql).fetch_one(connection).await,
            Self::Postgres(connection) => sqlx::query_scalar(sql).fetch_one(connection).await,
        }
        .expect("the database counts");
        number.cast_unsigned()
    }
}

fn tables(numbers: &str) -> String {
    let tags: Vec<String> = TAGS
        .iter()
        .map(|tag| format!("INSERT INTO asset_tag SELECT i, {tag} FROM {numbers};"))
        .collect();
    format!(
        "CREATE TABLE asset (row_id BIGINT PRIMARY KEY, place BIGINT, kind TEXT, year BIGINT, camera TEXT,
                             orientation TEXT, added BIGINT);
         INSERT INTO asset SELECT i, {PLACE}, {KIND}, {YEAR}, {CAMERA}, {ORIENTATION}, {ADDED} FROM {numbers};
         CREATE INDEX asset_place ON asset (place);
         CREATE TABLE asset_tag (row_id BIGINT, tag TEXT);
         {}
         CREATE INDEX asset_tag_row ON asset_tag (row_id, tag);",
        tags.join("\n")
    )
}
