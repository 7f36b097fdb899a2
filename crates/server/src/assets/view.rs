//! An asset, whole.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::{NoPermit, asset};
use vitrine_model::{AssetId, FieldId, TagId, UserId};
use vitrine_store::assets::{self, AssetDetail};
use vitrine_store::{Failure, Subject, Tx, people};

use crate::ctx::Ctx;
use crate::extract::Version;
use crate::fields::ValueView;
use crate::folders::FolderName;
use crate::problem::Problem;

use super::file_metadata::FileMetadata;
use super::tile::{AssetTile, asset_url};
use super::version::{RenditionView, Told, VersionView};

/// An asset with everything that is shown of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Asset)]
pub(crate) struct AssetView {
    #[serde(flatten)]
    tile: AssetTile,
    caption: String,
    /// Who made it, as it is to be printed beside it.
    credit: String,
    /// Whose it is, and what may be done with it.
    rights: String,
    /// By name.
    tags: Vec<AssetTag>,
    /// What stands in the account's own fields, in their order; those that are empty are left out.
    fields: Vec<FieldOfAsset>,
    /// From the topmost folder in sight down to its home.
    path: Vec<FolderName>,
    /// The content type of the source.
    content_type: String,
    metadata: FileMetadata,
    /// Why its previews could not be made; `damaged` where they were, of as much of it as could be read.
    #[schema(required)]
    failure: Option<FailureView>,
    /// But for the pages of a document: these are `page-1` to as many as `metadata.pages_shown` says.
    renditions: Vec<RenditionView>,
    /// Where the source is fetched; null where that is refused.
    #[schema(required)]
    source_url: Option<String>,
    /// Newest first.
    versions: Vec<VersionView>,
    added_by: PersonView,
}

/// A tag that an asset bears.
#[derive(Debug, Serialize, ToSchema)]
struct AssetTag {
    #[schema(value_type = Uuid)]
    id: TagId,
    name: String,
}

/// What stands in one field of an asset.
#[derive(Debug, Serialize, ToSchema)]
struct FieldOfAsset {
    #[schema(value_type = Uuid)]
    field: FieldId,
    value: ValueView,
}

#[derive(Debug, Serialize, ToSchema)]
struct FailureView {
    code: String,
}

/// Who did something; both null is Someone, whom one can't see.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Doer)]
pub(super) struct PersonView {
    #[schema(value_type = Option<Uuid>, required)]
    id: Option<UserId>,
    #[schema(required)]
    name: Option<String>,
}

impl AssetView {
    pub(super) async fn open(tx: &mut Tx, who: &Subject, id: AssetId) -> Result<Self, NoPermit<Failure>> {
        let permit = who.permit::<asset::See>(tx, id).await?;
        let scope = who.scope::<asset::See>();
        let detail = assets::open(tx, &permit, &scope)
            .await
            .map_err(NoPermit::Failed)?;
        let doers = detail
            .versions
            .iter()
            .map(|version| version.added_by)
            .chain([detail.added_by]);
        let names = people::names(tx, who, doers).await.map_err(NoPermit::Failed)?;
        let path = FolderName::path(tx, who, detail.row.folder)
            .await
            .map_err(NoPermit::Failed)?;
        let download = who
            .may::<asset::Download>(tx, id)
            .await
            .map_err(NoPermit::Failed)?;
        let source_url = download.map(|_permit| format!("{}/source", asset_url(id)));
        Ok(Self::of(detail, who, path, &names, source_url))
    }

    /// As it is after a change; `None` where it is out of sight then.
    pub(crate) async fn after(ctx: &Ctx, id: AssetId) -> Result<Option<Self>, Problem> {
        let (mut tx, who) = ctx.read().await?;
        match Self::open(&mut tx, &who, id).await {
            Ok(view) => Ok(Some(view)),
            Err(NoPermit::Denied(_)) => Ok(None),
            Err(NoPermit::Failed(failure)) => Err(failure.into()),
        }
    }

    fn of(
        detail: AssetDetail,
        who: &Subject,
        path: Vec<FolderName>,
        names: &HashMap<UserId, String>,
        source_url: Option<String>,
    ) -> Self {
        let id = detail.row.id;
        let told = source_url.as_ref().map_or(Told::Seen, |_| Told::All);
        Self {
            caption: detail.caption,
            credit: detail.credit,
            rights: detail.rights,
            tags: detail
                .tags
                .into_iter()
                .map(|tag| AssetTag {
                    id: tag.id,
                    name: tag.name,
                })
                .collect(),
            fields: detail
                .values
                .into_iter()
                .map(|value| FieldOfAsset {
                    field: value.field,
                    value: value.value.into(),
                })
                .collect(),
            path,
            content_type: detail.content_type,
            metadata: FileMetadata::read(&detail.metadata),
            failure: detail.failure.map(|code| FailureView { code }),
            renditions: told.renditions(&asset_url(id), detail.renditions),
            versions: detail
                .versions
                .into_iter()
                .map(|row| VersionView::of(id, row, told, names))
                .collect(),
            added_by: PersonView::of(detail.added_by, names),
            tile: AssetTile::of(detail.row, who),
            source_url,
        }
    }
}

impl PersonView {
    pub(super) fn of(user: UserId, names: &HashMap<UserId, String>) -> Self {
        match names.get(&user) {
            Some(name) => Self {
                id: Some(user),
                name: Some(name.clone()),
            },
            None => Self { id: None, name: None },
        }
    }
}

impl Version for AssetView {
    fn version(&self) -> i64 {
        self.tile.version()
    }
}
