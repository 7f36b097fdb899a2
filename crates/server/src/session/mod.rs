//! One's own session: signing in and out, and what one is told of oneself.

mod me;
mod read;
mod set_locale;
mod sign_in;
mod sign_out;
mod supermode;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use me::Me;
pub(crate) use sign_in::{Credentials, SignedIn, sign_in};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            read::read_session,
            set_locale::set_locale,
            sign_out::sign_out
        ))
        .routes(routes!(supermode::supermode_on, supermode::supermode_off))
}
