//! A field of the account's own, as it is shown.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_model::{ChoiceId, FieldId, FieldKind};
use vitrine_store::fields::{self, Field, NoFieldChange};

use crate::ctx::Ctx;
use crate::extract::Version;
use crate::problem::{FieldProblem, Problem};
use crate::schema;

/// A field of the account's own.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Field)]
pub(crate) struct FieldView {
    #[schema(value_type = Uuid)]
    id: FieldId,
    /// For `If-Match`.
    version: i64,
    name: String,
    /// What may stand in it.
    #[schema(value_type = schema::FieldKind)]
    kind: FieldKind,
    /// In their order.
    choices: Vec<ChoiceView>,
    /// Is it no longer offered? What stands in it stays.
    retired: bool,
}

/// A choice of a field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Choice)]
struct ChoiceView {
    #[schema(value_type = Uuid)]
    id: ChoiceId,
    name: String,
    /// Is it no longer offered? Where it was chosen, it stays.
    retired: bool,
}

impl FieldView {
    /// As it is after a change; `None` where it is gone.
    pub(crate) async fn after(ctx: &Ctx, id: FieldId) -> Result<Option<Self>, Problem> {
        let (mut tx, who) = ctx.read().await?;
        let fields = fields::list(&mut tx, &who).await?;
        Ok(fields.into_iter().find(|field| field.id == id).map(Self::from))
    }
}

impl From<Field> for FieldView {
    fn from(field: Field) -> Self {
        let choices = field.choices.into_iter();
        Self {
            id: field.id,
            version: field.version,
            name: field.name,
            kind: field.kind,
            choices: choices
                .map(|choice| ChoiceView {
                    id: choice.id,
                    name: choice.name,
                    retired: choice.retired,
                })
                .collect(),
            retired: field.retired,
        }
    }
}

impl Version for FieldView {
    fn version(&self) -> i64 {
        self.version
    }
}

impl From<NoFieldChange> for Problem {
    fn from(none: NoFieldChange) -> Self {
        Self::invalid(match none {
            NoFieldChange::Failed(failure) => return failure.into(),
            NoFieldChange::Unknown(_) => return Self::not_found(),
            NoFieldChange::NameTaken(name) => FieldProblem::new("name", "taken").with("name", name),
            NoFieldChange::UnknownChoice(choice) => {
                FieldProblem::new("choices", "unknown_choice").with("choice", choice.to_string())
            }
            NoFieldChange::NoChoices => FieldProblem::new("choices", "kind"),
        })
    }
}
