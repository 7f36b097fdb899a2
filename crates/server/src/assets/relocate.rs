use std::collections::BTreeMap;

use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::folder;
use vitrine_model::{AssetId, FolderId};
use vitrine_store::assets;

use crate::confirm::Confirm;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::Problem;

use super::selection::{Done, Selection};

/// Which assets go where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssetsMove {
    selection: Selection,
    /// The folder that they go into.
    #[schema(value_type = Uuid)]
    folder: FolderId,
    /// Known to give others something.
    #[serde(default)]
    confirm: Confirm,
}

/// What became of a move of many.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub(crate) struct Moved {
    #[serde(flatten)]
    done: Done,
    /// Where those that were moved had been, for whoever wants to move them back.
    from: Vec<Origin>,
}

/// Assets that were in the same folder.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
struct Origin {
    #[schema(value_type = Uuid)]
    folder: FolderId,
    #[schema(value_type = Vec<Uuid>)]
    assets: Vec<AssetId>,
}

impl Moved {
    /// Was any of them moved?
    pub(crate) const fn any(&self) -> bool {
        self.done.any()
    }

    /// As it may be seen now: a folder that went out of sight is not told.
    pub(crate) async fn seen_now(self, ctx: &Ctx) -> Result<Self, Problem> {
        let done = self.done.seen_now(ctx).await?;
        let (_tx, who) = ctx.read().await?;
        let scope = who.scope::<folder::See>();
        let mut from = self.from;
        from.retain(|origin| scope.place(origin.folder).is_some());
        Ok(Self { done, from })
    }
}

/// Moves assets into a folder. Those that may not be moved stay, and are told.
#[utoipa::path(post, path = "/assets/move", tag = "assets", request_body = AssetsMove,
    responses((status = 200, body = Moved), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn move_assets(ctx: Ctx, Json(body): Json<AssetsMove>) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    // Asked once for the place, so that its refusal is not told as one of every asset.
    let _may_put = who.permit::<folder::Upload>(&mut tx, body.folder).await?;
    let mut moves = who.moves_into(body.folder, body.confirm.into());
    let mut done = Done::default();
    let mut homes: BTreeMap<FolderId, Vec<AssetId>> = BTreeMap::new();
    for id in body.selection.ids(&ctx, &mut tx, &who).await? {
        match moves.of(&mut tx, id).await {
            Ok(change) => {
                homes.entry(change.from()).or_default().push(id);
                assets::relocate(&mut tx, change).await?;
                done.one_more();
            }
            Err(why) => done.not_done(id, why)?,
        }
    }
    let from = homes
        .into_iter()
        .map(|(folder, assets)| Origin { folder, assets })
        .collect();
    ctx.keep(tx, &who, Outcome::Moved(Moved { done, from })).await
}
