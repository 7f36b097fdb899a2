//! Litter: bytes that no row names, and rows of bytes that nothing needs.
//!
//! A program that is ended without a word leaves files half written, parts that nobody was told of, and files whose
//! asset never came to be. They harm nobody and take room; what has lain there for a day is swept.
//!
//! INVARIANT: bytes that a row names are never swept, nor those that somebody is about to name.
//!
//! - What was written less than [`SAFE`] ago is left alone, and parts are named within half of that or not at all.
//! - Whether a row names it is asked in a transaction that writes, and it is dropped before that ends: writers go
//!   one after another, so nobody names it in between. The age is looked at once more there, since a file that is
//!   published a second time is written anew.
//! - What is older than the account is not its own: a database that was founded anew, or that somebody pointed at the
//!   files of another one, sweeps none of those.
//! - Who names a file that was published before looks in their own transaction whether it is still there
//!   ([`Blobs::has`]): one that was dropped just before is published again.

use std::collections::HashSet;

use futures_util::TryStreamExt;
use vitrine_model::Instant;

use crate::blobs::{Amount, Blobs, Is, Object};
use crate::tx::{Arg, args};
use crate::{Caretaker, Database, Failure, Tx};

/// What was written less than this ago is no litter yet, in seconds: a day.
pub const SAFE: i64 = 86_400;

/// A part is named this soon after it was kept, in seconds, or its bytes have to be sent again.
pub const NAMED_WITHIN: i64 = SAFE / 2;

/// How many objects are dropped while other writers wait.
const AT_ONCE: usize = 100;

/// What lies in the file store and is named by no row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Litter {
    /// What the next sweep takes.
    pub old: Amount,
    /// What is too young to tell: somebody may be about to name it.
    pub young: Amount,
}

/// How much litter there is, for people to see.
///
/// # Errors
/// Where the database or the file store fails.
pub async fn look(database: &Database, blobs: &Blobs) -> Result<Litter, Failure> {
    let mut litter = Litter::default();
    let before = safe(database);
    let Some(founded) = founded(database).await? else {
        return Ok(litter);
    };
    let mut pieces = std::pin::pin!(blobs.objects());
    while let Some(mut objects) = pieces.try_next().await? {
        objects.retain(|object| !object.is_older_than(founded));
        let mut tx = database.read().await?;
        for object in unnamed(&mut tx, objects).await? {
            if object.is_older_than(before) {
                litter.old.add(object.size);
            } else {
                litter.young.add(object.size);
            }
        }
    }
    Ok(litter)
}

/// Sweeps what is old enough, and says how much that was.
///
/// # Errors
/// Where the database or the file store fails; what was swept by then is gone.
pub async fn sweep(database: &Database, blobs: &Blobs, caretaker: &Caretaker) -> Result<Amount, Failure> {
    let before = safe(database);
    let Some(founded) = founded(database).await? else {
        return Ok(Amount::default());
    };
    forget_unneeded(database, caretaker, before).await?;
    let mut swept = blobs.drop_unfinished(before).await?;
    let mut pieces = std::pin::pin!(blobs.objects());
    while let Some(mut objects) = pieces.try_next().await? {
        objects.retain(|object| object.is_older_than(before) && !object.is_older_than(founded));
        // Looked through without keeping writers waiting: nearly all of them are named.
        let candidates = unnamed(&mut database.read().await?, objects).await?;
        for some in candidates.chunks(AT_ONCE) {
            let mut tx = database.write(None).await?;
            for object in unnamed(&mut tx, some.to_vec()).await? {
                if blobs.drop_older(&object, before).await? {
                    swept.add(object.size);
                }
            }
        }
    }
    Ok(swept)
}

fn safe(database: &Database) -> Instant {
    database.clock().now().plus_seconds(-SAFE)
}

/// When the account was founded: its journal begins with that.
async fn founded(database: &Database) -> Result<Option<Instant>, Failure> {
    let mut tx = database.read().await?;
    let row: Option<(i64,)> = tx
        .maybe("SELECT at FROM journal WHERE number = 1", args![])
        .await?;
    Ok(row.map(|(at,)| Instant::from_millis(at)))
}

/// Rows of files that no version and no rendition has any more: their bytes are litter from then on.
async fn forget_unneeded(
    database: &Database,
    _caretaker: &Caretaker,
    before: Instant,
) -> Result<(), Failure> {
    let mut tx = database.write(None).await?;
    let forgotten = tx
        .run(
            "DELETE FROM blobs WHERE created_at < $1
             AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.blob = blobs.hash)
             AND NOT EXISTS (SELECT 1 FROM renditions r WHERE r.blob = blobs.hash)",
            args![before],
        )
        .await?;
    if forgotten == 0 {
        return Ok(());
    }
    tx.commit().await
}

/// Those of the objects that no row names.
async fn unnamed(tx: &mut Tx, objects: Vec<Object>) -> Result<Vec<Object>, Failure> {
    let hashes: Vec<[u8; 32]> = objects
        .iter()
        .filter_map(|object| match object.is {
            Is::File(hash) => Some(*hash.as_bytes()),
            Is::Aside | Is::Part => None,
        })
        .collect();
    let keys: Vec<Arg<'_>> = hashes.iter().map(Arg::from).collect();
    let files: Vec<(Vec<u8>,)> = tx
        .all_of("SELECT hash FROM blobs WHERE hash IN {keys}", &keys)
        .await?;
    let files: HashSet<Vec<u8>> = files.into_iter().map(|(hash,)| hash).collect();
    let keys: Vec<Arg<'_>> = objects
        .iter()
        .filter(|object| object.is == Is::Part)
        .map(|object| Arg::from(&object.path))
        .collect();
    let parts: Vec<(String,)> = tx
        .all_of("SELECT object FROM upload_parts WHERE object IN {keys}", &keys)
        .await?;
    let parts: HashSet<String> = parts.into_iter().map(|(object,)| object).collect();
    let is_named = |object: &Object| match object.is {
        Is::Aside => false,
        Is::Part => parts.contains(&object.path),
        Is::File(hash) => files.contains(hash.as_bytes().as_slice()),
    };
    Ok(objects.into_iter().filter(|object| !is_named(object)).collect())
}
