//! Who may do what, and why: asked for oneself, and for others by whoever may ask.

mod decide;
mod explain;
mod names;
mod proposal;
mod target;
mod what_can;
mod what_if;
mod who_can;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(decide::decide))
        .routes(routes!(explain::explain))
        .routes(routes!(who_can::who_can))
        .routes(routes!(what_can::what_can))
        .routes(routes!(what_if::what_if))
}
