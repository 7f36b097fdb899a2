//! JSON bodies, in and out.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::once::Once;
use crate::problem::{Code, FieldProblem, Problem};

/// A JSON body. Read: refused where it is no JSON, or says what is not understood. Written: as JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(Code::UnsupportedMediaType).with("accepted", "application/json"));
        }
        let once = request.extensions().get::<Once>().cloned();
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            let code = match rejection.status() {
                http::StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
                _ => Code::Invalid,
            };
            Problem::new(code).because(rejection)
        })?;
        if let Some(once) = once {
            once.read_body(&bytes);
        }
        let mut deserializer = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut deserializer).map_err(ill_formed)?;
        deserializer.end().map_err(|error| {
            Problem::invalid(FieldProblem::new("", "json").with("detail", error.to_string()))
        })?;
        Ok(Self(value))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn ill_formed(error: serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let path = match error.path().to_string() {
        top if top == "." => String::new(),
        path => path,
    };
    let code = if error.inner().is_data() { "form" } else { "json" };
    Problem::invalid(FieldProblem::new(path, code).with("detail", error.inner().to_string()))
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(bytes) => ([(CONTENT_TYPE, "application/json")], bytes).into_response(),
            Err(error) => Problem::internal(error).into_response(),
        }
    }
}
