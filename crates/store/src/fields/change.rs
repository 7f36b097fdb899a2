//! Defining fields: by `settings.manage`.

use serde_json::json;
use vitrine_access::account;
use vitrine_model::{ChoiceId, FieldId, FieldKind, Name};

use crate::journal::{Change, Doer};
use crate::source::{bytes, word};
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// A field to be.
#[derive(Clone, Debug)]
pub struct NewField {
    /// What it is called.
    pub name: Name,
    /// What may stand in it, for good.
    pub kind: FieldKind,
    /// Its choices, in their order; none but for kinds that have choices.
    pub choices: Vec<Name>,
}

/// What is changed of a field; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct FieldEdit {
    /// What it is called.
    pub name: Option<Name>,
    /// Its place among the fields, from 0.
    pub position: Option<usize>,
    /// Is it no longer offered?
    pub retired: Option<bool>,
    /// The choices that are offered, in their order: those that are there by their ids, and new ones. Those that are
    /// not among them are retired.
    pub choices: Option<Vec<(Option<ChoiceId>, Name)>>,
}

/// Why a field was not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum NoFieldChange {
    /// There is no field with that id.
    #[error("there is no field {0}")]
    Unknown(FieldId),
    /// Another field has that name, or another choice of it.
    #[error("`{0}` is there already")]
    NameTaken(String),
    /// It has no such choice.
    #[error("the field has no choice {0}")]
    UnknownChoice(ChoiceId),
    /// A field of that kind has no choices.
    #[error("a field of that kind has no choices")]
    NoChoices,
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Makes a field, after all others.
///
/// # Errors
/// Where its name is taken, its kind has no choices, or the database fails.
pub async fn create(
    tx: &mut Tx,
    permit: Permit<account::ManageSettings>,
    new: &NewField,
) -> Result<FieldId, NoFieldChange> {
    refuse_choices(new.kind, !new.choices.is_empty())?;
    refuse_taken(tx, &new.name, None).await?;
    let id = FieldId::new(&*tx.ids(), tx.now());
    let (row,): (i64,) = tx
        .one(
            "INSERT INTO fields (id, name, name_folded, kind, position, retired, version, created_at)
             VALUES ($1, $2, $3, $4, (SELECT COUNT(*) FROM fields), 0, 1, $5) RETURNING row_id",
            args![
                id.as_bytes(),
                new.name.as_str(),
                &new.name.folded(),
                new.kind.word(),
                tx.now()
            ],
        )
        .await?;
    let choices: Vec<_> = new.choices.iter().map(|name| (None, name.clone())).collect();
    write_choices(tx, row, &choices).await?;
    tx.journal(Change {
        after: Some(json!({ "kind": new.kind })),
        words: Some(json!({ "name": new.name, "choices": new.choices })),
        ..Change::of("field.create", id.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(id)
}

/// Changes a field. Its kind stays.
///
/// # Errors
/// Where it or a choice is not there, a name is taken, somebody changed it meanwhile, or the database fails.
pub async fn edit(
    tx: &mut Tx,
    permit: Permit<account::ManageSettings>,
    field: FieldId,
    expected: Option<i64>,
    edit: &FieldEdit,
) -> Result<(), NoFieldChange> {
    let found: Option<(i64, String, String, i64, i64)> = tx
        .maybe(
            "SELECT row_id, name, kind, retired, version FROM fields WHERE id = $1",
            args![field.as_bytes()],
        )
        .await?;
    let (row, name, kind, retired, version) = found.ok_or(NoFieldChange::Unknown(field))?;
    if expected.is_some_and(|expected| expected != version) {
        return Err(Failure::Stale { version }.into());
    }
    let before = json!({ "name": name, "retired": retired != 0, "choices": choices(tx, row).await? });
    if let Some(name) = &edit.name {
        refuse_taken(tx, name, Some(row)).await?;
        let sql = "UPDATE fields SET name = $2, name_folded = $3 WHERE row_id = $1";
        tx.run(sql, args![row, name.as_str(), &name.folded()]).await?;
    }
    if let Some(retired) = edit.retired {
        tx.run(
            "UPDATE fields SET retired = $2 WHERE row_id = $1",
            args![row, retired],
        )
        .await?;
    }
    if let Some(choices) = &edit.choices {
        refuse_choices(word(&kind)?, !choices.is_empty())?;
        write_choices(tx, row, choices).await?;
    }
    if let Some(position) = edit.position {
        reorder(tx, row, position).await?;
    }
    tx.run(
        "UPDATE fields SET version = version + 1 WHERE row_id = $1",
        args![row],
    )
    .await?;
    let after = json!({ "name": edit.name, "retired": edit.retired, "choices": choices(tx, row).await? });
    tx.journal(Change {
        words: Some(json!({ "before": before, "after": after })),
        ..Change::of("field.edit", field.as_bytes(), Doer::Actor(permit.actor()))
    })
    .await?;
    Ok(())
}

const fn refuse_choices(kind: FieldKind, some: bool) -> Result<(), NoFieldChange> {
    match kind {
        FieldKind::Text | FieldKind::Number | FieldKind::Date if some => Err(NoFieldChange::NoChoices),
        _ => Ok(()),
    }
}

async fn refuse_taken(tx: &mut Tx, name: &Name, own: Option<i64>) -> Result<(), NoFieldChange> {
    let taken: Option<(i64,)> = tx
        .maybe(
            "SELECT row_id FROM fields WHERE name_folded = $1",
            args![&name.folded()],
        )
        .await?;
    match taken {
        Some((row,)) if Some(row) != own => Err(NoFieldChange::NameTaken(name.as_str().to_owned())),
        _ => Ok(()),
    }
}

async fn choices(tx: &mut Tx, field: i64) -> Result<Vec<String>, Failure> {
    let rows: Vec<(String,)> = tx
        .all(
            "SELECT name FROM field_choices WHERE field_row = $1 AND retired = 0 ORDER BY position, row_id",
            args![field],
        )
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// A new choice that is called like a retired one brings that one back.
async fn write_choices(
    tx: &mut Tx,
    field: i64,
    choices: &[(Option<ChoiceId>, Name)],
) -> Result<(), NoFieldChange> {
    let known: Vec<(i64, Vec<u8>, String)> = tx
        .all(
            "SELECT row_id, id, name_folded FROM field_choices WHERE field_row = $1",
            args![field],
        )
        .await?;
    let is_named = |id: &[u8]| {
        choices
            .iter()
            .any(|(choice, _)| choice.is_some_and(|choice| choice.as_bytes()[..] == *id))
    };
    // Names are exchanged without standing in each other's way.
    for (row, id, _) in &known {
        // No name that people type begins so.
        let stand_in = format!("\u{1}{}", ChoiceId::from_bytes(bytes(id)?));
        if is_named(id) {
            let sql = "UPDATE field_choices SET name_folded = $2 WHERE row_id = $1";
            tx.run(sql, args![*row, &stand_in]).await?;
        }
    }
    tx.run(
        "UPDATE field_choices SET retired = 1 WHERE field_row = $1",
        args![field],
    )
    .await?;
    let mut folded_names: Vec<String> = Vec::with_capacity(choices.len());
    for (position, (choice, name)) in (0_i64..).zip(choices) {
        let folded = name.folded();
        // One that is offered no longer keeps its name, where it was chosen: two would be told apart by nobody.
        let keeps = |(_, id, known): &(i64, Vec<u8>, String)| *known == folded && !is_named(id);
        if folded_names.contains(&folded) || (choice.is_some() && known.iter().any(keeps)) {
            return Err(NoFieldChange::NameTaken(name.as_str().to_owned()));
        }
        let row = match choice {
            Some(choice) => {
                let row = known.iter().find(|(_, id, _)| id[..] == choice.as_bytes()[..]);
                Some(
                    row.map(|(row, ..)| *row)
                        .ok_or(NoFieldChange::UnknownChoice(*choice))?,
                )
            }
            None => known.iter().find(|one| keeps(one)).map(|(row, ..)| *row),
        };
        match row {
            Some(row) => {
                tx.run(
                    "UPDATE field_choices SET name = $2, name_folded = $3, position = $4, retired = 0 WHERE row_id = $1",
                    args![row, name.as_str(), &folded, position],
                )
                .await?;
            }
            None => insert_choice(tx, field, name, position).await?,
        }
        folded_names.push(folded);
    }
    Ok(())
}

async fn insert_choice(tx: &mut Tx, field: i64, name: &Name, position: i64) -> Result<(), Failure> {
    let id = ChoiceId::new(&*tx.ids(), tx.now());
    tx.run(
        "INSERT INTO field_choices (id, field_row, name, name_folded, position, retired)
         VALUES ($1, $2, $3, $4, $5, 0)",
        args![id.as_bytes(), field, name.as_str(), &name.folded(), position],
    )
    .await?;
    Ok(())
}

async fn reorder(tx: &mut Tx, field: i64, position: usize) -> Result<(), Failure> {
    let rows: Vec<(i64,)> = tx
        .all("SELECT row_id FROM fields ORDER BY position, row_id", args![])
        .await?;
    let mut rows: Vec<i64> = rows
        .into_iter()
        .map(|(row,)| row)
        .filter(|row| *row != field)
        .collect();
    rows.insert(position.min(rows.len()), field);
    for (position, row) in (0_i64..).zip(rows) {
        tx.run(
            "UPDATE fields SET position = $2 WHERE row_id = $1",
            args![row, position],
        )
        .await?;
    }
    Ok(())
}
