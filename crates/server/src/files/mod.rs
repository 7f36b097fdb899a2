//! The bytes of assets, on their way out: the source to who may `download`, smaller pictures and proxies to who
//! may `see`.
//!
//! Files are somebody's: whatever one holds, a browser gets it as a download or as a picture, film or sound
//! that this program made itself, never as a page of this origin. Who reads for long is asked after again and
//! again: a right that is taken away ends the download.

mod answer;
mod disposition;
mod range;
mod rendition;
mod source;
mod watched;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use disposition::Disposition;
pub(crate) use source::journal;
pub(crate) use watched::watched;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(source::read_source))
        .routes(routes!(source::read_version_source))
        .routes(routes!(rendition::read_rendition))
        .routes(routes!(rendition::read_version_rendition))
}
