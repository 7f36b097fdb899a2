//! The journal: every change is one row, in the transaction of the change itself.
//!
//! Rows form a chain: each bears the hash of the one before. Names, addresses and free text are kept apart,
//! salted and hashed into the chain, so that a person's words can be erased and the chain still stands.

use serde_json::Value;
use vitrine_access::{Actor, Via};
use vitrine_model::UserId;

use crate::tx::args;
use crate::{Failure, Tx};

/// Who did it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Doer {
    /// A person, by a session or token.
    Actor(Actor),
    /// A person who is only now showing who they are.
    User(UserId),
    /// Vitrine itself.
    Program,
    /// Whoever sits at the server's command line.
    Operator,
}

/// Whether it changes who may do what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touches {
    /// It does: the world's generation moves on.
    Access,
    /// It does not.
    Content,
}

/// One row to be.
pub(crate) struct Change<'a> {
    pub(crate) kind: &'static str,
    pub(crate) subject: Option<&'a [u8; 16]>,
    pub(crate) doer: Doer,
    pub(crate) touches: Touches,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
    /// Names, addresses and free text.
    pub(crate) words: Option<Value>,
}

impl<'a> Change<'a> {
    /// A change of content by somebody, with nothing more to say; what more there is, is filled in around it.
    pub(crate) const fn of(kind: &'static str, subject: &'a [u8; 16], doer: Doer) -> Self {
        Self {
            kind,
            subject: Some(subject),
            doer,
            touches: Touches::Content,
            before: None,
            after: None,
            words: None,
        }
    }
}

/// One row as it is kept, without its words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct JournalRow {
    /// Its number; they have no gaps.
    pub number: i64,
    /// Milliseconds of Unix time.
    pub at: i64,
    /// What happened, in a stable word.
    pub kind: String,
    /// The id of what it happened to.
    pub subject: Option<Vec<u8>>,
    /// The user who did it.
    pub actor: Option<Vec<u8>>,
    /// How they showed who they are.
    pub via: String,
    /// The session or token.
    pub via_id: Option<Vec<u8>>,
    /// The request.
    pub request: Option<Vec<u8>>,
    /// What stood before, in JSON.
    pub before_state: Option<String>,
    /// What stands since, in JSON.
    pub after_state: Option<String>,
    /// The salted hash of its words.
    pub words_hash: Option<Vec<u8>>,
    /// The hash of the row before.
    pub previous: Vec<u8>,
    /// The hash of this row.
    pub hash: Vec<u8>,
}

impl JournalRow {
    /// The hash that its content gives; where it is not [`JournalRow::hash`], somebody changed it.
    pub fn content_hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key("vitrine 2026 journal row v1");
        let mut part = |bytes: Option<&[u8]>| match bytes {
            // A length before each part: what is moved from one field to the next changes the hash.
            Some(bytes) => {
                hasher
                    .update(&[1])
                    .update(&(bytes.len() as u64).to_le_bytes())
                    .update(bytes);
            }
            None => {
                hasher.update(&[0]);
            }
        };
        part(Some(&self.previous));
        part(Some(&self.number.to_le_bytes()));
        part(Some(&self.at.to_le_bytes()));
        part(Some(self.kind.as_bytes()));
        part(self.subject.as_deref());
        part(self.actor.as_deref());
        part(Some(self.via.as_bytes()));
        part(self.via_id.as_deref());
        part(self.request.as_deref());
        part(self.before_state.as_deref().map(str::as_bytes));
        part(self.after_state.as_deref().map(str::as_bytes));
        part(self.words_hash.as_deref());
        *hasher.finalize().as_bytes()
    }
}

/// Writes the row and moves the head on.
async fn write(tx: &mut Tx, change: Change<'_>) -> Result<i64, Failure> {
    let (last, previous): (i64, Vec<u8>) = tx
        .one("SELECT number, hash FROM head WHERE one = 1", args![])
        .await?;
    let number = last + 1;
    let words = change.words.map(|words| Words::salted(tx, &words));
    let (actor, via, via_id) = match change.doer {
        Doer::Actor(actor) => match actor.via {
            Via::Session { id, .. } => (Some(actor.user), "session", Some(id.as_bytes().to_vec())),
            Via::Token { id, .. } => (Some(actor.user), "token", Some(id.as_bytes().to_vec())),
        },
        Doer::User(user) => (Some(user), "credentials", None),
        Doer::Program => (None, "program", None),
        Doer::Operator => (None, "operator", None),
    };
    let mut row = JournalRow {
        number,
        at: tx.now().millis(),
        kind: change.kind.to_owned(),
        subject: change.subject.map(|subject| subject.to_vec()),
        actor: actor.map(|user| user.as_bytes().to_vec()),
        via: via.to_owned(),
        via_id,
        request: tx.request().map(|request| request.as_bytes().to_vec()),
        before_state: change.before.map(|value| value.to_string()),
        after_state: change.after.map(|value| value.to_string()),
        words_hash: words.as_ref().map(|words| words.hash.to_vec()),
        previous,
        hash: Vec::new(),
    };
    row.hash = row.content_hash().to_vec();
    insert(tx, &row).await?;
    if let Some(words) = words {
        tx.run(
            "INSERT INTO journal_words (number, salt, words) VALUES ($1, $2, $3)",
            args![number, &words.salt, &words.text],
        )
        .await?;
    }
    move_on(tx, &row, change.touches).await?;
    Ok(number)
}

struct Words {
    salt: [u8; 16],
    text: String,
    hash: [u8; 32],
}

impl Words {
    fn salted(tx: &Tx, words: &Value) -> Self {
        let mut salt = [0; 16];
        tx.ids().secret(&mut salt);
        let text = words.to_string();
        let hash = words_hash(&salt, &text);
        Self { salt, text, hash }
    }
}

fn words_hash(salt: &[u8], text: &str) -> [u8; 32] {
    *blake3::Hasher::new_derive_key("vitrine 2026 journal words v1")
        .update(salt)
        .update(text.as_bytes())
        .finalize()
        .as_bytes()
}

async fn insert(tx: &mut Tx, row: &JournalRow) -> Result<(), Failure> {
    tx.run(
        "INSERT INTO journal (number, at, kind, subject, actor, via, via_id, request,
                              before_state, after_state, words_hash, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            row.number,
            row.at,
            &row.kind,
            row.subject.as_deref(),
            row.actor.as_deref(),
            &row.via,
            row.via_id.as_deref(),
            row.request.as_deref(),
            row.before_state.as_deref(),
            row.after_state.as_deref(),
            row.words_hash.as_deref(),
            row.previous.as_slice(),
            row.hash.as_slice(),
        ],
    )
    .await?;
    Ok(())
}

async fn move_on(tx: &mut Tx, row: &JournalRow, touches: Touches) -> Result<(), Failure> {
    let sql = match touches {
        Touches::Access => "UPDATE head SET number = $1, hash = $2, generation = $1 WHERE one = 1",
        Touches::Content => "UPDATE head SET number = $1, hash = $2 WHERE one = 1",
    };
    tx.run(sql, args![row.number, row.hash.as_slice()]).await?;
    Ok(())
}

/// Where the chain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainBreak {
    /// A row is missing after this number.
    Gap(i64),
    /// The row with this number was changed.
    Changed(i64),
    /// The words of the row with this number were changed rather than erased.
    Words(i64),
    /// The head does not name the last row.
    Head,
}

/// Follows the chain from its first row to the head. `None` where it holds.
///
/// # Errors
/// Where the database can't be read.
pub(crate) async fn verify(tx: &mut Tx) -> Result<Option<ChainBreak>, Failure> {
    const SLICE: i64 = 1000;
    let mut number = 0;
    let mut previous = vec![0; 32];
    loop {
        let rows: Vec<JournalRow> = tx
            .all(
                "SELECT * FROM journal WHERE number > $1 ORDER BY number LIMIT $2",
                args![number, SLICE],
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        let last = rows[rows.len() - 1].number;
        for row in rows {
            if row.number != number + 1 {
                return Ok(Some(ChainBreak::Gap(number)));
            }
            if row.previous != previous || row.content_hash().as_slice() != row.hash {
                return Ok(Some(ChainBreak::Changed(row.number)));
            }
            number = row.number;
            previous = row.hash;
        }
        if let Some(broken) = verify_words(tx, last - SLICE, last).await? {
            return Ok(Some(broken));
        }
    }
    let (last, hash): (i64, Vec<u8>) = tx
        .one("SELECT number, hash FROM head WHERE one = 1", args![])
        .await?;
    Ok((last != number || hash != previous).then_some(ChainBreak::Head))
}

async fn verify_words(tx: &mut Tx, after: i64, last: i64) -> Result<Option<ChainBreak>, Failure> {
    type Row = (i64, Vec<u8>, String, Option<Vec<u8>>);
    let rows: Vec<Row> = tx
        .all(
            "SELECT w.number, w.salt, w.words, j.words_hash FROM journal_words w
             JOIN journal j ON j.number = w.number WHERE w.number > $1 AND w.number <= $2 ORDER BY w.number",
            args![after, last],
        )
        .await?;
    let changed = rows
        .into_iter()
        .find(|(_, salt, words, hash)| hash.as_deref() != Some(words_hash(salt, words).as_slice()));
    Ok(changed.map(|(number, ..)| ChainBreak::Words(number)))
}

impl Tx {
    /// Journals the change as of now. Returns the row's number.
    pub(crate) async fn journal(&mut self, change: Change<'_>) -> Result<i64, Failure> {
        write(self, change).await
    }
}
