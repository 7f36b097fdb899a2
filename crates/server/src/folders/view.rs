//! A folder as somebody sees it.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::{Denial, NoPermit, folder};
use vitrine_model::{FolderId, Function, Instant, Lifecycle};
use vitrine_store::folders::{self, FolderRow};
use vitrine_store::presets::Preset;
use vitrine_store::{Failure, Subject, Tx};

use crate::can::CanView;
use crate::ctx::Ctx;
use crate::extract::Version;
use crate::problem::Problem;
use crate::schema;

/// What a folder's view says may be done with it.
const FUNCTIONS: [Function; 9] = [
    Function::See,
    Function::Download,
    Function::Edit,
    Function::Upload,
    Function::FolderCreate,
    Function::FolderEdit,
    Function::FolderArchive,
    Function::FolderDelete,
    Function::Access,
];

/// A folder.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Folder)]
pub(crate) struct FolderView {
    #[schema(value_type = Uuid)]
    id: FolderId,
    name: String,
    /// Which preset it is, while it bears the name that the account was founded with.
    #[schema(value_type = Option<schema::Preset>, required)]
    preset: Option<Preset>,
    /// The nearest folder above that one may see.
    #[schema(value_type = Option<Uuid>, required)]
    parent: Option<FolderId>,
    /// Its state, or that of a folder above it where that is further gone.
    #[schema(value_type = schema::State, example = "live")]
    state: Lifecycle,
    /// For `If-Match`.
    version: i64,
    /// Does anything that one may see lie below it?
    has_children: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Instant,
    can: CanView,
}

/// A folder with the way down to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FolderWithPath)]
pub(crate) struct FolderWithPath {
    #[serde(flatten)]
    folder: FolderView,
    /// From the topmost folder in sight down to this one.
    path: Vec<FolderName>,
}

/// A folder by its name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FolderName {
    #[schema(value_type = Uuid)]
    pub(crate) id: FolderId,
    name: String,
    /// Which preset it is, while it bears the name that the account was founded with.
    #[schema(value_type = Option<schema::Preset>, required)]
    preset: Option<Preset>,
}

impl FolderView {
    /// With what that person may do with it.
    pub(super) fn of(row: FolderRow, who: &Subject) -> Self {
        Self {
            can: who.can_folder(row.id, &FUNCTIONS).into(),
            id: row.id,
            name: row.name,
            preset: row.preset,
            parent: row.parent,
            state: row.state,
            version: row.version,
            has_children: row.has_children,
            created_at: row.created_at,
        }
    }
}

impl FolderWithPath {
    pub(super) async fn open(tx: &mut Tx, who: &Subject, id: FolderId) -> Result<Self, NoPermit<Failure>> {
        let permit = who.permit::<folder::See>(tx, id).await?;
        let scope = who.scope::<folder::See>();
        let row = folders::open(tx, &permit, &scope)
            .await
            .map_err(NoPermit::Failed)?;
        let path = FolderName::path(tx, who, id).await.map_err(NoPermit::Failed)?;
        Ok(Self {
            folder: FolderView::of(row, who),
            path,
        })
    }

    /// As it is after a change, in the world of after the change; `None` where it is out of sight then.
    pub(crate) async fn after(ctx: &Ctx, id: FolderId) -> Result<Option<Self>, Problem> {
        let (mut tx, who) = ctx.read().await?;
        match Self::open(&mut tx, &who, id).await {
            Ok(view) => Ok(Some(view)),
            Err(NoPermit::Denied(Denial::Hidden | Denial::Refused(_))) => Ok(None),
            Err(NoPermit::Failed(failure)) => Err(failure.into()),
        }
    }
}

impl FolderName {
    pub(crate) async fn path(tx: &mut Tx, who: &Subject, id: FolderId) -> Result<Vec<Self>, Failure> {
        let path = folders::path(tx, &who.scope::<folder::See>(), id).await?;
        Ok(path
            .into_iter()
            .map(|step| Self {
                id: step.id,
                name: step.name,
                preset: step.preset,
            })
            .collect())
    }
}

impl Version for FolderWithPath {
    fn version(&self) -> i64 {
        self.folder.version
    }
}
