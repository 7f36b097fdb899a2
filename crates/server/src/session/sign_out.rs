use http::header::SET_COOKIE;
use http::{HeaderName, HeaderValue, StatusCode};
use vitrine_store::credentials;

use crate::ctx::Ctx;
use crate::problem::{Code, Problem};

/// Ends the session. A token is not ended so, but revoked.
#[utoipa::path(delete, path = "/session", tag = "session",
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn sign_out(ctx: Ctx) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), Problem> {
    if ctx.session().is_none() {
        return Err(Problem::new(Code::Conflict).with("why", "token"));
    }
    let (mut tx, who) = ctx.write_in_maintenance().await?;
    credentials::end_session(&mut tx, &who).await?;
    tx.commit().await?;
    Ok((
        StatusCode::NO_CONTENT,
        [(SET_COOKIE, ctx.app().cookie().take_back())],
    ))
}
