use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use vitrine_access::Subfolders;
use vitrine_model::FolderId;
use vitrine_store::folders;

use crate::confirm::Confirm;
use crate::ctx::Ctx;
use crate::extract::{IfMatch, Path, Query};
use crate::once::Outcome;
use crate::problem::Problem;

use super::replace::AccessSaved;

/// Whether it is known what follows.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Known {
    /// Known to lock somebody out.
    #[serde(default)]
    #[param(value_type = bool, required = false)]
    confirm: Confirm,
}

/// Back to inherited: the folder's own lists go.
#[utoipa::path(delete, path = "/folders/{id}/access", tag = "folders",
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header), Known),
    responses((status = 200, body = AccessSaved), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn reset_access(
    ctx: Ctx,
    Path(id): Path<FolderId>,
    IfMatch(version): IfMatch,
    Query(known): Query<Known>,
) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let change = who
        .change_list(&mut tx, id, None, Subfolders::Update, known.confirm.into())
        .await?;
    let lists_kept = change.keeps_some();
    folders::save_lists(&mut tx, change, Some(version)).await?;
    let outcome = Outcome::Access {
        folder: id,
        lists_kept,
    };
    ctx.keep(tx, &who, outcome).await
}
