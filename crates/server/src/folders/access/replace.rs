use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::NoPermit;
use vitrine_model::FolderId;
use vitrine_store::folders;

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::Problem;

use super::body::NewList;
use super::view::FolderAccess;

/// What became of a folder's list.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccessSaved {
    /// As it is now; null where whoever saved it may no longer see it.
    #[schema(required)]
    access: Option<FolderAccess>,
    /// Lists of subfolders stayed, because whoever saved it may not `access` those.
    lists_kept: bool,
}

impl AccessSaved {
    /// Read in the world of after the change.
    pub(crate) async fn after(ctx: &Ctx, id: FolderId, lists_kept: bool) -> Result<Self, Problem> {
        let (mut tx, who) = ctx.read().await?;
        match FolderAccess::open(&mut tx, &who, id).await {
            Ok(access) => Ok(Self {
                access: Some(access),
                lists_kept,
            }),
            Err(NoPermit::Denied(_)) => Ok(Self {
                access: None,
                lists_kept,
            }),
            Err(NoPermit::Failed(failure)) => Err(failure.into()),
        }
    }
}

/// Saves a folder's list. It replaces what was inherited; it is no addition to it.
#[utoipa::path(put, path = "/folders/{id}/access", tag = "folders", request_body = NewList,
    params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AccessSaved), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn replace_access(
    ctx: Ctx,
    Path(id): Path<FolderId>,
    IfMatch(version): IfMatch,
    Json(body): Json<NewList>,
) -> Result<Response, Problem> {
    let list = body.entries()?;
    let (mut tx, who) = ctx.write_once().await?;
    let change = who
        .change_list(&mut tx, id, Some(list), body.subfolders(), body.confirm.into())
        .await?;
    let lists_kept = change.keeps_some();
    folders::save_lists(&mut tx, change, Some(version)).await?;
    let outcome = Outcome::Access {
        folder: id,
        lists_kept,
    };
    ctx.keep(tx, &who, outcome).await
}
