//! Changes of others as they happen: one stream for each browser, and in it only what its reader may see.
//!
//! The journal is read once for all of an account; what each reader is told of it is decided by their own scope, as
//! they stand at that moment. An event says what changed and never what it says now: that is asked for as always.

mod feed;
mod stream;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use feed::Feed;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(stream::read_events))
}
