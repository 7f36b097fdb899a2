//! Each request gets an id; the log and the journal name it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use vitrine_model::{Clock, IdSource, RequestId};

/// The header in which a client learns its request's id, to name it to the operator.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Where requests' ids come from.
#[derive(Clone)]
pub struct RequestIds {
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
}

impl RequestIds {
    /// From that clock and that randomness.
    pub fn new(clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Self {
        Self { clock, ids }
    }
}

/// What the client says its id is counts for nothing: it would stand in our log.
pub(super) async fn give(State(source): State<RequestIds>, mut request: Request, next: Next) -> Response {
    let id = RequestId::new(&*source.ids, source.clock.now());
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
