//! The groups of a new account: what they allow, and which of them see which.

use serde_json::json;
use vitrine_model::{FunctionSet, GroupId, GroupKind, Name, State};

use super::{Founding, journal};
use crate::tx::args;
use crate::{Failure, Tx};

impl Founding {
    /// Adds a group with those function grants; it sees every group there is, and all see it.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn group(&mut self, name: &Name, grants: FunctionSet) -> Result<GroupId, Failure> {
        let id = group(&mut self.tx, name.as_str(), GroupKind::Custom, grants).await?;
        let sql = "INSERT INTO group_sees (group_row, seen_row)
                   SELECT a.row_id, b.row_id FROM people_groups a, people_groups b
                   WHERE a.id = $1 OR b.id = $1 ON CONFLICT DO NOTHING";
        self.tx.run(sql, args![id.as_bytes()]).await?;
        Ok(id)
    }

    /// Sets what a group allows, in place of what it did: an account that begins narrower than others says so
    /// for All users.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn grants(&mut self, group: GroupId, grants: FunctionSet) -> Result<(), Failure> {
        let clear =
            "DELETE FROM group_grants WHERE group_row = (SELECT row_id FROM people_groups WHERE id = $1)";
        self.tx.run(clear, args![group.as_bytes()]).await?;
        allow(&mut self.tx, group, grants).await?;
        let after = json!({ "allow": grants.iter().collect::<Vec<_>>() });
        journal(
            &mut self.tx,
            "group.grants",
            Some(group.as_bytes()),
            Some(after),
            None,
        )
        .await
    }

    /// Sets which groups a group can see.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn sees(&mut self, group: GroupId, seen: &[GroupId]) -> Result<(), Failure> {
        let clear =
            "DELETE FROM group_sees WHERE group_row = (SELECT row_id FROM people_groups WHERE id = $1)";
        self.tx.run(clear, args![group.as_bytes()]).await?;
        for seen in seen {
            let sql = "INSERT INTO group_sees (group_row, seen_row)
                       SELECT a.row_id, b.row_id FROM people_groups a, people_groups b WHERE a.id = $1 AND b.id = $2";
            self.tx.run(sql, args![group.as_bytes(), seen.as_bytes()]).await?;
        }
        let after = json!({ "sees": seen });
        journal(
            &mut self.tx,
            "group.sees",
            Some(group.as_bytes()),
            Some(after),
            None,
        )
        .await?;
        Ok(())
    }
}

pub(super) async fn group(
    tx: &mut Tx,
    name: &str,
    kind: GroupKind,
    grants: FunctionSet,
) -> Result<GroupId, Failure> {
    let id = GroupId::new(&*tx.ids(), tx.now());
    tx.run(
        "INSERT INTO people_groups (id, name, kind, version, created_at) VALUES ($1, $2, $3, 1, $4)",
        args![id.as_bytes(), name, kind.word(), tx.now()],
    )
    .await?;
    allow(tx, id, grants).await?;
    let after = json!({ "kind": kind, "allow": grants.iter().collect::<Vec<_>>() });
    journal(
        tx,
        "group.create",
        Some(id.as_bytes()),
        Some(after),
        Some(json!({ "name": name })),
    )
    .await?;
    Ok(id)
}

async fn allow(tx: &mut Tx, group: GroupId, grants: FunctionSet) -> Result<(), Failure> {
    for function in grants.iter() {
        tx.run(
            "INSERT INTO group_grants (group_row, action, state)
             SELECT row_id, $2, $3 FROM people_groups WHERE id = $1",
            args![group.as_bytes(), function.word(), State::Allow.word()],
        )
        .await?;
    }
    Ok(())
}
