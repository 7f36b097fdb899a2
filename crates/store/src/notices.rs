//! What somebody has to be told of, until they have read it. Each notice is a row of the journal, which stays.

use serde_json::Value;
use vitrine_model::{Instant, NoticeId, Second, UserId};

use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Subject, Tx, supermode};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// When it happened.
    pub at: Instant,
    /// Who did it.
    pub by: Option<UserId>,
    /// What happened.
    pub what: News,
}

/// What one can be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody turned super-admin mode on for their session (access model, section 4).
    SupermodeOn {
        /// It ends by itself then, if it is not turned off before.
        until: Second,
        /// Why, in their words; `None` once those were erased.
        reason: Option<String>,
    },
}

/// What the subject has not yet read, newest first.
///
/// # Errors
/// Where the database fails.
pub async fn unread(tx: &mut Tx, subject: &Subject) -> Result<Vec<Notice>, Failure> {
    type Row = (
        Vec<u8>,
        i64,
        String,
        Option<Vec<u8>>,
        Option<String>,
        Option<String>,
    );
    let rows: Vec<Row> = tx
        .all(
            "SELECT n.id, j.at, j.kind, j.actor, j.after_state, w.words
             FROM notices n JOIN users u ON u.row_id = n.user_row JOIN journal j ON j.number = n.number
             LEFT JOIN journal_words w ON w.number = n.number
             WHERE u.id = $1 ORDER BY n.row_id DESC",
            args![subject.user().as_bytes()],
        )
        .await?;
    rows.into_iter()
        .map(|(id, at, kind, by, after, words)| {
            Ok(Notice {
                id: NoticeId::from_bytes(bytes(&id)?),
                at: Instant::from_millis(at),
                by: by.map(|by| bytes(&by)).transpose()?.map(UserId::from_bytes),
                what: news(&kind, after.as_deref(), words.as_deref())?,
            })
        })
        .collect()
}

/// The subject has read it. `false` where they have no such notice.
///
/// # Errors
/// Where the database fails.
pub async fn read(tx: &mut Tx, subject: &Subject, id: NoticeId) -> Result<bool, Failure> {
    let gone = tx
        .run(
            "DELETE FROM notices WHERE id = $1 AND user_row = (SELECT row_id FROM users WHERE id = $2)",
            args![id.as_bytes(), subject.user().as_bytes()],
        )
        .await?;
    Ok(gone > 0)
}

/// Has the owner told of that row, unless it was they who did it.
pub(crate) async fn tell_owner(tx: &mut Tx, number: i64, by: UserId) -> Result<(), Failure> {
    let id = NoticeId::new(&*tx.ids(), tx.now());
    tx.run(
        "INSERT INTO notices (id, user_row, number)
         SELECT $1, row_id, $2 FROM users WHERE level = 'owner' AND id <> $3",
        args![id.as_bytes(), number, by.as_bytes()],
    )
    .await?;
    Ok(())
}

fn news(kind: &str, after: Option<&str>, words: Option<&str>) -> Result<News, Failure> {
    let corrupt = || {
        Failure::damaged(
            "a notice",
            format!("the journal row `{kind}` does not say what happened"),
        )
    };
    let json = |text: Option<&str>| text.and_then(|text| serde_json::from_str::<Value>(text).ok());
    if kind != supermode::ON {
        return Err(corrupt());
    }
    let until = json(after).and_then(|after| after["until"].as_i64());
    Ok(News::SupermodeOn {
        until: Second(until.ok_or_else(corrupt)?),
        reason: json(words).and_then(|words| words["reason"].as_str().map(str::to_owned)),
    })
}
