use axum::response::Response;
use vitrine_model::SearchId;
use vitrine_store::searches;

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::view::{NewSearch, SearchView};

/// Words a search that one keeps anew, all of it. Not for tokens.
#[utoipa::path(put, path = "/searches/{id}", tag = "search", request_body = NewSearch,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = SearchView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn edit_search(
    ctx: Ctx,
    Path(id): Path<SearchId>,
    IfMatch(version): IfMatch,
    Json(body): Json<NewSearch>,
) -> Result<Response, Problem> {
    ctx.refuse_tokens()?;
    let wording = body.wording()?;
    let (mut tx, who) = ctx.write_once().await?;
    if !searches::edit(&mut tx, &who, (id, version), &wording).await? {
        return Err(Problem::not_found());
    }
    ctx.keep(tx, &who, Outcome::Search(id)).await
}
