//! Which version a write changes.

use axum::extract::FromRequestParts;
use http::header::IF_MATCH;
use http::request::Parts;

use crate::problem::{Code, FieldProblem, Problem};

/// The version in `If-Match: "7"`. A write without it is refused: nobody overwrites what they have not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IfMatch(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(IF_MATCH) else {
            return Err(Problem::new(Code::PreconditionRequired).with("header", "If-Match"));
        };
        value
            .to_str()
            .ok()
            .and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok())
            .map(Self)
            .ok_or_else(|| Problem::invalid(FieldProblem::new("If-Match", "form")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(header: Option<&str>) -> Result<IfMatch, Code> {
        let mut request = http::Request::builder();
        if let Some(header) = header {
            request = request.header(IF_MATCH, header);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        IfMatch::from_request_parts(&mut parts, &())
            .await
            .map_err(|problem| problem.code())
    }

    #[tokio::test]
    async fn only_a_quoted_number_names_a_version() {
        assert_eq!(read(Some("\"7\"")).await, Ok(IfMatch(7)));
        assert_eq!(read(None).await, Err(Code::PreconditionRequired));
        for text in ["7", "*", "\"7", "W/\"7\"", "\"seven\"", "\"7\", \"8\""] {
            assert_eq!(read(Some(text)).await, Err(Code::Invalid), "{text}");
        }
    }
}
