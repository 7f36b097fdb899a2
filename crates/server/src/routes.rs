//! Every route, put together from the nouns.

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::problem::{Code, Problem};
use crate::{
    assets, bundles, edge, events, fields, files, folders, notices, open, openapi, overrides, reach, search,
    searches, session, spoken, subjects, tags, tokens, ui, uploads, views,
};

/// Where the API begins.
pub(crate) const API: &str = "/api/v1";

/// The routes of the API with their description.
pub(crate) fn api() -> OpenApiRouter<App> {
    let nouns = OpenApiRouter::new()
        .merge(session::routes())
        .merge(notices::routes())
        .merge(reach::routes())
        .merge(tokens::routes())
        .merge(folders::routes())
        .merge(subjects::routes())
        .merge(assets::routes())
        .merge(tags::routes())
        .merge(fields::routes())
        .merge(views::routes())
        .merge(search::routes())
        .merge(searches::routes())
        .merge(files::routes())
        .merge(bundles::routes())
        .merge(events::routes())
        .merge(open::inside())
        .layer(axum::middleware::from_fn(edge::time_limit))
        // An upload takes as long as its bytes do; each piece of them has its own time.
        .merge(uploads::routes())
        .layer(axum::middleware::from_fn(overrides::journal))
        .layer(axum::middleware::from_fn(spoken::remember));
    OpenApiRouter::with_openapi(openapi::heading())
        .merge(open::outside())
        .nest(API, nouns)
}

/// Every route there is. What is none of the API's is the application's page.
pub(crate) fn all() -> Router<App> {
    let (api, _) = api().split_for_parts();
    api.layer(CompressionLayer::new().compress_when(JsonAbove::new()))
        .route("/static/{*path}", axum::routing::get(ui::serve_file))
        .fallback(anything_else)
        .method_not_allowed_fallback(method_not_allowed)
}

/// A file of the build with a name of its own (the icon), or the page.
async fn anything_else(request: Request) -> Response {
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    if last.contains('.') {
        ui::serve_file(request).await
    } else {
        ui::serve_page(request).await
    }
}

async fn method_not_allowed() -> Response {
    Problem::new(Code::MethodNotAllowed).into_response()
}

/// Only JSON is worth the time: pictures and films are compressed already. What has ranges of bytes and a strong
/// validator is sent as it is.
#[derive(Clone, Copy)]
struct JsonAbove(SizeAbove);

impl JsonAbove {
    const fn new() -> Self {
        Self(SizeAbove::new(1024))
    }
}

impl Predicate for JsonAbove {
    fn should_compress<B: http_body::Body>(&self, response: &http::Response<B>) -> bool {
        let kind = response.headers().get(http::header::CONTENT_TYPE);
        let json = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
        let has_ranges = response.headers().contains_key(http::header::ACCEPT_RANGES);
        json && !has_ranges && self.0.should_compress(response)
    }
}
