//! The folders of a new account, and their lists.

use serde_json::json;
use vitrine_access::{ListEntry, ListKind, ListSubject};
use vitrine_model::{FolderId, FunctionSet, Grant, GroupId, Lifecycle, Name, State};

use super::{Founding, journal};
use crate::folders::entries::{list_json, write_list};
use crate::presets::Preset;
use crate::tx::args;
use crate::{Failure, Tx};

impl Founding {
    /// Adds a folder. With lists, both `here` and `below` are set to them; without, it inherits.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn folder(
        &mut self,
        parent: FolderId,
        name: &Name,
        list: Option<&[ListEntry]>,
    ) -> Result<FolderId, Failure> {
        let id = FolderId::new(&*self.tx.ids(), self.tx.now());
        insert_folder(&mut self.tx, id, Some(parent), name).await?;
        if let Some(list) = list {
            self.list(id, list).await?;
        }
        Ok(id)
    }

    /// Sets the lists of a folder, `here` and `below` alike, in place of what they were.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn list(&mut self, folder: FolderId, list: &[ListEntry]) -> Result<(), Failure> {
        admit(&mut self.tx, folder, list).await
    }
}

pub(super) async fn root(tx: &mut Tx, all_users: GroupId) -> Result<FolderId, Failure> {
    let id = FolderId::new(&*tx.ids(), tx.now());
    let name = Name::parse(Preset::Root.name()).map_err(|error| Failure::damaged("the root", error))?;
    insert_folder(tx, id, None, &name).await?;
    let list = [ListEntry {
        subject: ListSubject::Group(all_users),
        until: None,
        grants: FunctionSet::PLACE_BOUND
            .iter()
            .map(|function| (function, Grant::open(State::Allow)))
            .collect(),
    }];
    admit(tx, id, &list).await?;
    Ok(id)
}

async fn admit(tx: &mut Tx, folder: FolderId, list: &[ListEntry]) -> Result<(), Failure> {
    let row = place_row(tx, folder).await?;
    write_list(tx, row, ListKind::Here, Some(list)).await?;
    write_list(tx, row, ListKind::Below, Some(list)).await?;
    let after = json!({ "here": list_json(list), "below": list_json(list) });
    journal(tx, "folder.access", Some(folder.as_bytes()), Some(after), None).await
}

async fn insert_folder(
    tx: &mut Tx,
    id: FolderId,
    parent: Option<FolderId>,
    name: &Name,
) -> Result<(), Failure> {
    let parent_row = match parent {
        Some(parent) => Some(place_row(tx, parent).await?),
        None => None,
    };
    tx.run(
        "INSERT INTO places (id, kind, parent_row, name, name_folded, state, here_set, below_set, version, created_at)
         VALUES ($1, 'folder', $2, $3, $4, $5, 0, 0, 1, $6)",
        args![id.as_bytes(), parent_row, name.as_str(), &name.folded(), Lifecycle::Live.word(), tx.now()],
    )
    .await?;
    let after = json!({ "parent": parent });
    journal(
        tx,
        "folder.create",
        Some(id.as_bytes()),
        Some(after),
        Some(json!({ "name": name })),
    )
    .await
}

async fn place_row(tx: &mut Tx, id: FolderId) -> Result<i64, Failure> {
    let (row,): (i64,) = tx
        .one("SELECT row_id FROM places WHERE id = $1", args![id.as_bytes()])
        .await?;
    Ok(row)
}
