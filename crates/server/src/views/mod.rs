//! Views: long lists that are made once and looked at through windows.

mod chosen;
mod create;
mod kept;
mod positions;
mod window;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use chosen::Ranges;
pub(crate) use create::{Direction, Sort, catch_up};
pub(crate) use kept::{Views, views};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create::create_view))
        .routes(routes!(window::read_window))
}
