use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vitrine_access::reach::Reach;
use vitrine_model::{FolderId, Function, FunctionSet, Lifecycle, UserId};

use super::names::{Named, NamesView};
use crate::ctx::Ctx;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::schema;

/// Whose rights are asked about.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Whose {
    /// Left out, one's own.
    #[param(value_type = Option<uuid::Uuid>)]
    user: Option<UserId>,
}

/// What somebody can do.
#[derive(Serialize, ToSchema)]
pub(crate) struct WhatCanView {
    /// Account-wide functions; null where whoever asks may not ask about them.
    #[schema(value_type = Option<Vec<schema::ActionFunction>>, required)]
    account: Option<Vec<Function>>,
    /// Folders, those together in which the same can be done.
    folders: Vec<ReachView>,
    /// What is called what.
    names: NamesView,
}

/// What can be done at some folders.
#[derive(Serialize, ToSchema)]
struct ReachView {
    #[schema(value_type = Vec<Uuid>)]
    folders: Vec<FolderId>,
    /// In the folders themselves.
    #[schema(value_type = Vec<schema::ActionFunction>)]
    itself: Vec<Function>,
    /// To the assets directly in them that have no rules of their own.
    files: FilesView,
}

/// By the asset's own state.
#[derive(Serialize, ToSchema)]
struct FilesView {
    #[schema(value_type = Vec<schema::ActionFunction>)]
    live: Vec<Function>,
    #[schema(value_type = Vec<schema::ActionFunction>)]
    archived: Vec<Function>,
    #[schema(value_type = Vec<schema::ActionFunction>)]
    trashed: Vec<Function>,
}

/// What one can do oneself, or what somebody else can as far as one may ask about it.
#[utoipa::path(get, path = "/access/what-can", tag = "access", params(Whose),
    responses((status = 200, body = WhatCanView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn what_can(ctx: Ctx, Query(whose): Query<Whose>) -> Result<Json<WhatCanView>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let can = who.what_can(whose.user.unwrap_or(who.user()))?;
    let mut named = Named::default();
    for reach in &can.folders {
        named.folders.extend(&reach.folders);
    }
    Ok(Json(WhatCanView {
        account: can.account.map(words),
        folders: can.folders.into_iter().map(Into::into).collect(),
        names: named.names(&mut tx, &who).await?,
    }))
}

impl From<Reach> for ReachView {
    fn from(reach: Reach) -> Self {
        let files = |state| words(*reach.can.files(state));
        Self {
            itself: words(reach.can.itself),
            files: FilesView {
                live: files(Lifecycle::Live),
                archived: files(Lifecycle::Archived),
                trashed: files(Lifecycle::Trashed),
            },
            folders: reach.folders,
        }
    }
}

/// The functions in their order.
pub(super) fn words(functions: FunctionSet) -> Vec<Function> {
    functions.iter().collect()
}
