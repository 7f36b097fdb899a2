//! Many sources in one ZIP file, made while it is sent.
//!
//! A bundle is a list of assets, for a few minutes and for its maker alone. Each file in it is decided anew at its
//! turn, and journaled like any other download: what may no longer be fetched by then is left out, and the bundle
//! says so in its last file. A right that is taken away while a file is under way ends the whole.

mod create;
mod kept;
mod left_out;
mod names;
mod pack;
mod read;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use kept::{Bundles, bundles};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create::create_bundle))
        .routes(routes!(read::read_bundle))
}
