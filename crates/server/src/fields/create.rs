use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::account;
use vitrine_model::{FieldKind, Name};
use vitrine_store::fields::{self, NewField};

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};
use crate::schema;

use super::view::FieldView;

/// The most choices that a field offers.
pub(super) const MOST_CHOICES: usize = 1_000;

/// A field to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldRequest {
    name: String,
    /// What may stand in it, for good.
    #[schema(value_type = schema::FieldKind)]
    kind: FieldKind,
    /// Its choices, in their order; none but for kinds that have choices.
    #[serde(default)]
    choices: Vec<String>,
}

/// Makes a field, after all others.
#[utoipa::path(post, path = "/fields", tag = "fields", request_body = FieldRequest,
    responses((status = 201, body = FieldView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_field(ctx: Ctx, Json(body): Json<FieldRequest>) -> Result<Response, Problem> {
    let new = NewField {
        name: Name::parse(&body.name)?,
        kind: body.kind,
        choices: parse_choices(&body.choices)?,
    };
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<account::ManageSettings>(&mut tx, ()).await?;
    let id = fields::create(&mut tx, permit, &new).await?;
    ctx.keep(tx, &who, Outcome::FieldMade(id)).await
}

fn parse_choices(texts: &[String]) -> Result<Vec<Name>, Problem> {
    if texts.len() > MOST_CHOICES {
        let problem = FieldProblem::new("choices", "too_many").with("limit", MOST_CHOICES);
        return Err(Problem::invalid(problem));
    }
    let parse = |(at, text): (usize, &String)| parse_choice(at, text);
    texts.iter().enumerate().map(parse).collect()
}

pub(super) fn parse_choice(at: usize, text: &str) -> Result<Name, Problem> {
    Name::parse(text)
        .map_err(|error| Problem::invalid(FieldProblem::of_name(&format!("choices[{at}]"), &error)))
}
