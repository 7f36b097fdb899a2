//! The fields there are.

use std::collections::HashMap;

use vitrine_model::{ChoiceId, FieldId, FieldKind};

use crate::source::{bytes, word};
use crate::tx::args;
use crate::{Failure, Subject, Tx};

/// A field of the account's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// What it is called.
    pub name: String,
    /// What may stand in it.
    pub kind: FieldKind,
    /// Its choices, in their order.
    pub choices: Vec<Choice>,
    /// Is it no longer offered?
    pub retired: bool,
    /// For `If-Match`.
    pub version: i64,
}

/// A choice of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub id: ChoiceId,
    /// What it is called.
    pub name: String,
    /// Is it no longer offered?
    pub retired: bool,
}

/// The fields, in their order. They say nothing of assets: whoever is signed in sees them.
///
/// # Errors
/// Where the database fails.
pub async fn list(tx: &mut Tx, _who: &Subject) -> Result<Vec<Field>, Failure> {
    let choices: Vec<(i64, Vec<u8>, String, i64)> = tx
        .all(
            "SELECT field_row, id, name, retired FROM field_choices ORDER BY field_row, position, row_id",
            args![],
        )
        .await?;
    let mut by_field: HashMap<i64, Vec<Choice>> = HashMap::new();
    for (field, id, name, retired) in choices {
        by_field.entry(field).or_default().push(Choice {
            id: ChoiceId::from_bytes(bytes(&id)?),
            name,
            retired: retired != 0,
        });
    }
    let fields: Vec<(i64, Vec<u8>, String, String, i64, i64)> = tx
        .all(
            "SELECT row_id, id, name, kind, retired, version FROM fields ORDER BY position, row_id",
            args![],
        )
        .await?;
    fields
        .into_iter()
        .map(|(row, id, name, kind, retired, version)| {
            Ok(Field {
                id: FieldId::from_bytes(bytes(&id)?),
                name,
                kind: word(&kind)?,
                choices: by_field.remove(&row).unwrap_or_default(),
                retired: retired != 0,
                version,
            })
        })
        .collect()
}
