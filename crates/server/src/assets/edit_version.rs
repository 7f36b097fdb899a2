use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::{AssetId, VersionId, VersionNote};
use vitrine_store::assets::{self, Activation, NoVersion, VersionEdit};

use crate::ctx::Ctx;
use crate::extract::{IfMatch, Json, Path};
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};

use super::view::AssetView;

/// What is changed of a version; what is left out or null stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionChange {
    /// What is said of it.
    note: Option<String>,
    /// `true` shows this version from now on. None stops being shown but by another that is.
    active: Option<bool>,
}

/// Writes a note on a version of an asset, or restores it: shows it from now on. Other versions stay.
#[utoipa::path(patch, path = "/assets/{id}/versions/{version}", tag = "assets", request_body = VersionChange,
    params(("id" = uuid::Uuid, Path), ("version" = uuid::Uuid, Path),
        ("If-Match" = String, Header, description = "of the asset")),
    responses((status = 200, body = AssetView), (status = 204), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn edit_version(
    ctx: Ctx,
    Path((id, version)): Path<(AssetId, VersionId)>,
    IfMatch(expected): IfMatch,
    Json(body): Json<VersionChange>,
) -> Result<Response, Problem> {
    let edit = body.parse()?;
    let (mut tx, who) = ctx.write_once().await?;
    let permit = who.permit::<asset::Edit>(&mut tx, id).await?;
    assets::edit_version(&mut tx, permit, (version, expected), &edit).await?;
    ctx.keep(tx, &who, Outcome::Asset(id)).await
}

impl VersionChange {
    fn parse(&self) -> Result<VersionEdit, Problem> {
        let active = match self.active {
            None => Activation::Stays,
            Some(true) => Activation::This,
            Some(false) => return Err(Problem::invalid(FieldProblem::new("active", "not_false"))),
        };
        Ok(VersionEdit {
            note: self.note.as_deref().map(VersionNote::parse).transpose()?,
            active,
        })
    }
}

impl From<NoVersion> for Problem {
    fn from(none: NoVersion) -> Self {
        match none {
            NoVersion::Unknown => Self::not_found(),
            NoVersion::Failed(failure) => failure.into(),
        }
    }
}
