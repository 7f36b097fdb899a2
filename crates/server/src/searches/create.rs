use axum::response::Response;
use vitrine_store::searches;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};

use super::view::{NewSearch, SearchView};

/// Keeps a search for oneself; at most a thousand. Not for tokens.
#[utoipa::path(post, path = "/searches", tag = "search", request_body = NewSearch,
    responses((status = 201, body = SearchView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_search(ctx: Ctx, Json(body): Json<NewSearch>) -> Result<Response, Problem> {
    ctx.refuse_tokens()?;
    let wording = body.wording()?;
    let (mut tx, who) = ctx.write_once().await?;
    let id = searches::keep(&mut tx, &who, &wording).await?;
    let id =
        id.ok_or_else(|| Problem::invalid(FieldProblem::new("", "too_many").with("limit", searches::MOST)))?;
    ctx.keep(tx, &who, Outcome::SearchMade(id)).await
}
