//! The account's own fields.

mod create;
mod edit;
mod list;
mod value;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use value::ValueView;
pub(crate) use view::FieldView;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_fields, create::create_field))
        .routes(routes!(edit::edit_field))
}
