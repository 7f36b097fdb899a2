//! What a write came to, and how that is shown.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use vitrine_model::{AssetId, FieldId, FolderId, SearchId, TagId, TokenId, UploadId};

use crate::assets::{AssetView, Done, Moved};
use crate::ctx::Ctx;
use crate::extract::{Changed, Json, Version, Versioned};
use crate::fields::FieldView;
use crate::folders::{AccessSaved, FolderWithPath};
use crate::problem::{Code, Problem};
use crate::searches::SearchView;
use crate::session::Me;
use crate::tags::TagView;
use crate::uploads;

/// What a write came to: what it is about, never how it looked. It is shown the same way to whoever asks first
/// and to whoever asks again, as they may see it when they ask.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// A folder is new.
    FolderMade(FolderId),
    /// A folder is another.
    Folder(FolderId),
    /// A folder's list is another.
    Access {
        folder: FolderId,
        /// Lists of subfolders stayed.
        lists_kept: bool,
    },
    /// An asset is another.
    Asset(AssetId),
    /// Many assets are others.
    Assets(Done),
    /// Many assets are elsewhere.
    Moved(Moved),
    /// A tag is new.
    TagMade(TagId),
    /// A tag is another.
    Tag(TagId),
    /// A field is new.
    FieldMade(FieldId),
    /// A field is another.
    Field(FieldId),
    /// An upload has begun.
    Upload(UploadId),
    /// A token is new. Its secret is nowhere: it was shown to whoever asked first.
    TokenMade(TokenId),
    /// A kept search is new.
    SearchMade(SearchId),
    /// A kept search is another.
    Search(SearchId),
    /// One's own settings are others.
    Oneself,
    /// Something is gone.
    Gone,
}

impl Outcome {
    /// Was anything changed? Where all of many were refused, nothing was, and the key stays free: what was asked for
    /// in vain is not kept for a day, however much of it is asked.
    pub(super) const fn changed_something(&self) -> bool {
        match self {
            Self::Assets(done) => done.any(),
            Self::Moved(moved) => moved.any(),
            Self::FolderMade(_)
            | Self::Folder(_)
            | Self::Access { .. }
            | Self::Asset(_)
            | Self::TagMade(_)
            | Self::Tag(_)
            | Self::FieldMade(_)
            | Self::Field(_)
            | Self::Upload(_)
            | Self::TokenMade(_)
            | Self::SearchMade(_)
            | Self::Search(_)
            | Self::Oneself
            | Self::Gone => true,
        }
    }

    /// As it is kept.
    pub(super) fn written(&self) -> Result<String, Problem> {
        serde_json::to_string(self).map_err(Problem::internal)
    }

    /// As it was kept.
    pub(crate) fn read(text: &str) -> Result<Self, Problem> {
        serde_json::from_str(text).map_err(Problem::internal)
    }

    /// The answer, by the rights of now.
    pub(crate) async fn show(self, ctx: &Ctx) -> Result<Response, Problem> {
        Ok(match self {
            Self::FolderMade(id) => made(FolderWithPath::after(ctx, id).await?),
            Self::Folder(id) => Changed(FolderWithPath::after(ctx, id).await?).into_response(),
            Self::Access { folder, lists_kept } => {
                Json(AccessSaved::after(ctx, folder, lists_kept).await?).into_response()
            }
            Self::Asset(id) => Changed(AssetView::after(ctx, id).await?).into_response(),
            Self::Assets(done) => Json(done.seen_now(ctx).await?).into_response(),
            Self::Moved(moved) => Json(moved.seen_now(ctx).await?).into_response(),
            Self::TagMade(id) => made(TagView::after(ctx, id).await?),
            Self::Tag(id) => Changed(TagView::after(ctx, id).await?).into_response(),
            Self::FieldMade(id) => made(FieldView::after(ctx, id).await?),
            Self::Field(id) => Changed(FieldView::after(ctx, id).await?).into_response(),
            Self::Upload(id) => uploads::begun(ctx, id).await?,
            Self::TokenMade(id) => {
                return Err(Problem::new(Code::Conflict)
                    .with("why", "secret_once")
                    .with("token", id.to_string()));
            }
            Self::SearchMade(id) => match SearchView::after(ctx, id).await? {
                Some(view) => (StatusCode::CREATED, Versioned(view)).into_response(),
                None => StatusCode::NO_CONTENT.into_response(),
            },
            Self::Search(id) => Changed(SearchView::after(ctx, id).await?).into_response(),
            Self::Oneself => {
                let (mut tx, who) = ctx.read().await?;
                Json(Me::of(&mut tx, &who, ctx.session()).await?).into_response()
            }
            Self::Gone => StatusCode::NO_CONTENT.into_response(),
        })
    }
}

/// Something new, or nothing where its maker does not see it.
fn made<T: Serialize + Version>(view: Option<T>) -> Response {
    match view {
        Some(view) => (StatusCode::CREATED, Versioned(view)).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}
