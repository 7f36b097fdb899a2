//! The tags that somebody is shown.

use std::collections::{HashMap, HashSet};

use vitrine_access::{account, asset};
use vitrine_model::{Lifecycle, TagId};

use crate::order::natural;
use crate::source::{bytes, word};
use crate::tx::args;
use crate::{Failure, Permit, Scope, Tx};

/// Which tags are listed.
#[derive(Clone, Copy, Debug)]
pub enum Tags<'a> {
    /// All there are, for who manages them.
    Managed(&'a Permit<account::ManageTags>),
    /// Those that are offered to everyone, those that stand on what one sees, and what is above them.
    Seen,
}

/// A tag as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Which.
    pub id: TagId,
    /// The tag that it lies under; none at the top.
    pub parent: Option<TagId>,
    /// What it is called.
    pub name: String,
    /// What it is called as well, in alphabetical order.
    pub synonyms: Vec<String>,
    /// How many live assets bear it, of those that whoever asks sees; those of the tags below it are not counted.
    pub assets: i64,
    /// For `If-Match`.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    row_id: i64,
    id: Vec<u8>,
    parent_row: Option<i64>,
    name: String,
    offered: i64,
    version: i64,
}

/// The tags, by name, numbers in it by their value.
///
/// # Errors
/// Where the database fails.
pub async fn list(tx: &mut Tx, scope: &Scope<asset::See>, which: Tags<'_>) -> Result<Vec<Tag>, Failure> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT row_id, id, parent_row, name, offered, version FROM tags WHERE state = 'live'",
            args![],
        )
        .await?;
    let counts = counts(tx, scope).await?;
    let by_row: HashMap<i64, &Row> = rows.iter().map(|row| (row.row_id, row)).collect();
    let mut shown: HashSet<i64> = HashSet::new();
    for row in &rows {
        let is_shown = match which {
            Tags::Managed(_) => true,
            Tags::Seen => row.offered != 0 || counts.contains_key(&row.row_id),
        };
        let mut next = is_shown.then_some(row);
        while let Some(row) = next.filter(|row| shown.insert(row.row_id)) {
            next = row.parent_row.and_then(|parent| by_row.get(&parent).copied());
        }
    }
    let mut synonyms = synonyms(tx).await?;
    let mut tags = Vec::with_capacity(shown.len());
    for row in rows.iter().filter(|row| shown.contains(&row.row_id)) {
        let parent = row.parent_row.and_then(|parent| by_row.get(&parent));
        tags.push(Tag {
            id: TagId::from_bytes(bytes(&row.id)?),
            parent: parent
                .map(|parent| bytes(&parent.id).map(TagId::from_bytes))
                .transpose()?,
            name: row.name.clone(),
            synonyms: synonyms.remove(&row.row_id).unwrap_or_default(),
            assets: counts.get(&row.row_id).map_or(0, |count| count.live),
            version: row.version,
        });
    }
    let mut by_name: Vec<(String, Tag)> = tags
        .into_iter()
        .map(|tag| (tag.name.to_lowercase(), tag))
        .collect();
    by_name.sort_by(|(a, one), (b, other)| natural(a, b).then(one.id.cmp(&other.id)));
    Ok(by_name.into_iter().map(|(_, tag)| tag).collect())
}

/// How many of the assets that the scope admits bear a tag.
#[derive(Default)]
struct Count {
    live: i64,
}

/// For each tag that one of them bears. One row of the query is a tag, a folder and a state: what it costs to ask
/// does not depend on who asks.
async fn counts(tx: &mut Tx, scope: &Scope<asset::See>) -> Result<HashMap<i64, Count>, Failure> {
    let rows: Vec<(i64, i64, String, i64)> = tx
        .all(
            "SELECT b.tag_row, a.place_row, a.state, COUNT(*) FROM asset_tags b JOIN assets a ON a.row_id = b.asset_row
             GROUP BY b.tag_row, a.place_row, a.state",
            args![],
        )
        .await?;
    let mut counts: HashMap<i64, Count> = HashMap::new();
    for (tag, place, state, assets) in rows {
        let state: Lifecycle = word(&state)?;
        if scope.admits_asset(place, state) {
            let count = counts.entry(tag).or_default();
            if scope.state_in(place, state) == Lifecycle::Live {
                count.live += assets;
            }
        }
    }
    Ok(counts)
}

async fn synonyms(tx: &mut Tx) -> Result<HashMap<i64, Vec<String>>, Failure> {
    let rows: Vec<(i64, String)> = tx
        .all(
            "SELECT tag_row, name FROM tag_names WHERE synonym = 1 ORDER BY folded",
            args![],
        )
        .await?;
    let mut synonyms: HashMap<i64, Vec<String>> = HashMap::new();
    for (tag, name) in rows {
        synonyms.entry(tag).or_default().push(name);
    }
    Ok(synonyms)
}
