use axum::response::Response;
use vitrine_model::SearchId;
use vitrine_store::searches;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::once::Outcome;
use crate::problem::Problem;

/// Keeps a search no longer. Not for tokens.
#[utoipa::path(delete, path = "/searches/{id}", tag = "search", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn delete_search(ctx: Ctx, Path(id): Path<SearchId>) -> Result<Response, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.write_once().await?;
    if !searches::drop(&mut tx, &who, id).await? {
        return Err(Problem::not_found());
    }
    ctx.keep(tx, &who, Outcome::Gone).await
}
