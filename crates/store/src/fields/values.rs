//! What stands in the fields of assets.

use std::collections::HashMap;

use vitrine_model::{ChoiceId, FieldId, FieldKind, FieldText, FieldValue};

use crate::source::{bytes, word};
use crate::tx::{Arg, args};
use crate::{Failure, Tx};

/// What stands in one field of an asset.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Which field.
    pub field: FieldId,
    /// What stands in it.
    pub value: FieldValue,
}

/// Why a value was not written.
#[derive(Debug, thiserror::Error)]
pub enum NoValue {
    /// There is no such field.
    #[error("there is no field {0}")]
    UnknownField(FieldId),
    /// The field is retired: what stands in it stays.
    #[error("the field {0} is no longer offered")]
    Retired(FieldId),
    /// What was given may not stand in a field of its kind.
    #[error("the field {field} takes a {kind}")]
    Kind {
        /// Which field.
        field: FieldId,
        /// What may stand in it.
        kind: FieldKind,
    },
    /// The field has no such choice, or offers it no longer.
    #[error("the field {field} does not offer the choice {choice}")]
    Choice {
        /// Which field.
        field: FieldId,
        /// Which choice.
        choice: ChoiceId,
    },
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Writes what stands in one field of an asset; `None` or an empty value empties it.
pub(crate) async fn write(
    tx: &mut Tx,
    asset: i64,
    field: FieldId,
    value: Option<&FieldValue>,
) -> Result<(), NoValue> {
    let found: Option<(i64, String, i64)> = tx
        .maybe(
            "SELECT row_id, kind, retired FROM fields WHERE id = $1",
            args![field.as_bytes()],
        )
        .await?;
    let (row, kind, retired) = found.ok_or(NoValue::UnknownField(field))?;
    if retired != 0 {
        return Err(NoValue::Retired(field));
    }
    let kind: FieldKind = word(&kind)?;
    if value.is_some_and(|value| !value.fits(kind)) {
        return Err(NoValue::Kind { field, kind });
    }
    let before = choices_of(tx, asset, row).await?;
    tx.run(
        "DELETE FROM asset_values WHERE asset_row = $1 AND field_row = $2",
        args![asset, row],
    )
    .await?;
    match value.filter(|value| !value.is_empty()) {
        None => {}
        Some(FieldValue::Text(text)) => write_one(tx, asset, row, text.as_str()).await?,
        Some(FieldValue::Number(number)) => write_one(tx, asset, row, &number.to_string()).await?,
        Some(FieldValue::Date(date)) => write_one(tx, asset, row, &date.to_string()).await?,
        Some(FieldValue::Choices(choices)) => {
            for (position, choice) in (0_i64..).zip(choices) {
                let choice_row = offered(tx, field, row, *choice, &before).await?;
                tx.run(
                    "INSERT INTO asset_values (asset_row, field_row, position, choice_row) VALUES ($1, $2, $3, $4)",
                    args![asset, row, position, choice_row],
                )
                .await?;
            }
        }
    }
    Ok(())
}

/// A value as [`FieldValue::written`] wrote it.
pub(crate) async fn read_back(tx: &mut Tx, field: FieldId, written: &str) -> Result<FieldValue, NoValue> {
    let kind: Option<(String,)> = tx
        .maybe("SELECT kind FROM fields WHERE id = $1", args![field.as_bytes()])
        .await?;
    let (kind,) = kind.ok_or(NoValue::UnknownField(field))?;
    let kind: FieldKind = word(&kind)?;
    FieldValue::read(kind, written).ok_or(NoValue::Kind { field, kind })
}

async fn write_one(tx: &mut Tx, asset: i64, field: i64, value: &str) -> Result<(), Failure> {
    tx.run(
        "INSERT INTO asset_values (asset_row, field_row, position, value) VALUES ($1, $2, 0, $3)",
        args![asset, field, value],
    )
    .await?;
    Ok(())
}

async fn choices_of(tx: &mut Tx, asset: i64, field: i64) -> Result<Vec<i64>, Failure> {
    let rows: Vec<(i64,)> = tx
        .all(
            "SELECT choice_row FROM asset_values
             WHERE asset_row = $1 AND field_row = $2 AND choice_row IS NOT NULL",
            args![asset, field],
        )
        .await?;
    Ok(rows.into_iter().map(|(row,)| row).collect())
}

/// The row of a choice that is offered, or that stood there before.
async fn offered(
    tx: &mut Tx,
    field: FieldId,
    field_row: i64,
    choice: ChoiceId,
    before: &[i64],
) -> Result<i64, NoValue> {
    let found: Option<(i64, i64)> = tx
        .maybe(
            "SELECT row_id, retired FROM field_choices WHERE id = $1 AND field_row = $2",
            args![choice.as_bytes(), field_row],
        )
        .await?;
    match found {
        Some((row, retired)) if retired == 0 || before.contains(&row) => Ok(row),
        _ => Err(NoValue::Choice { field, choice }),
    }
}

/// What stands in the fields of each of those assets, in the fields' order.
pub(crate) async fn of_assets(tx: &mut Tx, assets: &[i64]) -> Result<HashMap<i64, Vec<Value>>, Failure> {
    #[derive(sqlx::FromRow)]
    struct Row {
        asset_row: i64,
        id: Vec<u8>,
        kind: String,
        field_position: i64,
        position: i64,
        value: Option<String>,
        choice: Option<Vec<u8>>,
    }
    let keys: Vec<Arg<'_>> = assets.iter().map(|row| Arg::from(*row)).collect();
    let mut rows: Vec<Row> = tx
        .all_of(
            "SELECT w.asset_row, f.id, f.kind, f.position AS field_position, w.position, w.value, c.id AS choice
             FROM asset_values w JOIN fields f ON f.row_id = w.field_row
             LEFT JOIN field_choices c ON c.row_id = w.choice_row WHERE w.asset_row IN {keys}",
            &keys,
        )
        .await?;
    rows.sort_by(|a, b| {
        (a.asset_row, a.field_position, &a.id, a.position).cmp(&(
            b.asset_row,
            b.field_position,
            &b.id,
            b.position,
        ))
    });
    let mut values: HashMap<i64, Vec<Value>> = HashMap::new();
    for row in rows {
        let field = FieldId::from_bytes(bytes(&row.id)?);
        let of_asset = values.entry(row.asset_row).or_default();
        let value = read(word(&row.kind)?, row.value.as_deref(), row.choice.as_deref())?;
        match (of_asset.last_mut(), value) {
            (
                Some(Value {
                    field: last,
                    value: FieldValue::Choices(chosen),
                }),
                FieldValue::Choices(more),
            ) if *last == field => {
                chosen.extend(more);
            }
            (_, value) => of_asset.push(Value { field, value }),
        }
    }
    Ok(values)
}

/// The words that stand in the fields of each of those assets: texts, and the names of choices.
pub(crate) async fn words_of(tx: &mut Tx, assets: &[i64]) -> Result<HashMap<i64, Vec<String>>, Failure> {
    let keys: Vec<Arg<'_>> = assets.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<(i64, String)> = tx
        .all_of(
            "SELECT w.asset_row, COALESCE(c.name, w.value) FROM asset_values w
             JOIN fields f ON f.row_id = w.field_row LEFT JOIN field_choices c ON c.row_id = w.choice_row
             WHERE f.kind IN ('text', 'choice', 'choices') AND w.asset_row IN {keys}",
            &keys,
        )
        .await?;
    let mut words: HashMap<i64, Vec<String>> = HashMap::new();
    for (asset, word) in rows {
        words.entry(asset).or_default().push(word);
    }
    Ok(words)
}

fn read(kind: FieldKind, value: Option<&str>, choice: Option<&[u8]>) -> Result<FieldValue, Failure> {
    let damaged = |detail: String| Failure::damaged("a field's value", detail);
    let text = || value.ok_or_else(|| damaged("it holds a choice".to_owned()));
    Ok(match kind {
        FieldKind::Text => {
            FieldValue::Text(FieldText::parse(text()?).map_err(|error| damaged(error.to_string()))?)
        }
        FieldKind::Number => {
            FieldValue::Number(text()?.parse().map_err(|error| damaged(format!("{error}")))?)
        }
        FieldKind::Date => FieldValue::Date(text()?.parse().map_err(|error| damaged(format!("{error}")))?),
        FieldKind::Choice | FieldKind::Choices => {
            let choice = choice.ok_or_else(|| damaged("it holds no choice".to_owned()))?;
            FieldValue::Choices(vec![ChoiceId::from_bytes(bytes(choice)?)])
        }
    })
}
