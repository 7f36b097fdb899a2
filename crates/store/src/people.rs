//! People: their own rows, and the names that stand beside what they did.

use std::collections::HashMap;

use vitrine_model::{Email, Instant, Level, Login, PersonName, Status, UserId};

use crate::credentials::PasswordHash;
use crate::source::{bytes, word};
use crate::tx::{Arg, args};
use crate::{Failure, Subject, Tx};

/// A user as they see themselves.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// What they sign in with.
    pub login: String,
    /// Their first name.
    pub first_name: String,
    /// Their last name.
    pub last_name: String,
    /// Where they get mail.
    pub email: String,
    /// How high they stand.
    pub level: Level,
    /// The language they chose.
    pub locale: Option<String>,
    /// When they were added.
    pub created_at: Instant,
}

/// The row of whoever asks.
///
/// # Errors
/// Where the database fails.
pub async fn oneself(tx: &mut Tx, subject: &Subject) -> Result<Person, Failure> {
    type Row = (
        Vec<u8>,
        String,
        String,
        String,
        String,
        String,
        Option<String>,
        i64,
    );
    let (id, login, first_name, last_name, email, level, locale, created_at): Row = tx
        .one(
            "SELECT id, login, first_name, last_name, email, level, locale, created_at FROM users WHERE id = $1",
            args![subject.user().as_bytes()],
        )
        .await?;
    Ok(Person {
        id: UserId::from_bytes(bytes(&id)?),
        login,
        first_name,
        last_name,
        email,
        level: word(&level)?,
        locale,
        created_at: Instant::from_millis(created_at),
    })
}

/// Keeps the language that somebody chose for themselves.
///
/// # Errors
/// Where the database fails.
pub async fn set_locale(tx: &mut Tx, subject: &Subject, locale: &str) -> Result<(), Failure> {
    tx.run(
        "UPDATE users SET locale = $2 WHERE id = $1",
        args![subject.user().as_bytes(), locale],
    )
    .await?;
    Ok(())
}

/// The names of those of them whom the subject can see; the others are "Someone".
///
/// # Errors
/// Where the database fails.
pub async fn names(
    tx: &mut Tx,
    subject: &Subject,
    users: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, String>, Failure> {
    let seen: Vec<UserId> = users
        .into_iter()
        .filter(|user| subject.sees_person(*user))
        .collect();
    names_of(tx, &seen).await
}

/// The names of all of them, for who may be told.
pub(crate) async fn names_of(tx: &mut Tx, users: &[UserId]) -> Result<HashMap<UserId, String>, Failure> {
    let keys: Vec<Arg<'_>> = users.iter().map(|id| Arg::from(id.as_bytes())).collect();
    let rows: Vec<(Vec<u8>, String, String)> = tx
        .all_of(
            "SELECT id, first_name, last_name FROM users WHERE id IN {keys}",
            &keys,
        )
        .await?;
    rows.into_iter()
        .map(|(id, first, last)| Ok((UserId::from_bytes(bytes(&id)?), format!("{first} {last}"))))
        .collect()
}

/// A user to be.
pub(crate) struct NewUser<'a> {
    pub(crate) id: UserId,
    pub(crate) login: &'a Login,
    pub(crate) first_name: &'a PersonName,
    pub(crate) last_name: &'a PersonName,
    pub(crate) email: &'a Email,
    pub(crate) status: Status,
    pub(crate) level: Level,
    pub(crate) password: Option<&'a PasswordHash>,
}

pub(crate) async fn insert_user(tx: &mut Tx, new: &NewUser<'_>) -> Result<(), Failure> {
    tx.run(
        "INSERT INTO users (id, login, login_folded, first_name, last_name, email, email_folded,
                            status, level, password, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)",
        args![
            new.id.as_bytes(),
            new.login.as_str(),
            &new.login.folded(),
            new.first_name.as_str(),
            new.last_name.as_str(),
            new.email.as_str(),
            &new.email.folded(),
            new.status.word(),
            new.level.word(),
            new.password.map(PasswordHash::as_str),
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}
