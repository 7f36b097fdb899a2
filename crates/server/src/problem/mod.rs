//! What goes wrong, as it is told to whoever asked: RFC 9457 problems with stable codes.
//!
//! Everything below has errors of its own; here, at the edge, they become one [`Problem`]. A problem has a
//! code and parameters, never a sentence that a program would have to parse. What caused it is written to
//! the log with the request's id and never sent.

mod code;
mod field;
mod from;

use std::error::Error;

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderName, HeaderValue, StatusCode};
use serde::Serialize;
use serde_json::{Map, Value};

use vitrine_policy::explain::{Notice, told_plainly};

use crate::spoken::spoken;

pub use code::Code;
pub use field::FieldProblem;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A request that was not done, and why.
#[derive(Debug)]
pub struct Problem {
    code: Code,
    /// Boxed, since most requests go well, and their results carry the room for it.
    params: Box<Map<String, Value>>,
    fields: Vec<FieldProblem>,
    headers: Vec<(HeaderName, HeaderValue)>,
    cause: Option<Box<dyn Error + Send + Sync>>,
    told: Option<Box<Notice>>,
    answered: Option<Box<Response>>,
}

/// A problem as it is sent. Its schema stands in the API description.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Body {
    /// `/problems/` and the code.
    r#type: String,
    /// The code in English, for people who read logs.
    title: &'static str,
    /// The status, once more.
    status: u16,
    /// What happened, in a stable word.
    code: &'static str,
    /// What the code speaks of; its keys are fixed by the code.
    #[schema(value_type = Object)]
    params: Map<String, Value>,
    /// What whoever was refused is told, in the language of the request. It names nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldProblem>,
}

impl Problem {
    /// A problem with that code and nothing further.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            params: Box::default(),
            fields: Vec::new(),
            headers: Vec::new(),
            cause: None,
            told: None,
            answered: None,
        }
    }

    /// A request that is not done because it was done before, and what it came to.
    pub(crate) fn done_before(answer: Response) -> Self {
        Self {
            answered: Some(Box::new(answer)),
            ..Self::new(Code::Conflict)
        }
    }

    /// There is nothing here: what is hidden and what never was look alike, to the byte.
    pub fn not_found() -> Self {
        Self::new(Code::NotFound)
    }

    /// A field of the request that makes no sense.
    pub fn invalid(field: FieldProblem) -> Self {
        let mut problem = Self::new(Code::Invalid);
        problem.fields.push(field);
        problem
    }

    /// The server's own fault. The cause goes to the log.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(Code::Internal).because(cause)
    }

    /// One parameter more.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.params.insert(key.to_owned(), value.into());
        self
    }

    /// One header more.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Asks the client to wait that many seconds.
    #[must_use]
    pub fn retry_after(self, seconds: u64) -> Self {
        self.header(RETRY_AFTER, HeaderValue::from(seconds))
    }

    /// With what whoever was refused is told.
    #[must_use]
    pub(crate) fn told(mut self, notice: Notice) -> Self {
        self.told = Some(Box::new(notice));
        self
    }

    /// With its cause, for the log alone.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Its code.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The status it is answered with.
    pub const fn status(&self) -> StatusCode {
        self.code.status()
    }

    fn log(&self) {
        let Some(cause) = &self.cause else { return };
        let chain = causes(cause.as_ref());
        if self.status().is_server_error() {
            tracing::error!(code = self.code.word(), cause = chain, "the request failed");
        } else {
            tracing::debug!(code = self.code.word(), cause = chain, "the request was not done");
        }
    }
}

/// An error and what lies below it, on one line.
pub(crate) fn causes(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        below = cause.source();
    }
    text
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Some(answer) = self.answered {
            return *answer;
        }
        self.log();
        let status = self.status();
        let body = Body {
            r#type: format!("/problems/{}", self.code.word()),
            title: self.code.title(),
            status: status.as_u16(),
            code: self.code.word(),
            params: *self.params,
            detail: self.told.map(|notice| told_plainly(&notice, spoken())),
            fields: self.fields,
        };
        // A map of strings and numbers always has a JSON form; an empty body would still have its status.
        let bytes = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (status, bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        headers.extend(self.headers);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn told(problem: Problem) -> (StatusCode, String) {
        let response = problem.into_response();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_problem_has_its_code_and_parameters_and_never_its_cause() {
        let problem = Problem::new(Code::Stale)
            .with("version", 7)
            .because("the secret table is broken");
        let (status, body) = told(problem).await;
        assert_eq!(status, StatusCode::PRECONDITION_FAILED);
        insta::assert_snapshot!(body, @r#"{"type":"/problems/stale","title":"It was changed meanwhile","status":412,"code":"stale","params":{"version":7}}"#);
    }

    #[tokio::test]
    async fn a_field_says_what_is_wrong_with_it() {
        let problem = Problem::invalid(FieldProblem::new("name", "too_long").with("limit", 200));
        let (_, body) = told(problem).await;
        insta::assert_snapshot!(body, @r#"{"type":"/problems/invalid","title":"The request makes no sense","status":400,"code":"invalid","params":{},"fields":[{"field":"name","code":"too_long","params":{"limit":200}}]}"#);
    }

    #[test]
    fn causes_are_told_from_the_top_to_the_bottom() {
        #[derive(Debug, thiserror::Error)]
        #[error("top")]
        struct Top(#[source] std::io::Error);
        assert_eq!(causes(&Top(std::io::Error::other("bottom"))), "top: bottom");
    }
}
