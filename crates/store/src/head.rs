//! The one row that says how far the account has come.

use vitrine_access::Generation;
use vitrine_model::Name;

use crate::tx::args;
use crate::{Database, Failure, Tx};

/// The format of the data that this program writes. Raised with each migration that older programs can't live with.
pub const FORMAT: i64 = 1;

/// How far the account has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last journal row.
    pub number: i64,
    /// The number of the last journal row that changed who may do what.
    pub generation: Generation,
    /// Only the owner and admins pass while it is on.
    pub maintenance: bool,
    /// The organisation's name.
    pub account: String,
}

/// Reads it.
///
/// # Errors
/// [`Failure::NoAccount`] before `vitrine init`.
pub(crate) async fn read(tx: &mut Tx) -> Result<Head, Failure> {
    let row: Option<(i64, i64, i64, String)> = tx
        .maybe(
            "SELECT number, generation, maintenance, account FROM head WHERE one = 1",
            args![],
        )
        .await?;
    let (number, generation, maintenance, account) = row.ok_or(Failure::NoAccount)?;
    Ok(Head {
        number,
        generation: Generation(generation),
        maintenance: maintenance != 0,
        account,
    })
}

/// Takes the row for this transaction, so that writers go one after another on PostgreSQL too.
pub(crate) async fn lock(tx: &mut Tx) -> Result<(), Failure> {
    if tx.is_postgres() {
        // Whoever waits that long is told so, rather than holding a connection that readers need.
        tx.run("SET LOCAL lock_timeout = '10s'", args![]).await?;
        let _: Option<(i64,)> = tx
            .maybe("SELECT one FROM head WHERE one = 1 FOR UPDATE", args![])
            .await?;
    }
    Ok(())
}

/// Refuses data of a newer program before anything is read from it.
pub(crate) async fn refuse_newer(database: &Database) -> Result<(), Failure> {
    let mut tx = database.read().await?;
    let format: Option<(i64,)> = tx.maybe("SELECT format FROM head WHERE one = 1", args![]).await?;
    match format {
        Some((found,)) if found > FORMAT => Err(Failure::Newer { found, known: FORMAT }),
        _ => Ok(()),
    }
}

/// Writes the first one; `false` where there is one.
pub(crate) async fn found(tx: &mut Tx, account: &Name) -> Result<bool, Failure> {
    let made = tx
        .run(
            "INSERT INTO head (one, format, number, generation, maintenance, account, hash)
             VALUES (1, $1, 0, 0, 0, $2, $3) ON CONFLICT (one) DO NOTHING",
            args![FORMAT, account.as_str(), &[0; 32]],
        )
        .await?;
    Ok(made == 1)
}
