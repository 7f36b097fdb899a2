use http::StatusCode;
use vitrine_model::TokenId;
use vitrine_store::tokens;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::problem::Problem;

/// Revokes one of one's own tokens.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "tokens", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn revoke_token(ctx: Ctx, Path(id): Path<TokenId>) -> Result<StatusCode, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.write().await?;
    if !tokens::revoke(&mut tx, &who, id).await? {
        return Err(Problem::not_found());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
