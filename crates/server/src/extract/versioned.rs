//! Answers that bear a version, for the next write's `If-Match`.

use axum::response::{IntoResponse, Response};
use http::header::ETAG;
use http::{HeaderValue, StatusCode};
use serde::Serialize;

use super::Json;

/// What has a version.
pub(crate) trait Version {
    /// Its version, raised by each change.
    fn version(&self) -> i64;
}

/// A view with its version in `ETag`.
#[derive(Debug)]
pub(crate) struct Versioned<T>(pub T);

/// What became of a write: the thing as it is now, or nothing where its maker no longer sees it.
#[derive(Debug)]
pub(crate) struct Changed<T>(pub Option<T>);

impl<T: Serialize + Version> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let version = self.0.version();
        let mut response = Json(self.0).into_response();
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
            response.headers_mut().insert(ETAG, tag);
        }
        response
    }
}

impl<T: Serialize + Version> IntoResponse for Changed<T> {
    fn into_response(self) -> Response {
        match self.0 {
            Some(view) => Versioned(view).into_response(),
            None => StatusCode::NO_CONTENT.into_response(),
        }
    }
}
