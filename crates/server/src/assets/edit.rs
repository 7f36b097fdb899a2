use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::{AssetId, Caption, Keyword, Title};
use vitrine_store::assets::{self, AssetEdit};

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};

use super::view::AssetView;

/// The most words that an asset is found by.
const MOST_KEYWORDS: usize = 500;

/// What is changed of an asset's description; what is left out or null stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Description {
    title: Option<String>,
    caption: Option<String>,
    keywords: Option<Vec<String>>,
}

/// Describes an asset anew. What stood there stays in the journal. Where it is out of sight meanwhile, the
/// answer has no body.
#[utoipa::path(patch, path = "/assets/{id}", tag = "assets", request_body = Description,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AssetView), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn edit_asset(
    ctx: Ctx,
    Path(id): Path<AssetId>,
    IfMatch(version): IfMatch,
    Json(body): Json<Description>,
) -> Result<Response, Problem> {
    let edit = AssetEdit {
        title: body.title.as_deref().map(Title::parse).transpose()?,
        caption: body.caption.as_deref().map(Caption::parse).transpose()?,
        keywords: body.keywords.as_deref().map(parse_keywords).transpose()?,
    };
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<asset::Edit>(&mut tx, id).await?;
    assets::edit(&mut tx, permit, Some(version), &edit).await?;
    ctx.keep(tx, &who, Outcome::Asset(id)).await
}

/// Each once, in their order; two that differ in nothing but case are one.
fn parse_keywords(texts: &[String]) -> Result<Vec<Keyword>, Problem> {
    if texts.len() > MOST_KEYWORDS {
        return Err(Problem::invalid(
            FieldProblem::new("keywords", "too_many").with("limit", MOST_KEYWORDS),
        ));
    }
    let mut keywords: Vec<Keyword> = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let field = || format!("keywords[{at}]");
        let keyword = Keyword::parse(text)
            .map_err(|error| Problem::invalid(FieldProblem::of_name(&field(), &error)))?;
        if keywords.iter().all(|known| known.folded() != keyword.folded()) {
            keywords.push(keyword);
        }
    }
    Ok(keywords)
}
