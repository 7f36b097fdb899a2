//! A kept search as the API takes and shows it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use vitrine_model::{Instant, Name, SearchId, SearchText};
use vitrine_store::searches::{self, Kept, Wording};

use crate::ctx::Ctx;
use crate::extract::Version;
use crate::problem::{FieldProblem, Problem};
use crate::search::Filters;
use crate::views::{Direction, Sort};

/// How long what was chosen of facets may be, as JSON: bytes.
const MOST_OF_FILTERS: usize = 20_000;

/// What is kept of a search.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSearch {
    name: String,
    /// In the language of the search field, at most 2,000 characters; it may be empty where something is chosen of
    /// facets.
    query: String,
    /// What was chosen of facets.
    #[serde(default)]
    filters: Filters,
    /// Left out or null, as the search itself sorts.
    sort: Option<Sort>,
    /// Left out or null, as the search itself sorts.
    direction: Option<Direction>,
}

impl NewSearch {
    pub(super) fn wording(&self) -> Result<Wording, Problem> {
        Ok(Wording {
            name: Name::parse(&self.name)?,
            query: self.query()?,
            filters: self.filters()?,
            sort: self.sort.map(Sort::word),
            direction: self.direction.map(Direction::word),
        })
    }

    /// What is typed may be left empty where something is chosen.
    fn query(&self) -> Result<Option<SearchText>, Problem> {
        if self.query.trim().is_empty() && !self.filters.is_empty() {
            return Ok(None);
        }
        Ok(Some(SearchText::parse(&self.query)?))
    }

    fn filters(&self) -> Result<Value, Problem> {
        self.filters.clone().understood()?;
        let filters = json!(self.filters);
        if filters.to_string().len() > MOST_OF_FILTERS {
            return Err(Problem::invalid(
                FieldProblem::new("filters", "too_long").with("limit", MOST_OF_FILTERS),
            ));
        }
        Ok(filters)
    }
}

/// A search that one keeps.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptSearch)]
pub(crate) struct SearchView {
    #[schema(value_type = Uuid)]
    id: SearchId,
    name: String,
    query: String,
    #[schema(value_type = Filters)]
    filters: Value,
    /// Null is as the search itself sorts.
    #[schema(value_type = Option<Sort>, required)]
    sort: Option<String>,
    /// Null is as the search itself sorts.
    #[schema(value_type = Option<Direction>, required)]
    direction: Option<String>,
    /// For `If-Match`.
    version: i64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Instant,
}

impl From<Kept> for SearchView {
    fn from(kept: Kept) -> Self {
        Self {
            id: kept.id,
            name: kept.name,
            query: kept.query,
            filters: kept.filters,
            sort: kept.sort,
            direction: kept.direction,
            version: kept.version,
            created_at: kept.created_at,
        }
    }
}

impl SearchView {
    /// As it is now; `None` where it is kept no longer.
    pub(crate) async fn after(ctx: &Ctx, id: SearchId) -> Result<Option<Self>, Problem> {
        let (mut tx, who) = ctx.read().await?;
        Ok(searches::find(&mut tx, &who, id).await?.map(Self::from))
    }
}

impl Version for SearchView {
    fn version(&self) -> i64 {
        self.version
    }
}
