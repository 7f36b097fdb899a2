//! What people write about assets.

use serde_json::{Value, json};
use vitrine_access::asset;
use vitrine_model::{Caption, Credit, FieldId, FieldValue, Rights, TagName, Title};

use super::change::next_version;
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

/// Describes an asset anew. What stood there stays in the journal.
///
/// # Errors
/// [`Failure::Stale`] where somebody changed it meanwhile; where a value does not fit its field; where the database
/// fails.
pub async fn edit(
    tx: &mut Tx,
    permit: Permit<asset::Edit>,
    expected: Option<i64>,
    edit: &AssetEdit,
) -> Result<(), NoValue> {
    let row = permit.row();
    next_version(tx, row, expected).await?;
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
    tx.journal(Change {
        words: Some(json!({ "before": before, "after": after })),
        ..Change::of("asset.edit", permit.on().as_bytes(), doer)
    })
    .await?;
    Ok(())
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

/// What an edit of those assets would overwrite.
///
/// # Errors
/// Where the database fails.
pub async fn overwrites(
    tx: &mut Tx,
    permits: &PermitSet<asset::Edit>,
    edit: &AssetEdit,
) -> Result<Overwrites, Failure> {
    let assets: Vec<i64> = permits.permits().iter().map(crate::Permit::row).collect();
    let keys: Vec<Arg<'_>> = assets.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<(String, String, String, String)> = tx
        .all_of(
            "SELECT title, caption, credit, rights FROM assets WHERE row_id IN {keys}",
            &keys,
        )
        .await?;
    let mut overwrites = Overwrites::default();
    let differs = |stands: &str, said: Option<&str>| {
        usize::from(!stands.is_empty() && said.is_some_and(|said| said != stands))
    };
    for (title, caption, credit, rights) in rows {
        overwrites.title += differs(&title, edit.title.as_ref().map(Title::as_str));
        overwrites.caption += differs(&caption, edit.caption.as_ref().map(Caption::as_str));
        overwrites.credit += differs(&credit, edit.credit.as_ref().map(Credit::as_str));
        overwrites.rights += differs(&rights, edit.rights.as_ref().map(Rights::as_str));
    }
    if !edit.values.is_empty() {
        for stands in fields::of_assets(tx, &assets).await?.into_values().flatten() {
            let other = |(field, value): &&(FieldId, Option<FieldValue>)| {
                *field == stands.field && value.as_ref() != Some(&stands.value)
            };
            overwrites.fields += edit.values.iter().filter(other).count();
        }
    }
    Ok(overwrites)
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
