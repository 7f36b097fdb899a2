//! Tags on assets.

use std::collections::HashMap;

use serde_json::json;
use vitrine_model::{Instant, TagId, TagName};

use crate::journal::{Change, Doer};
use crate::order::natural;
use crate::source::bytes;
use crate::tx::{Arg, args};
use crate::{Failure, Tx};

/// A tag as an asset bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Borne {
    pub(crate) row: i64,
    pub(crate) id: TagId,
    pub(crate) name: String,
}

/// The rows of the tags with those names or synonyms. Those that are not there are made, at the top of the tree.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn named(tx: &mut Tx, names: &[TagName], doer: Doer) -> Result<Vec<i64>, Failure> {
    let mut rows = Vec::with_capacity(names.len());
    for name in names {
        let known: Option<(i64,)> = tx
            .maybe(
                "SELECT tag_row FROM tag_names WHERE folded = $1",
                args![&name.folded()],
            )
            .await?;
        let row = match known {
            Some((row,)) => row,
            None => {
                insert(
                    tx,
                    &NewTag {
                        name,
                        parent: None,
                        offered: false,
                    },
                    doer,
                )
                .await?
                .0
            }
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The rows of those of them that are there.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn known(tx: &mut Tx, names: &[TagName]) -> Result<Vec<i64>, Failure> {
    let folded: Vec<String> = names.iter().map(TagName::folded).collect();
    let keys: Vec<Arg<'_>> = folded.iter().map(Arg::from).collect();
    let rows: Vec<(i64,)> = tx
        .all_of("SELECT tag_row FROM tag_names WHERE folded IN {keys}", &keys)
        .await?;
    Ok(rows.into_iter().map(|(row,)| row).collect())
}

/// A tag to be, whose name is free.
pub(crate) struct NewTag<'a> {
    pub(crate) name: &'a TagName,
    pub(crate) parent: Option<i64>,
    pub(crate) offered: bool,
}

pub(crate) async fn insert(tx: &mut Tx, new: &NewTag<'_>, doer: Doer) -> Result<(i64, TagId), Failure> {
    // Not of this moment: who gives a tag that stands on hidden assets alone to their own would read from its id when
    // it was made.
    let id = TagId::new(&*tx.ids(), Instant::from_millis(0));
    let (row,): (i64,) = tx
        .one(
            "INSERT INTO tags (id, parent_row, name, offered, state, version, created_at)
             VALUES ($1, $2, $3, $4, 'live', 1, $5) RETURNING row_id",
            args![
                id.as_bytes(),
                new.parent,
                new.name.as_str(),
                new.offered,
                tx.now()
            ],
        )
        .await?;
    tx.run(
        "INSERT INTO tag_names (folded, name, tag_row, synonym) VALUES ($1, $2, $3, 0)",
        args![&new.name.folded(), new.name.as_str(), row],
    )
    .await?;
    tx.journal(Change {
        words: Some(json!({ "name": new.name })),
        ..Change::of("tag.create", id.as_bytes(), doer)
    })
    .await?;
    Ok((row, id))
}

/// Lets an asset bear those tags and no others.
pub(crate) async fn apply(tx: &mut Tx, asset: i64, tags: &[i64]) -> Result<(), Failure> {
    tx.run("DELETE FROM asset_tags WHERE asset_row = $1", args![asset])
        .await?;
    for tag in tags {
        tx.run(
            "INSERT INTO asset_tags (asset_row, tag_row) VALUES ($1, $2)",
            args![asset, *tag],
        )
        .await?;
    }
    Ok(())
}

/// The tags that each of those assets bears, by name.
pub(crate) async fn of_assets(tx: &mut Tx, assets: &[i64]) -> Result<HashMap<i64, Vec<Borne>>, Failure> {
    let keys: Vec<Arg<'_>> = assets.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<(i64, i64, Vec<u8>, String)> = tx
        .all_of(
            "SELECT b.asset_row, t.row_id, t.id, t.name FROM asset_tags b JOIN tags t ON t.row_id = b.tag_row
             WHERE b.asset_row IN {keys}",
            &keys,
        )
        .await?;
    let mut borne: HashMap<i64, Vec<Borne>> = HashMap::new();
    for (asset, row, id, name) in rows {
        let id = TagId::from_bytes(bytes(&id)?);
        borne.entry(asset).or_default().push(Borne { row, id, name });
    }
    for tags in borne.values_mut() {
        tags.sort_by(|a, b| natural(&a.name.to_lowercase(), &b.name.to_lowercase()).then(a.row.cmp(&b.row)));
    }
    Ok(borne)
}
