use axum::response::Response;
use vitrine_model::TokenId;
use vitrine_store::tokens;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::once::Outcome;
use crate::problem::Problem;

/// Revokes one of one's own tokens.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "tokens", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn revoke_token(ctx: Ctx, Path(id): Path<TokenId>) -> Result<Response, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.write_once().await?;
    if !tokens::revoke(&mut tx, &who, id).await? {
        return Err(Problem::not_found());
    }
    ctx.keep(tx, &who, Outcome::Gone).await
}
