//! The database, the journal and the blobs. No row leaves it without a proof of `vitrine-access`.
//!
//! The same code and, wherever the two agree, the same SQL runs on SQLite and on PostgreSQL. To add a table:
//! write a migration for both (never edit one that landed), a file for its statements here, and journal what
//! changes it.

mod database;
mod failure;
mod head;
mod journal;
mod order;
mod source;
mod tx;

pub mod assets;
pub mod blobs;
pub mod credentials;
pub mod events;
pub mod export;
pub mod feed;
pub mod fields;
pub mod files;
pub mod folders;
pub mod founding;
pub mod jobs;
pub mod litter;
pub mod names;
pub mod notices;
pub mod people;
pub mod presets;
pub mod previews;
pub mod repeats;
pub mod searches;
pub mod subjects;
pub mod supermode;
pub mod tags;
pub mod tokens;
pub mod uploads;

pub use database::{Database, DatabaseUrl};
pub use failure::Failure;
pub use head::{FORMAT, Head};
pub use journal::{ChainBreak, JournalRow};
pub use tx::Tx;

/// A permit decided by facts of this store, the only kind that opens its rows.
pub type Permit<A> = vitrine_access::Permit<A, Tx>;
/// Several of them.
pub type PermitSet<A> = vitrine_access::PermitSet<A, Tx>;
/// A scope decided by facts of this store.
pub type Scope<A> = vitrine_access::Scope<A, Tx>;
/// Somebody who asks, known by facts of this store.
pub type Subject = vitrine_access::Subject<Tx>;
/// The program's own proof, for its work on this store.
pub type Caretaker = vitrine_access::Caretaker<Tx>;

/// The account's head row.
///
/// # Errors
/// [`Failure::NoAccount`] before `vitrine init`.
pub async fn head(tx: &mut Tx) -> Result<Head, Failure> {
    head::read(tx).await
}

/// Follows the journal's chain from its first row. `None` where it holds.
///
/// # Errors
/// Where the database can't be read.
pub async fn verify_journal(tx: &mut Tx) -> Result<Option<ChainBreak>, Failure> {
    journal::verify(tx).await
}
