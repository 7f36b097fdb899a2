use serde::Serialize;
use utoipa::ToSchema;
use vitrine_store::tokens;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

use super::view::TokenView;

/// One's tokens, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tokens {
    items: Vec<TokenView>,
}

/// One's own tokens. A token is not shown the others.
#[utoipa::path(get, path = "/tokens", tag = "tokens",
    responses((status = 200, body = Tokens), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_tokens(ctx: Ctx) -> Result<Json<Tokens>, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.read().await?;
    let tokens = tokens::list(&mut tx, &who).await?;
    Ok(Json(Tokens {
        items: tokens.into_iter().map(Into::into).collect(),
    }))
}
