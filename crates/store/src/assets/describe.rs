//! What people write about assets.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};
use vitrine_access::asset;
use vitrine_model::{Caption, Credit, FieldId, FieldValue, Rights, TagName, Title};

use super::change::{expect_version, next_version};
use crate::fields::{self, NoValue};
use crate::journal::{Change, Doer};
use crate::tx::{Arg, args};
use crate::{Failure, Permit, PermitSet, Tx, tags};

/// What is changed of an asset's description; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct AssetEdit {
    /// What it is called.
    pub title: Option<Title>,
    /// What is written about it.
    pub caption: Option<Caption>,
    /// Who made it.
    pub credit: Option<Credit>,
    /// Whose it is.
    pub rights: Option<Rights>,
    /// The tags that it bears.
    pub tags: Option<TagEdits>,
    /// What stands in the account's own fields; `None` empties one.
    pub values: Vec<(FieldId, Option<FieldValue>)>,
}

/// What is changed of the tags that an asset bears. Tags that are not there yet are made.
#[derive(Clone, Debug)]
pub enum TagEdits {
    /// These and no others.
    All(Vec<TagName>),
    /// Some more, and some less.
    Some {
        /// Those that it bears from now on.
        add: Vec<TagName>,
        /// Those that it bears no longer.
        remove: Vec<TagName>,
    },
}

/// Describes an asset anew, and says whether that changed anything: what is so already is left alone. What stood
/// there stays in the journal.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed it meanwhile; where a value does not fit its field; where the database
/// fails.
pub async fn edit(
    tx: &mut Tx,
    permit: Permit<asset::Edit>,
    expected: Option<i64>,
    edit: &AssetEdit,
) -> Result<bool, NoValue> {
    let row = permit.row();
    expect_version(tx, row, expected).await?;
    let doer = Doer::Actor(permit.actor());
    let before = described(tx, row, edit).await?;
    write_words(tx, row, edit).await?;
    if let Some(edits) = &edit.tags {
        write_tags(tx, row, edits, doer).await?;
    }
    for (field, value) in &edit.values {
        fields::write(tx, row, *field, value.as_ref()).await?;
    }
    let after = described(tx, row, edit).await?;
    if before == after {
        return Ok(false);
    }
    next_version(tx, row, expected).await?;
    tx.journal(Change {
        words: Some(json!({ "before": before, "after": after })),
        ..Change::of("asset.edit", permit.on().as_bytes(), doer)
    })
    .await?;
    Ok(true)
}

/// What an edit of several assets would come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// How many it would change; in the others all of it is so already.
    pub changes: usize,
    /// What it would overwrite.
    pub overwrites: Overwrites,
}

/// In how many assets something else than an edit says stands already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overwrites {
    /// Another title.
    pub title: usize,
    /// Another caption; where none stands, none is overwritten.
    pub caption: usize,
    /// Another credit.
    pub credit: usize,
    /// Other rights.
    pub rights: usize,
    /// Other values of the account's own fields, all together.
    pub fields: usize,
}

/// What an edit of those assets would come to. Nothing is changed.
///
/// # Errors
/// Where the database fails.
pub async fn weigh(
    tx: &mut Tx,
    permits: &PermitSet<asset::Edit>,
    edit: &AssetEdit,
) -> Result<Weighed, Failure> {
    let assets: Vec<i64> = permits.permits().iter().map(crate::Permit::row).collect();
    let keys: Vec<Arg<'_>> = assets.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<(i64, String, String, String, String)> = tx
        .all_of(
            "SELECT row_id, title, caption, credit, rights FROM assets WHERE row_id IN {keys}",
            &keys,
        )
        .await?;
    let retagged = match &edit.tags {
        Some(edits) => retagged(tx, &assets, edits).await?,
        None => HashSet::new(),
    };
    let values = match edit.values[..] {
        [] => HashMap::new(),
        _ => fields::of_assets(tx, &assets).await?,
    };
    let mut weighed = Weighed::default();
    for (row, title, caption, credit, rights) in rows {
        let mut changes = retagged.contains(&row);
        let mut differs = |stands: &str, said: Option<&str>| {
            let other = said.is_some_and(|said| said != stands);
            changes |= other;
            usize::from(other && !stands.is_empty())
        };
        let overwrites = &mut weighed.overwrites;
        overwrites.title += differs(&title, edit.title.as_ref().map(Title::as_str));
        overwrites.caption += differs(&caption, edit.caption.as_ref().map(Caption::as_str));
        overwrites.credit += differs(&credit, edit.credit.as_ref().map(Credit::as_str));
        overwrites.rights += differs(&rights, edit.rights.as_ref().map(Rights::as_str));
        let stand = values.get(&row).map_or(&[][..], Vec::as_slice);
        for (field, said) in &edit.values {
            let stands = stand.iter().find(|value| value.field == *field);
            let said = said.as_ref().filter(|value| !value.is_empty());
            let other = stands.map(|value| &value.value) != said;
            changes |= other;
            overwrites.fields += usize::from(other && stands.is_some());
        }
        weighed.changes += usize::from(changes);
    }
    Ok(weighed)
}

/// Those of the assets that would bear other tags.
async fn retagged(tx: &mut Tx, assets: &[i64], edits: &TagEdits) -> Result<HashSet<i64>, Failure> {
    let (add, remove) = match edits {
        TagEdits::All(names) => (names, None),
        TagEdits::Some { add, remove } => (add, Some(tags::known(tx, remove).await?)),
    };
    // One that is not there yet is made, and nobody bears it.
    let mut makes = false;
    let mut added = HashSet::new();
    for name in add {
        let known = tags::known(tx, std::slice::from_ref(name)).await?;
        makes |= known.is_empty();
        added.extend(known);
    }
    let borne = tags::of_assets(tx, assets).await?;
    let changes = |asset: &&i64| {
        let borne: HashSet<i64> = borne
            .get(asset)
            .into_iter()
            .flatten()
            .map(|tag| tag.row)
            .collect();
        let kept = borne
            .iter()
            .filter(|tag| remove.as_ref().is_some_and(|remove| !remove.contains(tag)));
        let then: HashSet<i64> = kept.chain(&added).copied().collect();
        makes || then != borne
    };
    Ok(assets.iter().filter(changes).copied().collect())
}

async fn write_words(tx: &mut Tx, row: i64, edit: &AssetEdit) -> Result<(), Failure> {
    if let Some(title) = &edit.title {
        let sql = "UPDATE assets SET title = $2, title_folded = $3 WHERE row_id = $1";
        tx.run(sql, args![row, title.as_str(), &title.folded()]).await?;
    }
    if let Some(caption) = &edit.caption {
        let sql = "UPDATE assets SET caption = $2 WHERE row_id = $1";
        tx.run(sql, args![row, caption.as_str()]).await?;
    }
    if let Some(credit) = &edit.credit {
        let sql = "UPDATE assets SET credit = $2 WHERE row_id = $1";
        tx.run(sql, args![row, credit.as_str()]).await?;
    }
    if let Some(rights) = &edit.rights {
        let sql = "UPDATE assets SET rights = $2 WHERE row_id = $1";
        tx.run(sql, args![row, rights.as_str()]).await?;
    }
    Ok(())
}

async fn write_tags(tx: &mut Tx, row: i64, edits: &TagEdits, doer: Doer) -> Result<(), Failure> {
    let rows = match edits {
        TagEdits::All(names) => tags::named(tx, names, doer).await?,
        TagEdits::Some { add, remove } => {
            let borne = tags::of_assets(tx, &[row])
                .await?
                .remove(&row)
                .unwrap_or_default();
            let less = tags::known(tx, remove).await?;
            let mut rows: Vec<i64> = borne
                .iter()
                .map(|tag| tag.row)
                .filter(|tag| !less.contains(tag))
                .collect();
            for tag in tags::named(tx, add, doer).await? {
                if !rows.contains(&tag) {
                    rows.push(tag);
                }
            }
            rows
        }
    };
    tags::apply(tx, row, &rows).await
}

/// What an edit touches, as it stands.
pub(super) async fn described(tx: &mut Tx, row: i64, edit: &AssetEdit) -> Result<Value, Failure> {
    let (title, caption, credit, rights): (String, String, String, String) = tx
        .one(
            "SELECT title, caption, credit, rights FROM assets WHERE row_id = $1",
            args![row],
        )
        .await?;
    let mut said = serde_json::Map::new();
    let mut say = |touched: bool, key: &str, value: Value| {
        if touched {
            said.insert(key.to_owned(), value);
        }
    };
    say(edit.title.is_some(), "title", title.into());
    say(edit.caption.is_some(), "caption", caption.into());
    say(edit.credit.is_some(), "credit", credit.into());
    say(edit.rights.is_some(), "rights", rights.into());
    if edit.tags.is_some() {
        let borne = tags::of_assets(tx, &[row])
            .await?
            .remove(&row)
            .unwrap_or_default();
        say(true, "tags", borne.into_iter().map(|tag| tag.name).collect());
    }
    if !edit.values.is_empty() {
        let values = fields::of_assets(tx, &[row])
            .await?
            .remove(&row)
            .unwrap_or_default();
        let touched = values
            .iter()
            .filter(|value| edit.values.iter().any(|(field, _)| *field == value.field));
        say(
            true,
            "fields",
            touched
                .map(|value| (value.field.to_string(), value.value.written()))
                .collect(),
        );
    }
    Ok(Value::Object(said))
}
