//! The account's tags.

mod create;
mod edit;
mod list;
mod merge;
mod remove;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use view::TagView;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_tags, create::create_tag))
        .routes(routes!(edit::edit_tag, remove::remove_tag))
        .routes(routes!(merge::merge_tag))
}
