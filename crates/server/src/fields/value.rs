//! What stands in a field of an asset, as it is sent and shown.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_model::{ChoiceId, FieldText, FieldValue, Number};

use crate::problem::{FieldProblem, Problem};

/// The most choices that stand in one field of an asset.
const MOST_CHOICES: usize = 200;

/// What stands in a field: one of these, as its kind says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = FieldValue)]
pub(crate) enum ValueView {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day of the calendar.
    #[schema(example = "2024-02-29")]
    Date(String),
    /// The ids of its choices; of a `choice` one.
    #[schema(value_type = Vec<uuid::Uuid>)]
    Choices(Vec<ChoiceId>),
}

impl ValueView {
    /// The value, well-formed; whether it fits its field is for the store to say.
    pub(crate) fn parse(&self, field: &str) -> Result<FieldValue, Problem> {
        let refused = |code| Problem::invalid(FieldProblem::new(field, code));
        Ok(match self {
            Self::Text(text) => FieldValue::Text(
                FieldText::parse(text)
                    .map_err(|error| Problem::invalid(FieldProblem::of_name(field, &error)))?,
            ),
            Self::Number(number) => FieldValue::Number(Number::new(*number).ok_or_else(|| refused("form"))?),
            Self::Date(day) => FieldValue::Date(day.parse::<Date>().map_err(|_| refused("form"))?),
            Self::Choices(choices) if choices.len() > MOST_CHOICES => {
                let problem = FieldProblem::new(field, "too_many").with("limit", MOST_CHOICES);
                return Err(Problem::invalid(problem));
            }
            Self::Choices(choices) => {
                let mut chosen: Vec<ChoiceId> = Vec::with_capacity(choices.len());
                for choice in choices {
                    if !chosen.contains(choice) {
                        chosen.push(*choice);
                    }
                }
                FieldValue::Choices(chosen)
            }
        })
    }
}

impl From<FieldValue> for ValueView {
    fn from(value: FieldValue) -> Self {
        match value {
            FieldValue::Text(text) => Self::Text(text.as_str().to_owned()),
            FieldValue::Number(number) => Self::Number(number.get()),
            FieldValue::Date(day) => Self::Date(day.to_string()),
            FieldValue::Choices(choices) => Self::Choices(choices),
        }
    }
}
