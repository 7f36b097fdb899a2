use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vitrine_access::folder;
use vitrine_model::{FolderId, Lifecycle};
use vitrine_store::folders::{self, FolderRow};
use vitrine_store::{Failure, Scope, Tx};

use crate::ctx::Ctx;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::schema;

use super::view::FolderView;

/// Which folders.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Those right below it; left out, the topmost ones in sight.
    #[param(value_type = Option<Uuid>)]
    parent: Option<FolderId>,
    /// Those in this state: live where left out.
    #[param(value_type = Option<schema::State>)]
    state: Option<Lifecycle>,
}

/// Folders, by name.
#[derive(Serialize, ToSchema)]
pub(crate) struct Folders {
    items: Vec<FolderView>,
}

/// The folders in sight below one, or at the top. A folder below a hidden one stands below its nearest
/// ancestor in sight. Of what is archived or in the trash, the topmost ones of their state.
#[utoipa::path(get, path = "/folders", tag = "folders", params(Wanted),
    responses((status = 200, body = Folders), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_folders(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Json<Folders>, Problem> {
    let state = wanted.state.unwrap_or(Lifecycle::Live);
    let (mut tx, who) = ctx.read().await?;
    let scope = who.scope::<folder::See>();
    let below = match wanted.parent {
        None if state != Lifecycle::Live => topmost(&mut tx, &scope, state).await?,
        parent => folders::children(&mut tx, &scope, parent)
            .await?
            .ok_or(Problem::not_found())?,
    };
    let rows = below.into_iter().filter(|row| row.state == state);
    Ok(Json(Folders {
        items: rows.map(|row| FolderView::of(row, &who)).collect(),
    }))
}

/// Walks down from the top; below a folder of that state nothing is looked at.
async fn topmost(
    tx: &mut Tx,
    scope: &Scope<folder::See>,
    state: Lifecycle,
) -> Result<Vec<FolderRow>, Failure> {
    let mut found = Vec::new();
    let mut next = vec![None];
    while let Some(parent) = next.pop() {
        for row in folders::children(tx, scope, parent).await?.unwrap_or_default() {
            if row.state == state {
                found.push(row);
            } else if row.has_children {
                next.push(Some(row.id));
            }
        }
    }
    found.sort_by_cached_key(|row| (row.name.to_lowercase(), row.id));
    Ok(found)
}
