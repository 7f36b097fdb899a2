//! Uploads that outlive a broken connection, by tus 1.0 (<https://tus.io/protocols/resumable-upload>) with the
//! extensions creation, creation-with-upload, termination, checksum and expiration.
//!
//! Bytes are acknowledged only when they are flushed and a row names them. The right to upload, or to edit where
//! it is a new version of an asset, is asked when an upload begins and once more when its last byte is there; in
//! between it is its maker's own, and nobody else's upload is there for anyone. A token does with it only what a
//! scope with that right in it allows.

mod append;
mod bodies;
mod checksum;
mod complete;
mod completions;
mod create;
mod metadata;
mod options;
mod own;
mod protocol;
mod read;
mod receive;
mod terminate;
mod tunnel;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use bodies::Bodies;
pub(crate) use completions::Completions;
pub(crate) use create::begun;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create::create_upload, options::upload_options))
        .routes(routes!(
            read::read_upload,
            append::append_to_upload,
            terminate::terminate_upload,
            tunnel::upload_by_post
        ))
        .layer(axum::middleware::from_fn(protocol::speak))
}
