//! Searches that people keep for themselves.

mod create;
mod delete;
mod edit;
mod list;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use view::SearchView;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_searches, create::create_search))
        .routes(routes!(edit::edit_search, delete::delete_search))
}
