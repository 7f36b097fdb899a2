//! The headers that browsers are to obey.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderName, HeaderValue};

/// For all that is no page of ours: it runs nothing, loads nothing and stands in no frame. Whatever a stored
/// file holds, opened on its own it is inert.
const INERT: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
);

/// For the application's pages. There is no `unsafe-inline`: styles set by script go through the CSSOM, which
/// `style-src` leaves alone.
const PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
     media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; \
     base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
);

/// The policy of the application's pages, for the one place that sends them.
pub(crate) const fn page_policy() -> (HeaderName, HeaderValue) {
    (CONTENT_SECURITY_POLICY, PAGE)
}

/// What is set already stays: a page has its own policy, a file its own caching.
pub(super) async fn set(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut fill = |name: HeaderName, value: HeaderValue| {
        headers.entry(name).or_insert(value);
    };
    fill(CONTENT_SECURITY_POLICY, INERT);
    fill(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    fill(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    fill(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    fill(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    fill(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    fill(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    );
    // Who may see an answer changes from one second to the next: nothing is kept unless it says so itself.
    fill(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
