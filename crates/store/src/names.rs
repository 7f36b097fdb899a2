//! What things are called, for whoever sees them.

use std::collections::{HashMap, HashSet};

use vitrine_access::folder;
use vitrine_model::{FolderId, GroupId};

use crate::source::bytes;
use crate::tx::Arg;
use crate::{Failure, Scope, Subject, Tx};

/// The names of those of the groups that the subject can see.
///
/// # Errors
/// Where the database fails.
pub async fn groups(
    tx: &mut Tx,
    who: &Subject,
    groups: impl IntoIterator<Item = GroupId>,
) -> Result<HashMap<GroupId, String>, Failure> {
    let seen: HashSet<GroupId> = who.groups().into_iter().collect();
    let wanted: HashSet<GroupId> = groups.into_iter().filter(|id| seen.contains(id)).collect();
    let keys: Vec<Arg<'_>> = wanted.iter().map(|id| Arg::from(id.as_bytes())).collect();
    let rows: Vec<(Vec<u8>, String)> = tx
        .all_of("SELECT id, name FROM people_groups WHERE id IN {keys}", &keys)
        .await?;
    rows.into_iter()
        .map(|(id, name)| Ok((GroupId::from_bytes(bytes(&id)?), name)))
        .collect()
}

/// The names of those of the folders that the scope admits.
///
/// # Errors
/// Where the database fails.
pub async fn folders(
    tx: &mut Tx,
    scope: &Scope<folder::See>,
    folders: impl IntoIterator<Item = FolderId>,
) -> Result<HashMap<FolderId, String>, Failure> {
    let wanted: HashSet<i64> = folders.into_iter().filter_map(|id| scope.place(id)).collect();
    let keys: Vec<Arg<'_>> = wanted.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<(Vec<u8>, String)> = tx
        .all_of("SELECT id, name FROM places WHERE row_id IN {keys}", &keys)
        .await?;
    rows.into_iter()
        .map(|(id, name)| Ok((FolderId::from_bytes(bytes(&id)?), name)))
        .collect()
}
