//! What is wrong with one field of a request.

use serde::Serialize;
use serde_json::{Map, Value};
use vitrine_model::IllFormedName;

/// One field, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field, by its path in the body (`entries[0].until`) or its name in the query.
    field: String,
    /// What is wrong, in a stable word.
    code: &'static str,
    /// What the code speaks of.
    #[schema(value_type = Object)]
    params: Map<String, Value>,
}

impl FieldProblem {
    /// A field with that code.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self {
            field: field.into(),
            code,
            params: Map::new(),
        }
    }

    /// One parameter more.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.params.insert(key.to_owned(), value.into());
        self
    }

    /// Why a name was not taken, for the field of that name.
    pub fn of_name(field: &str, error: &IllFormedName) -> Self {
        match error {
            IllFormedName::Empty { .. } => Self::new(field, "empty"),
            IllFormedName::TooLong { length, limit, .. } => Self::new(field, "too_long")
                .with("length", *length)
                .with("limit", *limit),
            IllFormedName::Character { character, .. } => {
                Self::new(field, "character").with("character", format!("U+{character:04X}"))
            }
            IllFormedName::Form { .. } => Self::new(field, "form"),
        }
    }
}
