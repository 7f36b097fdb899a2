use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::account;
use vitrine_model::{ChoiceId, FieldId, Name};
use vitrine_store::fields::{self, FieldEdit};

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};

use super::create::{MOST_CHOICES, parse_choice};
use super::view::FieldView;

/// What is changed of a field; what is left out or null stays. Its kind stays for good.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldChange {
    name: Option<String>,
    /// Its place among the fields, from 0.
    position: Option<usize>,
    /// Is it no longer offered? What stands in it stays.
    retired: Option<bool>,
    /// The choices that are offered, in their order. Those that are not among them are offered no longer, and stay
    /// where they were chosen.
    choices: Option<Vec<ChoiceChange>>,
}

/// A choice as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceChange {
    /// Which; left out or null is a new one.
    #[schema(value_type = Option<Uuid>)]
    id: Option<ChoiceId>,
    name: String,
}

/// Changes a field.
#[utoipa::path(patch, path = "/fields/{id}", tag = "fields", request_body = FieldChange,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = FieldView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn edit_field(
    ctx: Ctx,
    Path(id): Path<FieldId>,
    IfMatch(version): IfMatch,
    Json(body): Json<FieldChange>,
) -> Result<Response, Problem> {
    let edit = FieldEdit {
        name: body.name.as_deref().map(Name::parse).transpose()?,
        position: body.position,
        retired: body.retired,
        choices: body.choices.as_deref().map(parse_choices).transpose()?,
    };
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<account::ManageSettings>(&mut tx, ()).await?;
    fields::edit(&mut tx, permit, id, Some(version), &edit).await?;
    ctx.keep(tx, &who, Outcome::Field(id)).await
}

fn parse_choices(choices: &[ChoiceChange]) -> Result<Vec<(Option<ChoiceId>, Name)>, Problem> {
    if choices.len() > MOST_CHOICES {
        let problem = FieldProblem::new("choices", "too_many").with("limit", MOST_CHOICES);
        return Err(Problem::invalid(problem));
    }
    let parse = |(at, choice): (usize, &ChoiceChange)| Ok((choice.id, parse_choice(at, &choice.name)?));
    choices.iter().enumerate().map(parse).collect()
}
