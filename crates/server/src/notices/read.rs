use axum::response::Response;
use vitrine_model::NoticeId;
use vitrine_store::notices;

use crate::ctx::Ctx;
use crate::extract::Path;
use crate::once::Outcome;
use crate::problem::Problem;

/// One has read it: it leaves the list. What happened stays in the journal.
#[utoipa::path(delete, path = "/notices/{id}", tag = "notices", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_notice(ctx: Ctx, Path(id): Path<NoticeId>) -> Result<Response, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.write_once().await?;
    if !notices::read(&mut tx, &who, id).await? {
        return Err(Problem::not_found());
    }
    ctx.keep(tx, &who, Outcome::Gone).await
}
