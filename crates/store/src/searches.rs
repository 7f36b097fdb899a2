//! Searches that people keep: each person's own, seen by nobody else.

use serde_json::{Value, json};
use vitrine_model::{Instant, Name, SearchId, SearchText};

use crate::journal::{Change, Doer};
use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Subject, Tx};

/// The most that one person keeps.
pub const MOST: i64 = 1_000;

/// A search that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub id: SearchId,
    /// What they call it.
    pub name: String,
    /// What they typed.
    pub query: String,
    /// What they chose of facets, in the words of the API.
    pub filters: Value,
    /// By what its hits stand, in the word of the API; as the search itself sorts where there is none.
    pub sort: Option<String>,
    /// Which way, likewise.
    pub direction: Option<String>,
    /// For `If-Match`.
    pub version: i64,
    /// When it was first kept.
    pub created_at: Instant,
}

/// What is kept of a search.
#[derive(Clone, Debug)]
pub struct Wording {
    /// What it is called.
    pub name: Name,
    /// What is typed, where anything is.
    pub query: Option<SearchText>,
    /// What is chosen of facets, in the words of the API.
    pub filters: Value,
    /// By what its hits stand.
    pub sort: Option<&'static str>,
    /// Which way.
    pub direction: Option<&'static str>,
}

impl Wording {
    fn query_text(&self) -> &str {
        self.query.as_ref().map_or("", SearchText::as_str)
    }
}

type Row = (
    Vec<u8>,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    i64,
    i64,
);

impl Kept {
    fn of((id, name, query, filters, sort, direction, version, created_at): Row) -> Result<Self, Failure> {
        Ok(Self {
            id: SearchId::from_bytes(bytes(&id)?),
            name,
            query,
            filters: serde_json::from_str(&filters)
                .map_err(|error| Failure::damaged("a kept search", error))?,
            sort,
            direction,
            version,
            created_at: Instant::from_millis(created_at),
        })
    }
}

/// The subject's own, in the order in which they were kept.
///
/// # Errors
/// Where the database fails.
pub async fn list(tx: &mut Tx, subject: &Subject) -> Result<Vec<Kept>, Failure> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT s.id, s.name, s.query, s.filters, s.sort, s.direction, s.version, s.created_at
             FROM searches s JOIN users u ON u.row_id = s.user_row WHERE u.id = $1 ORDER BY s.row_id",
            args![subject.user().as_bytes()],
        )
        .await?;
    rows.into_iter().map(Kept::of).collect()
}

/// One of the subject's own. `None` where they have none with that id.
///
/// # Errors
/// Where the database fails.
pub async fn find(tx: &mut Tx, subject: &Subject, id: SearchId) -> Result<Option<Kept>, Failure> {
    let row: Option<Row> = tx
        .maybe(
            "SELECT s.id, s.name, s.query, s.filters, s.sort, s.direction, s.version, s.created_at
             FROM searches s JOIN users u ON u.row_id = s.user_row WHERE u.id = $1 AND s.id = $2",
            args![subject.user().as_bytes(), id.as_bytes()],
        )
        .await?;
    row.map(Kept::of).transpose()
}

/// Keeps a search for the subject. `None` where they keep as many as anybody may.
///
/// # Errors
/// Where the database fails.
pub async fn keep(tx: &mut Tx, subject: &Subject, wording: &Wording) -> Result<Option<SearchId>, Failure> {
    let id = SearchId::new(&*tx.ids(), tx.now());
    let kept = tx
        .run(
            "INSERT INTO searches (id, user_row, name, query, filters, sort, direction, version, created_at)
             SELECT $1, u.row_id, $3, $4, $5, $6, $7, 1, $8 FROM users u
             WHERE u.id = $2 AND (SELECT COUNT(*) FROM searches s WHERE s.user_row = u.row_id) < $9",
            args![
                id.as_bytes(),
                subject.user().as_bytes(),
                wording.name.as_str(),
                wording.query_text(),
                &wording.filters.to_string(),
                wording.sort,
                wording.direction,
                tx.now(),
                MOST,
            ],
        )
        .await?;
    if kept == 0 {
        return Ok(None);
    }
    tx.journal(Change {
        words: Some(words(wording)),
        ..Change::of("search.create", id.as_bytes(), Doer::Actor(subject.actor()))
    })
    .await?;
    Ok(Some(id))
}

/// Words one of the subject's own anew. `false` where they have none with that id.
///
/// # Errors
/// [`Failure::Stale`] where they changed it meanwhile; where the database fails.
pub async fn edit(
    tx: &mut Tx,
    subject: &Subject,
    (id, expected): (SearchId, i64),
    wording: &Wording,
) -> Result<bool, Failure> {
    let Some(kept) = find(tx, subject, id).await? else {
        return Ok(false);
    };
    if kept.version != expected {
        return Err(Failure::Stale {
            version: kept.version,
        });
    }
    tx.run(
        "UPDATE searches SET name = $2, query = $3, filters = $4, sort = $5, direction = $6, version = version + 1 WHERE id = $1",
        args![
            id.as_bytes(),
            wording.name.as_str(),
            wording.query_text(),
            &wording.filters.to_string(),
            wording.sort,
            wording.direction,
        ],
    )
    .await?;
    let before = json!({
        "name": kept.name, "query": kept.query, "filters": kept.filters, "sort": kept.sort, "direction": kept.direction,
    });
    tx.journal(Change {
        words: Some(json!({ "before": before, "after": words(wording) })),
        ..Change::of("search.edit", id.as_bytes(), Doer::Actor(subject.actor()))
    })
    .await?;
    Ok(true)
}

/// Keeps one of the subject's own no longer. `false` where they have none with that id.
///
/// # Errors
/// Where the database fails.
pub async fn drop(tx: &mut Tx, subject: &Subject, id: SearchId) -> Result<bool, Failure> {
    let dropped = tx
        .run(
            "DELETE FROM searches WHERE id = $1 AND user_row = (SELECT row_id FROM users WHERE id = $2)",
            args![id.as_bytes(), subject.user().as_bytes()],
        )
        .await?;
    if dropped == 0 {
        return Ok(false);
    }
    tx.journal(Change::of(
        "search.delete",
        id.as_bytes(),
        Doer::Actor(subject.actor()),
    ))
    .await?;
    Ok(true)
}

/// Everything that somebody typed stands among the words that can be erased.
fn words(wording: &Wording) -> serde_json::Value {
    json!({
        "name": wording.name,
        "query": wording.query_text(),
        "filters": wording.filters,
        "sort": wording.sort,
        "direction": wording.direction,
    })
}
