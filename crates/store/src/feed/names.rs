//! What folders and people are called, for whoever searches by name.

use std::collections::BTreeSet;

use vitrine_model::{FolderId, UserId};

use crate::source::bytes;
use crate::tx::{Arg, args};
use crate::{Caretaker, Failure, Tx};

/// What something is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<Id> {
    /// The database's number for it.
    pub row: i64,
    /// Which.
    pub id: Id,
    /// What it is called.
    pub name: String,
}

/// What folders and people are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Folders.
    pub folders: Vec<Named<FolderId>>,
    /// People.
    pub people: Vec<Named<UserId>>,
}

impl Names {
    /// Is none in it?
    pub const fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.people.is_empty()
    }
}

/// What all folders and people are called now.
///
/// # Errors
/// Where the database fails.
pub async fn names(tx: &mut Tx, _caretaker: &Caretaker) -> Result<Names, Failure> {
    let folders = tx.all("SELECT row_id, id, name FROM places", args![]).await?;
    let people = tx
        .all(
            "SELECT row_id, id, first_name || ' ' || last_name FROM users",
            args![],
        )
        .await?;
    Ok(Names {
        folders: read_names(folders, FolderId::from_bytes)?,
        people: read_names(people, UserId::from_bytes)?,
    })
}

/// What those folders and people are called now that rows of the journal are about, by their ids and kinds.
pub(super) async fn changed<'a>(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    about: impl Iterator<Item = (&'a [u8], &'a str)>,
) -> Result<Names, Failure> {
    let (mut folders, mut people) = (BTreeSet::new(), BTreeSet::new());
    for (id, kind) in about {
        if kind.starts_with("folder.") {
            folders.insert(id);
        } else if kind.starts_with("user.") {
            people.insert(id);
        }
    }
    Ok(Names {
        folders: named(tx, FOLDERS_OF, &folders, FolderId::from_bytes).await?,
        people: named(tx, PEOPLE_OF, &people, UserId::from_bytes).await?,
    })
}

const FOLDERS_OF: &str = "SELECT row_id, id, name FROM places WHERE id IN {keys}";
const PEOPLE_OF: &str = "SELECT row_id, id, first_name || ' ' || last_name FROM users WHERE id IN {keys}";

async fn named<Id>(
    tx: &mut Tx,
    sql: &'static str,
    ids: &BTreeSet<&[u8]>,
    of: fn([u8; 16]) -> Id,
) -> Result<Vec<Named<Id>>, Failure> {
    let keys: Vec<Arg<'_>> = ids.iter().map(|id| Arg::from(*id)).collect();
    read_names(tx.all_of(sql, &keys).await?, of)
}

fn read_names<Id>(
    rows: Vec<(i64, Vec<u8>, String)>,
    of: fn([u8; 16]) -> Id,
) -> Result<Vec<Named<Id>>, Failure> {
    let named = |(row, id, name): (i64, Vec<u8>, String)| {
        Ok(Named {
            row,
            id: of(bytes(&id)?),
            name,
        })
    };
    rows.into_iter().map(named).collect()
}
