use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

use super::Me;

/// Oneself.
#[utoipa::path(get, path = "/session", tag = "session",
    responses((status = 200, body = Me), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_session(ctx: Ctx) -> Result<Json<Me>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    Ok(Json(Me::of(&mut tx, &who, ctx.session()).await?))
}
