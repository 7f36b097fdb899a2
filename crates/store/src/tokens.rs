//! API tokens: a person's own, with a scope and an end.

use serde_json::json;
use vitrine_access::Via;
use vitrine_model::{FunctionSet, Instant, Name, Second, TokenId, UserId};

use crate::credentials::Secret;
use crate::journal::{Change, Doer};
use crate::source::{bytes, function_set};
use crate::tx::args;
use crate::{Failure, Subject, Tx};

/// A token, without its secret.
#[derive(Clone, Debug)]
pub struct Token {
    /// Which.
    pub id: TokenId,
    /// What its maker calls it.
    pub name: String,
    /// What it may be used for.
    pub scope: FunctionSet,
    /// When it was made.
    pub created_at: Instant,
    /// Exclusive end.
    pub until: Option<Second>,
    /// Opens nothing any more.
    pub stopped: bool,
    /// When it was last shown, to the minute.
    pub last_used_at: Option<Instant>,
}

/// A token to be.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What its maker calls it.
    pub name: Name,
    /// What it may be used for.
    pub scope: FunctionSet,
    /// Exclusive end.
    pub until: Option<Second>,
}

/// The subject's own tokens, newest first.
///
/// # Errors
/// Where the database fails.
pub async fn list(tx: &mut Tx, subject: &Subject) -> Result<Vec<Token>, Failure> {
    type Row = (Vec<u8>, String, String, i64, Option<i64>, i64, Option<i64>);
    let rows: Vec<Row> = tx
        .all(
            "SELECT t.id, t.name, t.scope, t.created_at, t.until_seconds, t.stopped, t.last_used_at
             FROM tokens t JOIN users u ON u.row_id = t.user_row WHERE u.id = $1 ORDER BY t.row_id DESC",
            args![subject.user().as_bytes()],
        )
        .await?;
    rows.into_iter()
        .map(|(id, name, scope, created_at, until, stopped, used)| {
            Ok(Token {
                id: TokenId::from_bytes(bytes(&id)?),
                name,
                scope: function_set(&scope)?,
                created_at: Instant::from_millis(created_at),
                until: until.map(Second),
                stopped: stopped != 0,
                last_used_at: used.map(Instant::from_millis),
            })
        })
        .collect()
}

/// Makes a token for the subject. Its secret is given out this once.
///
/// # Errors
/// Where the database fails.
pub async fn create(tx: &mut Tx, subject: &Subject, new: &NewToken) -> Result<(Token, Secret), Failure> {
    let secret = Secret::new(&*tx.ids());
    let id = TokenId::new(&*tx.ids(), tx.now());
    insert(
        tx,
        id,
        subject.user(),
        new.name.as_str(),
        new.scope,
        new.until,
        &secret,
    )
    .await?;
    tx.journal(Change {
        after: Some(json!({ "scope": new.scope.iter().collect::<Vec<_>>(), "until": new.until })),
        words: Some(json!({ "name": new.name })),
        ..Change::of("token.create", id.as_bytes(), Doer::Actor(subject.actor()))
    })
    .await?;
    let token = Token {
        id,
        name: new.name.as_str().to_owned(),
        scope: new.scope,
        created_at: tx.now(),
        until: new.until,
        stopped: false,
        last_used_at: None,
    };
    Ok((token, secret))
}

/// Revokes one of the subject's own tokens. `false` where they have none with that id.
///
/// # Errors
/// Where the database fails.
pub async fn revoke(tx: &mut Tx, subject: &Subject, id: TokenId) -> Result<bool, Failure> {
    let revoked = tx
        .run(
            "DELETE FROM tokens WHERE id = $1 AND user_row = (SELECT row_id FROM users WHERE id = $2)",
            args![id.as_bytes(), subject.user().as_bytes()],
        )
        .await?;
    if revoked == 0 {
        return Ok(false);
    }
    tx.journal(Change::of(
        "token.revoke",
        id.as_bytes(),
        Doer::Actor(subject.actor()),
    ))
    .await?;
    Ok(true)
}

/// Notes that the subject's token is used now. It is no change of anything, and stands in no journal.
///
/// # Errors
/// Where the database fails.
pub async fn used(tx: &mut Tx, subject: &Subject) -> Result<(), Failure> {
    let Via::Token { id, .. } = subject.actor().via else {
        return Ok(());
    };
    tx.run(
        "UPDATE tokens SET last_used_at = $2 WHERE id = $1",
        args![id.as_bytes(), tx.now()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert(
    tx: &mut Tx,
    id: TokenId,
    user: UserId,
    name: &str,
    scope: FunctionSet,
    until: Option<Second>,
    secret: &Secret,
) -> Result<(), Failure> {
    let scope: Vec<&str> = scope.iter().map(vitrine_model::Function::word).collect();
    tx.run(
        "INSERT INTO tokens (id, secret_hash, user_row, name, scope, created_at, until_seconds, stopped)
         SELECT $1, $2, row_id, $4, $5, $6, $7, 0 FROM users WHERE id = $3",
        args![
            id.as_bytes(),
            secret.hash().as_bytes(),
            user.as_bytes(),
            name,
            &scope.join(" "),
            tx.now(),
            until.map(|until| until.0),
        ],
    )
    .await?;
    Ok(())
}
