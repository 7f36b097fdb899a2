//! A tag as it is shown.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::{account, asset};
use vitrine_model::TagId;
use vitrine_store::tags::{self, NoTagChange, Tag, Tags};
use vitrine_store::{Subject, Tx};

use crate::ctx::Ctx;
use crate::extract::Version;
use crate::problem::{Code, FieldProblem, Problem};

/// A tag.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Tag)]
pub(crate) struct TagView {
    #[schema(value_type = Uuid)]
    id: TagId,
    /// For `If-Match`.
    version: i64,
    name: String,
    /// The tag that it lies under; null at the top.
    #[schema(value_type = Option<Uuid>, required)]
    parent: Option<TagId>,
    /// What it is called as well.
    synonyms: Vec<String>,
    /// How many live assets bear it, of those that one sees; those of the tags below it are not counted.
    assets: i64,
}

impl TagView {
    /// The tags that somebody is shown, by name: all of them to who manages tags.
    pub(super) async fn all(tx: &mut Tx, who: &Subject) -> Result<Vec<Self>, Problem> {
        let scope = who.scope::<asset::See>();
        let manages = who.may::<account::ManageTags>(tx, ()).await?;
        let shown = tags::list(tx, &scope, manages.as_ref().map_or(Tags::Seen, Tags::Managed)).await?;
        Ok(shown.into_iter().map(Self::from).collect())
    }

    /// As it is after a change; `None` where it is out of sight then.
    pub(crate) async fn after(ctx: &Ctx, id: TagId) -> Result<Option<Self>, Problem> {
        let (mut tx, who) = ctx.read().await?;
        let all = Self::all(&mut tx, &who).await?;
        Ok(all.into_iter().find(|tag| tag.id == id))
    }
}

impl From<Tag> for TagView {
    fn from(tag: Tag) -> Self {
        Self {
            id: tag.id,
            version: tag.version,
            name: tag.name,
            parent: tag.parent,
            synonyms: tag.synonyms,
            assets: tag.assets,
        }
    }
}

impl Version for TagView {
    fn version(&self) -> i64 {
        self.version
    }
}

impl From<NoTagChange> for Problem {
    fn from(none: NoTagChange) -> Self {
        match none {
            NoTagChange::Failed(failure) => failure.into(),
            NoTagChange::Unknown(_) => Self::not_found(),
            NoTagChange::NameTaken { name, by } => Self::invalid(
                FieldProblem::new("name", "taken")
                    .with("name", name)
                    .with("tag", by.to_string()),
            ),
            NoTagChange::Cycle => Self::new(Code::Conflict).with("why", "cycle"),
            NoTagChange::Into => Self::invalid(FieldProblem::new("into", "cycle")),
        }
    }
}
