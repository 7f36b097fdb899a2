//! Assets: what stands in the library.

mod activity;
mod describe_many;
mod description;
mod duplicates;
mod edit;
mod edit_version;
mod file_metadata;
mod read;
mod relocate;
mod selection;
mod set_state;
mod summarise;
mod tile;
mod version;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use description::parse_tags;
pub(crate) use file_metadata::{FileMetadata, SpriteView};
pub(crate) use relocate::Moved;
pub(crate) use selection::{Done, NotDone, Selection};
pub(crate) use tile::AssetTile;
pub(crate) use view::AssetView;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read::read_asset, edit::edit_asset))
        .routes(routes!(edit_version::edit_version))
        .routes(routes!(relocate::move_assets))
        .routes(routes!(set_state::set_asset_state))
        .routes(routes!(summarise::summarise_assets))
        .routes(routes!(describe_many::describe_assets))
        .routes(routes!(describe_many::preview_description))
        .routes(routes!(describe_many::undo_descriptions))
        .routes(routes!(activity::read_activity))
        .routes(routes!(duplicates::list_duplicates))
}
