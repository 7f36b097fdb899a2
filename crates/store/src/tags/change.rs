//! Making, renaming, moving, merging and removing tags: by `tag.manage`.

use serde_json::json;
use vitrine_access::account;
use vitrine_model::{TagId, TagName};

use super::apply::{self, NewTag};
use crate::journal::{Change, Doer};
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// In how many places a tag is at most remembered to have been borne, once it is removed.
const MOST_PLACES: i64 = 1_000;

/// What is changed of a tag; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct TagEdit {
    /// What it is called.
    pub name: Option<TagName>,
    /// The tag that it lies under; `Some(None)` is the top of the tree.
    pub parent: Option<Option<TagId>>,
    /// What it is called as well.
    pub synonyms: Option<Vec<TagName>>,
}

/// Why a tag was not changed.
#[derive(Debug, thiserror::Error)]
pub enum NoTagChange {
    /// There is no tag with that id.
    #[error("there is no tag {0}")]
    Unknown(TagId),
    /// Another tag has that name, or has it as a synonym.
    #[error("`{name}` is what another tag is called")]
    NameTaken {
        /// The name.
        name: String,
        /// The other tag.
        by: TagId,
    },
    /// It would lie under itself.
    #[error("a tag can't lie under itself")]
    Cycle,
    /// It would be merged into itself, or into one that lies under it.
    #[error("a tag can't be merged into itself or one below it")]
    Into,
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Makes a tag, which is offered to everyone.
///
/// # Errors
/// Where the name is taken, there is no such parent, or the database fails.
pub async fn create(
    tx: &mut Tx,
    permit: Permit<account::ManageTags>,
    name: &TagName,
    parent: Option<TagId>,
) -> Result<TagId, NoTagChange> {
    let parent = match parent {
        Some(parent) => Some(find(tx, parent).await?.row),
        None => None,
    };
    refuse_taken(tx, name, None).await?;
    let new = NewTag {
        name,
        parent,
        offered: true,
    };
    let (_, id) = apply::insert(tx, &new, Doer::Actor(permit.actor())).await?;
    Ok(id)
}

/// Renames a tag, gives it synonyms, or moves it with all below it.
///
/// # Errors
/// Where a name is taken, it would lie under itself, somebody changed it meanwhile, or the database fails.
pub async fn edit(
    tx: &mut Tx,
    permit: Permit<account::ManageTags>,
    tag: TagId,
    expected: Option<i64>,
    edit: &TagEdit,
) -> Result<(), NoTagChange> {
    let found = find(tx, tag).await?;
    found.refuse_stale(expected)?;
    let before =
        json!({ "name": found.name, "synonyms": synonyms(tx, found.row).await?, "parent": found.parent_row });
    if let Some(name) = &edit.name {
        refuse_taken(tx, name, Some(found.row)).await?;
        let sql = "DELETE FROM tag_names WHERE tag_row = $1 AND (synonym = 0 OR folded = $2)";
        tx.run(sql, args![found.row, &name.folded()]).await?;
        write_name(tx, found.row, name, false).await?;
        tx.run(
            "UPDATE tags SET name = $2 WHERE row_id = $1",
            args![found.row, name.as_str()],
        )
        .await?;
    }
    if let Some(synonyms) = &edit.synonyms {
        write_synonyms(tx, found.row, synonyms).await?;
    }
    if let Some(parent) = edit.parent {
        place(tx, found.row, parent).await?;
    }
    count_change(tx, found.row).await?;
    let after = json!({ "name": edit.name, "synonyms": edit.synonyms, "parent": edit.parent });
    journal(
        tx,
        "tag.edit",
        tag,
        &permit,
        json!({ "before": before, "after": after }),
    )
    .await
}

/// Merges a tag into another: assets that bear it bear the other, its names become synonyms, and what lay under it
/// lies under the other.
///
/// # Errors
/// Where one of them is not there, the other lies under it, or the database fails.
pub async fn merge(
    tx: &mut Tx,
    permit: Permit<account::ManageTags>,
    tag: TagId,
    into: TagId,
) -> Result<(), NoTagChange> {
    let (from, to) = (find(tx, tag).await?, find(tx, into).await?);
    if lies_under(tx, to.row, from.row).await? {
        return Err(NoTagChange::Into);
    }
    tx.run(
        "INSERT INTO asset_tags (asset_row, tag_row) SELECT asset_row, $2 FROM asset_tags WHERE tag_row = $1
         ON CONFLICT DO NOTHING",
        args![from.row, to.row],
    )
    .await?;
    tx.run("DELETE FROM asset_tags WHERE tag_row = $1", args![from.row])
        .await?;
    tx.run(
        "UPDATE tag_names SET tag_row = $2, synonym = 1 WHERE tag_row = $1",
        args![from.row, to.row],
    )
    .await?;
    hand_down(tx, from.row, Some(to.row)).await?;
    tx.run(
        "UPDATE tags SET state = 'merged', into_row = $2, parent_row = NULL WHERE row_id = $1",
        args![from.row, to.row],
    )
    .await?;
    count_change(tx, to.row).await?;
    let words = json!({ "name": from.name, "into": into, "into_name": to.name });
    journal(tx, "tag.merge", tag, &permit, words).await
}

/// Removes a tag from every asset and from the tree; what lay under it lies where it lay.
///
/// # Errors
/// Where it is not there, somebody changed it meanwhile, or the database fails.
pub async fn remove(
    tx: &mut Tx,
    permit: Permit<account::ManageTags>,
    tag: TagId,
    expected: Option<i64>,
) -> Result<(), NoTagChange> {
    let found = find(tx, tag).await?;
    found.refuse_stale(expected)?;
    let synonyms = synonyms(tx, found.row).await?;
    let borne: Vec<(i64, String)> = tx
        .all(
            "SELECT DISTINCT a.place_row, a.state FROM asset_tags b JOIN assets a ON a.row_id = b.asset_row
             WHERE b.tag_row = $1 ORDER BY a.place_row, a.state LIMIT $2",
            args![found.row, MOST_PLACES],
        )
        .await?;
    let assets = tx
        .run("DELETE FROM asset_tags WHERE tag_row = $1", args![found.row])
        .await?;
    tx.run("DELETE FROM tag_names WHERE tag_row = $1", args![found.row])
        .await?;
    hand_down(tx, found.row, found.parent_row).await?;
    tx.run(
        "UPDATE tags SET state = 'removed', parent_row = NULL WHERE row_id = $1",
        args![found.row],
    )
    .await?;
    tx.journal(Change {
        // Whoever sees one of these is told that it is gone.
        before: Some(json!({ "borne": borne })),
        words: Some(json!({ "name": found.name, "synonyms": synonyms, "assets": assets })),
        ..Change::of("tag.remove", tag.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Found {
    #[sqlx(rename = "row_id")]
    row: i64,
    parent_row: Option<i64>,
    name: String,
    version: i64,
}

impl Found {
    fn refuse_stale(&self, expected: Option<i64>) -> Result<(), Failure> {
        match expected {
            Some(expected) if expected != self.version => Err(Failure::Stale {
                version: self.version,
            }),
            _ => Ok(()),
        }
    }
}

async fn find(tx: &mut Tx, tag: TagId) -> Result<Found, NoTagChange> {
    let found = tx
        .maybe(
            "SELECT row_id, parent_row, name, version FROM tags WHERE id = $1 AND state = 'live'",
            args![tag.as_bytes()],
        )
        .await?;
    found.ok_or(NoTagChange::Unknown(tag))
}

/// Is the name that of another tag than the one with that row?
async fn refuse_taken(tx: &mut Tx, name: &TagName, own: Option<i64>) -> Result<(), NoTagChange> {
    let taken: Option<(i64, Vec<u8>)> = tx
        .maybe(
            "SELECT t.row_id, t.id FROM tag_names n JOIN tags t ON t.row_id = n.tag_row WHERE n.folded = $1",
            args![&name.folded()],
        )
        .await?;
    match taken {
        Some((row, id)) if Some(row) != own => Err(NoTagChange::NameTaken {
            name: name.as_str().to_owned(),
            by: TagId::from_bytes(crate::source::bytes(&id)?),
        }),
        _ => Ok(()),
    }
}

async fn synonyms(tx: &mut Tx, row: i64) -> Result<Vec<String>, Failure> {
    let rows: Vec<(String,)> = tx
        .all(
            "SELECT name FROM tag_names WHERE tag_row = $1 AND synonym = 1 ORDER BY folded",
            args![row],
        )
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// One that is the tag's own name, or stands there twice, is none.
async fn write_synonyms(tx: &mut Tx, row: i64, synonyms: &[TagName]) -> Result<(), NoTagChange> {
    tx.run(
        "DELETE FROM tag_names WHERE tag_row = $1 AND synonym = 1",
        args![row],
    )
    .await?;
    for name in synonyms {
        refuse_taken(tx, name, Some(row)).await?;
        write_name(tx, row, name, true).await?;
    }
    Ok(())
}

async fn write_name(tx: &mut Tx, row: i64, name: &TagName, synonym: bool) -> Result<(), Failure> {
    tx.run(
        "INSERT INTO tag_names (folded, name, tag_row, synonym) VALUES ($1, $2, $3, $4) ON CONFLICT (folded) DO NOTHING",
        args![&name.folded(), name.as_str(), row, synonym],
    )
    .await?;
    Ok(())
}

/// What lay under a tag lies under another from now on, or at the top.
async fn hand_down(tx: &mut Tx, row: i64, to: Option<i64>) -> Result<(), Failure> {
    let sql = "UPDATE tags SET parent_row = $2 WHERE parent_row = $1";
    tx.run(sql, args![row, to]).await?;
    Ok(())
}

/// A tag that was changed by hand is another version of itself, and offered to everyone.
async fn count_change(tx: &mut Tx, row: i64) -> Result<(), Failure> {
    let sql = "UPDATE tags SET offered = 1, version = version + 1 WHERE row_id = $1";
    tx.run(sql, args![row]).await?;
    Ok(())
}

async fn place(tx: &mut Tx, row: i64, parent: Option<TagId>) -> Result<(), NoTagChange> {
    let parent = match parent {
        Some(parent) => Some(find(tx, parent).await?.row),
        None => None,
    };
    if let Some(parent) = parent
        && lies_under(tx, parent, row).await?
    {
        return Err(NoTagChange::Cycle);
    }
    tx.run(
        "UPDATE tags SET parent_row = $2 WHERE row_id = $1",
        args![row, parent],
    )
    .await?;
    Ok(())
}

/// Is it that tag, or does it lie under it?
async fn lies_under(tx: &mut Tx, row: i64, top: i64) -> Result<bool, Failure> {
    let mut next = Some(row);
    while let Some(row) = next {
        if row == top {
            return Ok(true);
        }
        (next,) = tx
            .one("SELECT parent_row FROM tags WHERE row_id = $1", args![row])
            .await?;
    }
    Ok(false)
}

async fn journal(
    tx: &mut Tx,
    kind: &'static str,
    tag: TagId,
    permit: &Permit<account::ManageTags>,
    words: serde_json::Value,
) -> Result<(), NoTagChange> {
    tx.journal(Change {
        words: Some(words),
        ..Change::of(kind, tag.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(())
}
