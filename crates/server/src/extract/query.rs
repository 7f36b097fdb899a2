//! What stands behind the question mark.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::{FieldProblem, Problem};

/// The query of a URL; refused where it says what is not understood.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let axum::extract::Query(value) =
            axum::extract::Query::try_from_uri(&parts.uri).map_err(|rejection| {
                let detail =
                    std::error::Error::source(&rejection).map_or_else(String::new, ToString::to_string);
                Problem::invalid(FieldProblem::new("query", "form").with("detail", detail))
            })?;
        Ok(Self(value))
    }
}
