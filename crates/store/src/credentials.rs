//! Passwords, sessions, and the secrets that open them. Only hashes are kept.

use serde_json::json;
use vitrine_access::{Open, SecretHash, Via};
use vitrine_model::{IdSource, Login, Second, SessionId, Status, UserId};

use crate::journal::{Change, Doer};
use crate::source::{bytes, word};
use crate::tx::args;
use crate::{Failure, Subject, Tx};

/// The hash of a password, in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// From its PHC form.
    pub const fn new(phc: String) -> Self {
        Self(phc)
    }

    /// Its PHC form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// A secret that opens a session or is a token: 32 bytes that nobody can guess, shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new one.
    pub fn new(ids: &dyn IdSource) -> Self {
        let mut bytes = [0; 32];
        ids.secret(&mut bytes);
        Self(bytes)
    }

    /// From the 32 bytes that somebody shows.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What is kept of it. A plain hash is enough: it is random, and can't be tried out.
    pub fn hash(&self) -> SecretHash {
        SecretHash::from_bytes(blake3::derive_key(
            "vitrine 2026 session and token secrets v1",
            &self.0,
        ))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What signing in needs of a user.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Who.
    pub user: UserId,
    /// Only `active` may sign in.
    pub status: Status,
    /// `None` for who has not set one.
    pub password: Option<PasswordHash>,
}

/// What is known of a login.
///
/// # Errors
/// Where the database fails.
pub async fn by_login(tx: &mut Tx, _open: &Open, login: &Login) -> Result<Option<SignIn>, Failure> {
    let row: Option<(Vec<u8>, String, Option<String>)> = tx
        .maybe(
            "SELECT id, status, password FROM users WHERE login_folded = $1",
            args![&login.folded()],
        )
        .await?;
    row.map(|(id, status, password)| {
        Ok(SignIn {
            user: UserId::from_bytes(bytes(&id)?),
            status: word(&status)?,
            password: password.map(PasswordHash::new),
        })
    })
    .transpose()
}

/// What is known of whoever is signed in, for asking their password again.
///
/// # Errors
/// Where the database fails.
pub async fn of_subject(tx: &mut Tx, subject: &Subject) -> Result<SignIn, Failure> {
    let (status, password): (String, Option<String>) = tx
        .one(
            "SELECT status, password FROM users WHERE id = $1",
            args![subject.user().as_bytes()],
        )
        .await?;
    Ok(SignIn {
        user: subject.user(),
        status: word(&status)?,
        password: password.map(PasswordHash::new),
    })
}

/// Begins a session for a user whose password was right. `None` where they are no longer active.
///
/// # Errors
/// Where the database fails.
pub async fn begin_session(
    tx: &mut Tx,
    _open: &Open,
    user: UserId,
    secret: &Secret,
    until: Second,
) -> Result<Option<SessionId>, Failure> {
    let id = SessionId::new(&*tx.ids(), tx.now());
    let begun = tx
        .run(
            "INSERT INTO sessions (id, secret_hash, user_row, created_at, until_seconds)
             SELECT $1, $2, row_id, $4, $5 FROM users WHERE id = $3 AND status = 'active'",
            args![
                id.as_bytes(),
                secret.hash().as_bytes(),
                user.as_bytes(),
                tx.now(),
                until.0
            ],
        )
        .await?;
    if begun == 0 {
        return Ok(None);
    }
    tx.journal(Change {
        after: Some(json!({ "until": until })),
        ..Change::of("session.begin", id.as_bytes(), Doer::User(user))
    })
    .await?;
    Ok(Some(id))
}

/// Ends the session that the subject came by. A token ends nothing.
///
/// # Errors
/// Where the database fails.
pub async fn end_session(tx: &mut Tx, subject: &Subject) -> Result<(), Failure> {
    let Via::Session { id, .. } = subject.actor().via else {
        return Ok(());
    };
    let ended = tx
        .run("DELETE FROM sessions WHERE id = $1", args![id.as_bytes()])
        .await?;
    if ended == 0 {
        return Ok(());
    }
    tx.journal(Change::of(
        "session.end",
        id.as_bytes(),
        Doer::Actor(subject.actor()),
    ))
    .await?;
    Ok(())
}

/// Forgets sessions that ended before now.
///
/// # Errors
/// Where the database fails.
pub async fn forget_ended(tx: &mut Tx, _caretaker: &crate::Caretaker) -> Result<u64, Failure> {
    tx.run(
        "DELETE FROM sessions WHERE until_seconds <= $1",
        args![tx.now().second().0],
    )
    .await
}
