use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::{NoChange, asset};
use vitrine_model::BundleId;
use vitrine_store::files;

use crate::assets::{Done, NotDone, Selection};
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::API;

/// Which assets' files are wanted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bundling {
    selection: Selection,
}

/// Files that can be fetched together, for ten minutes and by its maker alone.
#[derive(Serialize, ToSchema)]
#[schema(as = Bundle)]
pub(crate) struct BundleView {
    #[schema(value_type = Uuid)]
    id: BundleId,
    /// Where the ZIP file is fetched.
    url: String,
    /// How many files are in it, as things stand.
    files: usize,
    /// Bytes of these files together; the ZIP file is a little larger.
    bytes: u64,
    /// Those that are not in it, and why.
    left_out: Vec<NotDone>,
}

/// Puts the sources of many assets together, to be fetched as one ZIP file. What may not be downloaded is left out,
/// and told of.
#[utoipa::path(post, path = "/bundles", tag = "files", request_body = Bundling,
    responses((status = 201, body = BundleView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_bundle(ctx: Ctx, Json(body): Json<Bundling>) -> Result<Response, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let ids = body.selection.ids(&ctx, &mut tx, &who).await?;
    let (permits, denied) = who.permit_each::<asset::Download>(&mut tx, &ids).await?;
    let mut left_out = Done::default();
    for (id, denial) in denied {
        left_out.not_done(id, NoChange::Denied(denial))?;
    }
    let id = BundleId::new(&**ctx.account().database.ids(), tx.now());
    let view = BundleView {
        id,
        url: format!("{API}/bundles/{id}"),
        files: permits.len(),
        bytes: files::total(&mut tx, &permits).await?,
        left_out: left_out.into_refused(),
    };
    // All of them, also those that may not be fetched now: the bundle names what it leaves out by itself.
    let bundles = &ctx.account().bundles;
    bundles.keep(id, who.actor(), ids.into(), tx.now());
    Ok((StatusCode::CREATED, Json(view)).into_response())
}
