//! Describing many assets at once.

use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::{NoChange, asset};
use vitrine_model::RequestId;
use vitrine_store::assets::{self, NotUndone};
use vitrine_store::fields::NoValue;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::Problem;

use super::description::CommonDescription;
use super::selection::{Done, NotDone, Selection};

/// Which assets, and what is changed of them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Describing {
    selection: Selection,
    change: CommonDescription,
}

/// What a change of many would come to.
#[derive(Serialize, ToSchema)]
pub(crate) struct DescriptionPreview {
    /// How many would be changed.
    would: usize,
    /// How many would stay as they are, for all of it is so already.
    same: usize,
    /// Those that would not, and why.
    refused: Vec<NotDone>,
    /// Of those that would, in how many something else that somebody wrote would be lost to sight; it stays in the journal.
    overwrites: Overwrites,
}

/// In how many assets something else stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Overwrites {
    title: usize,
    caption: usize,
    credit: usize,
    rights: usize,
    /// Values of the account's own fields, all together.
    fields: usize,
}

/// Describes many assets alike. Those that may not be edited stay, and are told of; those in which all of it is so
/// already are left alone.
#[utoipa::path(post, path = "/assets/descriptions", tag = "assets", request_body = Describing,
    responses((status = 200, body = Done), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn describe_assets(ctx: Ctx, Json(body): Json<Describing>) -> Result<Response, Problem> {
    let edit = body.change.parse()?;
    let (mut tx, who) = ctx.write_once().await?;
    let ids = body.selection.ids(&ctx, &mut tx, &who).await?;
    let (permits, denied) = who.permit_each::<asset::Edit>(&mut tx, &ids).await?;
    let mut done = Done::default();
    for permit in permits.into_permits() {
        if assets::edit(&mut tx, permit, None, &edit).await? {
            done.one_more();
        }
    }
    for (id, denial) in denied {
        done.not_done(id, NoChange::Denied(denial))?;
    }
    if done.any() {
        done.undone_by(tx.request());
    }
    ctx.keep(tx, &who, Outcome::Assets(done)).await
}

/// Says what describing many assets alike would come to. Nothing is changed.
#[utoipa::path(post, path = "/assets/descriptions/preview", tag = "assets", request_body = Describing,
    responses((status = 200, body = DescriptionPreview), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn preview_description(
    ctx: Ctx,
    Json(body): Json<Describing>,
) -> Result<Json<DescriptionPreview>, Problem> {
    let edit = body.change.parse()?;
    let (mut tx, who) = ctx.read().await?;
    let ids = body.selection.ids(&ctx, &mut tx, &who).await?;
    let (permits, denied) = who.permit_each::<asset::Edit>(&mut tx, &ids).await?;
    let weighed = assets::weigh(&mut tx, &permits, &edit).await?;
    let mut done = Done::default();
    for (id, denial) in denied {
        done.not_done(id, NoChange::Denied(denial))?;
    }
    let overwrites = weighed.overwrites;
    Ok(Json(DescriptionPreview {
        would: weighed.changes,
        same: permits.len() - weighed.changes,
        refused: done.into_refused(),
        overwrites: Overwrites {
            title: overwrites.title,
            caption: overwrites.caption,
            credit: overwrites.credit,
            rights: overwrites.rights,
            fields: overwrites.fields,
        },
    }))
}

/// Which request is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Undoing {
    /// One's own, by the `undo` of its answer or its `X-Request-Id`.
    #[schema(value_type = Uuid)]
    request: RequestId,
}

/// Takes back what one request of one's own wrote about assets. What was described anew since stays, and is told
/// of; so does what may not be edited any more.
#[utoipa::path(post, path = "/assets/descriptions/undo", tag = "assets", request_body = Undoing,
    responses((status = 200, body = Done), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn undo_descriptions(ctx: Ctx, Json(body): Json<Undoing>) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.write_once().await?;
    let ids = assets::undoable(&mut tx, &who, body.request).await?;
    if ids.is_empty() {
        return Err(Problem::not_found());
    }
    let (permits, denied) = who.permit_each::<asset::Edit>(&mut tx, &ids).await?;
    let mut done = Done::default();
    for permit in permits.into_permits() {
        let id = permit.on();
        match assets::undo(&mut tx, permit, body.request).await {
            Ok(()) => done.one_more(),
            Err(NotUndone::ChangedSince | NotUndone::Nothing) => done.changed_since(id),
            Err(NotUndone::Value(NoValue::Failed(failure))) => return Err(failure.into()),
            // A field or choice that is retired by now.
            Err(NotUndone::Value(_)) => done.changed_since(id),
        }
    }
    for (id, denial) in denied {
        done.not_done(id, NoChange::Denied(denial))?;
    }
    if done.any() {
        done.undone_by(tx.request());
    }
    ctx.keep(tx, &who, Outcome::Assets(done)).await
}
