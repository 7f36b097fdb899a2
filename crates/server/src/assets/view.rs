//! An asset, whole.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::{NoPermit, asset};
use vitrine_model::{AssetId, FieldId, Function, Instant, TagId, UserId, VersionId};
use vitrine_store::assets::{self, AssetDetail, RenditionRow, VersionRow};
use vitrine_store::files::{self, RenditionClass};
use vitrine_store::{Failure, Subject, Tx, people};

use crate::ctx::Ctx;
use crate::extract::Version;
use crate::fields::ValueView;
use crate::folders::FolderName;
use crate::problem::Problem;
use crate::routes::API;
use crate::schema;

use super::file_metadata::FileMetadata;
use super::tile::{AssetTile, rendition_url};

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
    /// Why its previews could not be made.
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

/// A picture or proxy of the active version.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Rendition)]
struct RenditionView {
    #[schema(value_type = schema::RenditionName)]
    name: String,
    url: String,
    content_type: String,
    #[schema(required)]
    width: Option<i64>,
    #[schema(required)]
    height: Option<i64>,
    size: i64,
}

/// A version of an asset.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AssetVersion)]
struct VersionView {
    #[schema(value_type = Uuid)]
    id: VersionId,
    number: i64,
    /// Is it the one that is shown?
    active: bool,
    file_name: String,
    size: i64,
    /// What somebody says of it.
    note: String,
    #[schema(value_type = String, format = DateTime)]
    added_at: Instant,
    added_by: PersonView,
}

/// Who did something; both null is Someone, whom one can't see.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Doer)]
struct PersonView {
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
        let may_download = match who.permit::<asset::Download>(tx, id).await {
            Ok(_permit) => true,
            Err(NoPermit::Denied(_)) => false,
            Err(failed) => return Err(failed),
        };
        Ok(Self::of(
            detail,
            who,
            path,
            &names,
            may_download.then(|| format!("{API}/assets/{id}/source")),
        ))
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
        // What is larger than `see` covers is told only to whom it is given; pages are counted in the metadata.
        let shown = |rendition: &RenditionRow| {
            (source_url.is_some() || !is_download(&rendition.name)) && !rendition.name.starts_with("page-")
        };
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
            renditions: detail
                .renditions
                .into_iter()
                .filter(shown)
                .map(|row| RenditionView::of(id, row))
                .collect(),
            versions: detail
                .versions
                .into_iter()
                .map(|row| VersionView::of(row, names))
                .collect(),
            added_by: PersonView::of(detail.added_by, names),
            tile: AssetTile::of(detail.row, who),
            source_url,
        }
    }
}

/// The function that covers a rendition of that name (access model, section 3).
fn is_download(name: &str) -> bool {
    matches!(covered_by(name), Function::Download)
}

/// `see` covers pictures of at most 1280 pixels, pages, proxies, sprites and waveforms; all else is `download`.
pub(crate) fn covered_by(name: &str) -> Function {
    match files::class_of(name) {
        Some(RenditionClass::Seen) => Function::See,
        Some(RenditionClass::Large) | None => Function::Download,
    }
}

impl RenditionView {
    fn of(asset: AssetId, row: RenditionRow) -> Self {
        Self {
            url: rendition_url(asset, &row.name),
            name: row.name,
            content_type: row.content_type,
            width: row.width,
            height: row.height,
            size: row.size,
        }
    }
}

impl VersionView {
    fn of(row: VersionRow, names: &HashMap<UserId, String>) -> Self {
        Self {
            id: row.id,
            number: row.number,
            active: row.active,
            file_name: row.file_name,
            size: row.size,
            note: row.note,
            added_at: row.added_at,
            added_by: PersonView::of(row.added_by, names),
        }
    }
}

impl PersonView {
    fn of(user: UserId, names: &HashMap<UserId, String>) -> Self {
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
