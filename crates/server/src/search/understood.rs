//! What a query was taken for, as it is told to whoever typed it.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_search::{Near, Part, Presence, Query};

use crate::schema;

/// A piece of a query, and what it was taken for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UnderstoodPart {
    /// As it was typed.
    text: String,
    /// What it was taken for: words, a phrase, a field; `nothing` finds nothing, `unfinished` changes nothing yet.
    #[serde(rename = "as")]
    #[schema(value_type = schema::QuerySense, example = "words")]
    sense: &'static str,
    /// Hits do not have it.
    excluded: bool,
}

impl UnderstoodPart {
    /// All of a query, in the order in which it was typed.
    pub(crate) fn all(query: &Query) -> Vec<Self> {
        query.parts().iter().map(Self::of).collect()
    }

    fn of(part: &Part) -> Self {
        Self {
            text: part.text.clone(),
            sense: part.sense.word(),
            excluded: part.presence == Presence::Excluded,
        }
    }
}

/// A word that nothing in sight has, and the words near to it that were looked for in its stead.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NearWords)]
pub(crate) struct NearView {
    /// In small letters and without accents.
    word: String,
    /// The first few, in alphabetical order; each stands in something that the asker sees.
    read_as: Vec<String>,
}

impl From<Near> for NearView {
    fn from(near: Near) -> Self {
        Self {
            word: near.word,
            read_as: near.read_as,
        }
    }
}
