//! The access lists of folders.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};
use vitrine_access::{ListChange, ListEntry, ListKind, ListSubject, folder};
use vitrine_model::{FolderId, GroupId, GroupKind, Second, UserId};

use super::change::next_version;
use crate::journal::{Change, Doer, Touches};
use crate::source::{EntryRow, bytes, word};
use crate::tx::{Arg, args};
use crate::{Failure, Permit, Subject, Tx};

/// An entry as the journal keeps it.
#[derive(Serialize)]
pub(crate) struct EntryJson {
    subject: Value,
    until: Option<Second>,
    grants: Map<String, Value>,
}

/// A list as the journal keeps it.
pub(crate) fn list_json(list: &[ListEntry]) -> Vec<EntryJson> {
    list.iter()
        .map(|entry| EntryJson {
            subject: match entry.subject {
                ListSubject::User(id) => json!({ "user": id }),
                ListSubject::Group(id) => json!({ "group": id }),
            },
            until: entry.until,
            grants: entry
                .grants
                .iter()
                .map(|(function, grant)| {
                    (
                        function.word().to_owned(),
                        json!({ "state": grant.state, "until": grant.until }),
                    )
                })
                .collect(),
        })
        .collect()
}

/// A folder's lists, as they are and as they would be without its own.
#[derive(Clone, Debug)]
pub struct FolderLists {
    /// For `If-Match`.
    pub version: i64,
    /// Its own list for itself and its files; `None` where it is not set.
    pub here: Option<Vec<ListEntry>>,
    /// Its own list for subfolders.
    pub below: Option<Vec<ListEntry>>,
    /// The folder whose list for subfolders it is handed, and that list. The root is handed none.
    pub handed: Option<(FolderId, Vec<ListEntry>)>,
}

/// Who stands behind a subject, as it is shown to whoever may change the list.
#[derive(Clone, Debug)]
pub struct SubjectName {
    /// Whom.
    pub subject: ListSubject,
    /// A group's name, or a person's.
    pub name: String,
    /// What kind of group it is.
    pub group_kind: Option<GroupKind>,
    /// How many people whom the asker can see are in a group now; All users has no number.
    pub people: Option<i64>,
}

/// The lists of the folder that the permit is for. Whoever may `access` it sees them whole.
///
/// # Errors
/// Where the database fails.
pub async fn lists(tx: &mut Tx, permit: &Permit<folder::Access>) -> Result<FolderLists, Failure> {
    let (version, here_set, below_set, parent): (i64, i64, i64, Option<i64>) = tx
        .one(
            "SELECT version, here_set, below_set, parent_row FROM places WHERE row_id = $1",
            args![permit.row()],
        )
        .await?;
    let here = if here_set == 0 {
        None
    } else {
        Some(list(tx, permit.row(), ListKind::Here).await?)
    };
    let below = if below_set == 0 {
        None
    } else {
        Some(list(tx, permit.row(), ListKind::Below).await?)
    };
    Ok(FolderLists {
        version,
        here,
        below,
        handed: handed(tx, parent).await?,
    })
}

/// Saves what the change says: the folder's own lists, and of its descendants' those that go.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed the folder meanwhile; where the database fails.
pub async fn save_lists(tx: &mut Tx, change: ListChange<Tx>, expected: Option<i64>) -> Result<(), Failure> {
    let list = change.list();
    let before = own_json(tx, change.row()).await?;
    next_version(tx, change.row(), expected).await?;
    write_list(tx, change.row(), ListKind::Here, list).await?;
    if change.sets_below() {
        write_list(tx, change.row(), ListKind::Below, list).await?;
    }
    let after = own_json(tx, change.row()).await?;
    journal(tx, &change, change.folder(), before, after).await?;
    for (row, id) in change.cleared() {
        let before = own_json(tx, *row).await?;
        tx.run(
            "UPDATE places SET version = version + 1 WHERE row_id = $1",
            args![*row],
        )
        .await?;
        write_list(tx, *row, ListKind::Here, None).await?;
        write_list(tx, *row, ListKind::Below, None).await?;
        let after = own_json(tx, *row).await?;
        journal(tx, &change, *id, before, after).await?;
    }
    Ok(())
}

/// The names of subjects, for whoever may change the list that they stand in, or who can see them.
///
/// # Errors
/// Where the database fails.
pub async fn subjects(
    tx: &mut Tx,
    _permit: &Permit<folder::Access>,
    who: &Subject,
    subjects: impl IntoIterator<Item = ListSubject>,
) -> Result<HashMap<ListSubject, SubjectName>, Failure> {
    let mut users = Vec::new();
    let mut groups = Vec::new();
    for subject in subjects {
        match subject {
            ListSubject::User(id) => users.push(id),
            ListSubject::Group(id) => groups.push(id),
        }
    }
    let mut names = group_names(tx, who, &groups).await?;
    names.extend(user_names(tx, &users).await?);
    Ok(names)
}

pub(crate) async fn group_names(
    tx: &mut Tx,
    who: &Subject,
    groups: &[GroupId],
) -> Result<HashMap<ListSubject, SubjectName>, Failure> {
    let people = who.people_in_groups();
    let keys: Vec<Arg<'_>> = groups.iter().map(|id| Arg::from(id.as_bytes())).collect();
    let rows: Vec<(Vec<u8>, String, String)> = tx
        .all_of(
            "SELECT id, name, kind FROM people_groups WHERE id IN {keys}",
            &keys,
        )
        .await?;
    rows.into_iter()
        .map(|(id, name, kind)| {
            let id = GroupId::from_bytes(bytes(&id)?);
            let named = SubjectName {
                subject: ListSubject::Group(id),
                name,
                group_kind: Some(word(&kind)?),
                people: people.get(&id).copied(),
            };
            Ok((named.subject, named))
        })
        .collect()
}

pub(crate) async fn user_names(
    tx: &mut Tx,
    users: &[UserId],
) -> Result<HashMap<ListSubject, SubjectName>, Failure> {
    let keys: Vec<Arg<'_>> = users.iter().map(|id| Arg::from(id.as_bytes())).collect();
    let rows: Vec<(Vec<u8>, String, String)> = tx
        .all_of(
            "SELECT id, first_name, last_name FROM users WHERE id IN {keys}",
            &keys,
        )
        .await?;
    rows.into_iter()
        .map(|(id, first, last)| {
            let subject = ListSubject::User(UserId::from_bytes(bytes(&id)?));
            let name = format!("{first} {last}");
            Ok((
                subject,
                SubjectName {
                    subject,
                    name,
                    group_kind: None,
                    people: None,
                },
            ))
        })
        .collect()
}

/// The nearest list for subfolders above, from the parent up.
async fn handed(tx: &mut Tx, parent: Option<i64>) -> Result<Option<(FolderId, Vec<ListEntry>)>, Failure> {
    let mut above = parent;
    while let Some(row) = above {
        let (id, below_set, parent): (Vec<u8>, i64, Option<i64>) = tx
            .one(
                "SELECT id, below_set, parent_row FROM places WHERE row_id = $1",
                args![row],
            )
            .await?;
        if below_set != 0 {
            let id = FolderId::from_bytes(bytes(&id)?);
            return Ok(Some((id, list(tx, row, ListKind::Below).await?)));
        }
        above = parent;
    }
    Ok(None)
}

async fn list(tx: &mut Tx, place: i64, kind: ListKind) -> Result<Vec<ListEntry>, Failure> {
    let rows: Vec<NamedEntryRow> = tx
        .all(
            "SELECT e.row_id, e.place_row, e.list, e.user_row, e.group_row, e.until_seconds,
                    g.action, g.state, g.until_seconds AS grant_until, u.id AS user_id, p.id AS group_id
             FROM entries e LEFT JOIN entry_grants g ON g.entry_row = e.row_id
             LEFT JOIN users u ON u.row_id = e.user_row LEFT JOIN people_groups p ON p.row_id = e.group_row
             WHERE e.place_row = $1 AND e.list = $2 ORDER BY e.row_id, g.action",
            args![place, list_word(kind)],
        )
        .await?;
    let mut entries: Vec<(i64, ListEntry)> = Vec::new();
    for row in rows {
        if entries.last().is_none_or(|(last, _)| *last != row.entry.row_id) {
            entries.push((row.entry.row_id, row.list_entry()?));
        }
        if let (Some((_, entry)), Some(granted)) = (entries.last_mut(), row.entry.grant()?) {
            entry.grants.push(granted);
        }
    }
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

#[derive(sqlx::FromRow)]
struct NamedEntryRow {
    #[sqlx(flatten)]
    entry: EntryRow,
    user_id: Option<Vec<u8>>,
    group_id: Option<Vec<u8>>,
}

impl NamedEntryRow {
    fn list_entry(&self) -> Result<ListEntry, Failure> {
        let subject = match (&self.user_id, &self.group_id) {
            (Some(user), None) => ListSubject::User(UserId::from_bytes(bytes(user)?)),
            (None, Some(group)) => ListSubject::Group(GroupId::from_bytes(bytes(group)?)),
            _ => return Err(Failure::damaged("an access list", "an entry names no subject")),
        };
        Ok(ListEntry {
            subject,
            until: self.entry.until(),
            grants: Vec::new(),
        })
    }
}

/// Puts the list in the place of what stood there; `None` unsets it, which is not the same as an empty one.
pub(crate) async fn write_list(
    tx: &mut Tx,
    place: i64,
    kind: ListKind,
    list: Option<&[ListEntry]>,
) -> Result<(), Failure> {
    tx.run(
        "DELETE FROM entries WHERE place_row = $1 AND list = $2",
        args![place, list_word(kind)],
    )
    .await?;
    let flag = match kind {
        ListKind::Here => "UPDATE places SET here_set = $2 WHERE row_id = $1",
        ListKind::Below => "UPDATE places SET below_set = $2 WHERE row_id = $1",
    };
    tx.run(flag, args![place, list.is_some()]).await?;
    for entry in list.unwrap_or_default() {
        insert_entry(tx, place, kind, entry).await?;
    }
    Ok(())
}

async fn insert_entry(tx: &mut Tx, place: i64, kind: ListKind, entry: &ListEntry) -> Result<(), Failure> {
    let (user, group) = match &entry.subject {
        ListSubject::User(id) => (Some(id.as_bytes().as_slice()), None),
        ListSubject::Group(id) => (None, Some(id.as_bytes().as_slice())),
    };
    let (row,): (i64,) = tx
        .one(
            "INSERT INTO entries (place_row, list, user_row, group_row, until_seconds)
             VALUES ($1, $2, (SELECT row_id FROM users WHERE id = $3),
                     (SELECT row_id FROM people_groups WHERE id = $4), $5) RETURNING row_id",
            args![
                place,
                list_word(kind),
                user,
                group,
                entry.until.map(|until| until.0)
            ],
        )
        .await?;
    for (function, grant) in &entry.grants {
        tx.run(
            "INSERT INTO entry_grants (entry_row, action, state, until_seconds) VALUES ($1, $2, $3, $4)",
            args![
                row,
                function.word(),
                grant.state.word(),
                grant.until.map(|until| until.0)
            ],
        )
        .await?;
    }
    Ok(())
}

const fn list_word(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Here => "here",
        ListKind::Below => "below",
    }
}

/// A folder's own lists, whole, for the journal.
async fn own_json(tx: &mut Tx, place: i64) -> Result<serde_json::Value, Failure> {
    let (here_set, below_set): (i64, i64) = tx
        .one(
            "SELECT here_set, below_set FROM places WHERE row_id = $1",
            args![place],
        )
        .await?;
    let here = if here_set == 0 {
        None
    } else {
        Some(list(tx, place, ListKind::Here).await?)
    };
    let below = if below_set == 0 {
        None
    } else {
        Some(list(tx, place, ListKind::Below).await?)
    };
    let json = |list: Option<Vec<ListEntry>>| list.map(|list| list_json(&list));
    Ok(json!({ "here": json(here), "below": json(below) }))
}

async fn journal(
    tx: &mut Tx,
    change: &ListChange<Tx>,
    folder: FolderId,
    before: serde_json::Value,
    after: serde_json::Value,
) -> Result<(), Failure> {
    tx.journal(Change {
        touches: Touches::Access,
        before: Some(before),
        after: Some(after),
        ..Change::of("folder.access", folder.as_bytes(), Doer::Actor(change.actor()))
    })
    .await?;
    Ok(())
}
