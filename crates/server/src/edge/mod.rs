//! What every request passes on its way in and every answer on its way out.
//!
//! From the outside in: the request's id, its line in the log and the metrics, a net for panics, the headers
//! that browsers are to obey, the time that a piece of a body may take. Nothing here decides about rights.

mod client_address;
mod headers;
mod log;
mod metrics;
mod panic;
mod request_id;
mod time_limit;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use tower_http::timeout::RequestBodyTimeoutLayer;

pub use client_address::ClientAddress;
pub use metrics::Metrics;
pub use request_id::RequestIds;

pub(crate) use client_address::Forwarding;
pub(crate) use headers::page_policy;
pub(crate) use time_limit::time_limit;

/// The largest JSON body that is read. Uploads have a limit of their own.
const BODY: usize = 1024 * 1024;

/// Each piece of a request's body has to come within this time.
const PIECE: Duration = Duration::from_secs(60);

/// Puts all of it around the routes.
pub(crate) fn around(routes: Router, ids: RequestIds, forwarding: Forwarding, metrics: Metrics) -> Router {
    use axum::middleware::{from_fn, from_fn_with_state};
    // The last one added is the first to see a request.
    routes
        .layer(DefaultBodyLimit::max(BODY))
        .layer(RequestBodyTimeoutLayer::new(PIECE))
        .layer(from_fn(headers::set))
        .layer(panic::net())
        .layer(from_fn_with_state(metrics, metrics::count))
        .layer(from_fn(log::line))
        .layer(from_fn_with_state(forwarding, client_address::find))
        .layer(from_fn_with_state(ids, request_id::give))
}
