use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_store::people;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::Problem;

use super::Me;

/// What is changed of one's own settings.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    locale: Locale,
}

/// A language that the catalogues know.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Locale {
    /// English.
    En,
    /// German.
    De,
}

/// Keeps the language that somebody chose for themselves. Not for a token.
#[utoipa::path(patch, path = "/session", tag = "session", request_body = Settings,
    responses((status = 200, body = Me), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn set_locale(ctx: Ctx, Json(body): Json<Settings>) -> Result<Response, Problem> {
    ctx.refuse_tokens()?;
    let locale = match body.locale {
        Locale::En => "en",
        Locale::De => "de",
    };
    let (mut tx, who) = ctx.write_once().await?;
    people::set_locale(&mut tx, &who, locale).await?;
    ctx.keep(tx, &who, Outcome::Oneself).await
}
