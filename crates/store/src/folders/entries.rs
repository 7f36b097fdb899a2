//! The entries of an access list, row by row.

use serde::Serialize;
use serde_json::{Map, Value, json};
use vitrine_access::{ListEntry, ListKind, ListSubject};
use vitrine_model::{GroupId, Second, UserId};

use crate::source::{EntryRow, bytes};
use crate::tx::args;
use crate::{Failure, Tx};

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

/// The entries of one of a folder's lists, in their order.
pub(super) async fn list(tx: &mut Tx, place: i64, kind: ListKind) -> Result<Vec<ListEntry>, Failure> {
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
