use serde::Serialize;
use utoipa::ToSchema;
use vitrine_store::searches;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

use super::view::SearchView;

/// One's searches, in the order in which they were kept.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptSearches)]
pub(crate) struct Searches {
    items: Vec<SearchView>,
}

/// The searches that one keeps. Nobody else sees them. Not for tokens.
#[utoipa::path(get, path = "/searches", tag = "search",
    responses((status = 200, body = Searches), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_searches(ctx: Ctx) -> Result<Json<Searches>, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.read().await?;
    let kept = searches::list(&mut tx, &who).await?;
    Ok(Json(Searches {
        items: kept.into_iter().map(Into::into).collect(),
    }))
}
