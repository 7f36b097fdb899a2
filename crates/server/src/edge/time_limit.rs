//! How long a handler may take until it begins to answer.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::{Code, Problem};

/// Longer than anything that is not an upload; what a handler began by then is undone.
const LIMIT: Duration = Duration::from_secs(60);

pub(crate) async fn time_limit(request: Request, next: Next) -> Response {
    match tokio::time::timeout(LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(elapsed) => Problem::new(Code::Unavailable).because(elapsed).into_response(),
    }
}
