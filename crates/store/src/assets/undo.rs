//! Taking back what one request wrote about assets, as the journal remembers it.

use std::collections::BTreeSet;

use serde_json::Value;
use vitrine_access::asset;
use vitrine_model::{AssetId, Caption, Credit, FieldId, FieldValue, RequestId, Rights, TagName, Title};

use super::describe::{AssetEdit, TagEdits, described, edit};
use crate::fields::{self, NoValue};
use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Permit, Subject, Tx};

/// Why what was written about an asset was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum NotUndone {
    /// The subject wrote nothing about it in that request, or what they wrote was erased.
    #[error("nothing was written about the asset in that request")]
    Nothing,
    /// Something else stands there by now.
    #[error("the asset was described anew since")]
    ChangedSince,
    /// A former value fits its field no longer, or the store failed.
    #[error(transparent)]
    Value(#[from] NoValue),
}

impl From<Failure> for NotUndone {
    fn from(failure: Failure) -> Self {
        Self::Value(failure.into())
    }
}

/// The assets that the subject described anew in that request of theirs. Whether they may still see each of them
/// is for permits to say.
///
/// # Errors
/// Where the database fails.
pub async fn undoable(tx: &mut Tx, subject: &Subject, request: RequestId) -> Result<Vec<AssetId>, Failure> {
    let rows: Vec<(Vec<u8>,)> = tx
        .all(
            "SELECT DISTINCT subject FROM journal
             WHERE request = $1 AND actor = $2 AND kind = 'asset.edit' AND subject IS NOT NULL",
            args![request.as_bytes(), subject.user().as_bytes()],
        )
        .await?;
    rows.into_iter()
        .map(|(id,)| bytes(&id).map(AssetId::from_bytes))
        .collect()
}

/// Writes about the asset what stood there before that request, if what it wrote still stands. That is one more
/// edit: the journal has both.
///
/// # Errors
/// Where it was described anew since, there is nothing to take back, a value fits no longer, or the database fails.
pub async fn undo(tx: &mut Tx, permit: Permit<asset::Edit>, request: RequestId) -> Result<(), NotUndone> {
    let words: Option<(String,)> = tx
        .maybe(
            "SELECT w.words FROM journal j JOIN journal_words w ON w.number = j.number
             WHERE j.request = $1 AND j.subject = $2 AND j.actor = $3 AND j.kind = 'asset.edit'
             ORDER BY j.number DESC LIMIT 1",
            args![
                request.as_bytes(),
                permit.on().as_bytes(),
                permit.actor().user.as_bytes(),
            ],
        )
        .await?;
    let (words,) = words.ok_or(NotUndone::Nothing)?;
    let words: Value =
        serde_json::from_str(&words).map_err(|error| Failure::damaged("the journal", error))?;
    let (before, after) = (&words["before"], &words["after"]);
    let back = edit_back(tx, before, after).await?;
    let stands = described(tx, permit.row(), &back).await?;
    if without_empty_fields(&stands) != without_empty_fields(after) {
        return Err(NotUndone::ChangedSince);
    }
    edit(tx, permit, None, &back).await?;
    Ok(())
}

/// A field that was emptied, and was empty before, leaves no trace.
fn without_empty_fields(words: &Value) -> Value {
    let mut words = words.clone();
    if let Value::Object(parts) = &mut words {
        parts.retain(|_, part| part.as_object().is_none_or(|fields| !fields.is_empty()));
    }
    words
}

/// The edit that writes what stood before, of all that was touched.
async fn edit_back(tx: &mut Tx, before: &Value, after: &Value) -> Result<AssetEdit, NotUndone> {
    let corrupt = |error: vitrine_model::IllFormedName| Failure::damaged("the journal", error);
    let text = |key: &str| before[key].as_str();
    let tags = match &before["tags"] {
        Value::Array(names) => {
            let names = names.iter().filter_map(Value::as_str).map(TagName::parse);
            Some(TagEdits::All(names.collect::<Result<_, _>>().map_err(corrupt)?))
        }
        _ => None,
    };
    Ok(AssetEdit {
        title: text("title").map(Title::parse).transpose().map_err(corrupt)?,
        caption: text("caption").map(Caption::parse).transpose().map_err(corrupt)?,
        credit: text("credit").map(Credit::parse).transpose().map_err(corrupt)?,
        rights: text("rights").map(Rights::parse).transpose().map_err(corrupt)?,
        tags,
        values: values_back(tx, before, after).await?,
    })
}

async fn values_back(
    tx: &mut Tx,
    before: &Value,
    after: &Value,
) -> Result<Vec<(FieldId, Option<FieldValue>)>, NotUndone> {
    let touched: BTreeSet<&String> = [before, after]
        .into_iter()
        .filter_map(|words| words["fields"].as_object())
        .flat_map(|fields| fields.keys())
        .collect();
    let mut values = Vec::with_capacity(touched.len());
    for id in touched {
        let field: FieldId = id
            .parse()
            .map_err(|error| Failure::damaged("the journal", error))?;
        let value = match before["fields"][id].as_str() {
            Some(written) => Some(fields::read_back(tx, field, written).await?),
            None => None,
        };
        values.push((field, value));
    }
    Ok(values)
}
