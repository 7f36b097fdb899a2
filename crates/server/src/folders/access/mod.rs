//! Who may do what in a folder: its access list.

mod body;
mod preview;
mod read;
mod replace;
mod reset;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use body::{NewGrant, NewGrants, NewList};
pub(crate) use replace::AccessSaved;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            read::read_access,
            replace::replace_access,
            reset::reset_access
        ))
        .routes(routes!(preview::preview_access))
}
