//! The library tree.

mod access;
mod create;
mod list;
mod read;
mod relocate;
mod rename;
mod set_state;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use access::{AccessSaved, NewGrant, NewGrants, NewList};
pub(crate) use view::{FolderName, FolderWithPath};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_folders, create::create_folder))
        .routes(routes!(read::read_folder, rename::rename_folder))
        .routes(routes!(relocate::move_folder))
        .routes(routes!(set_state::set_folder_state))
        .merge(access::routes())
}
