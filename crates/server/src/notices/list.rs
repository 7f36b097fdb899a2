use serde::Serialize;
use utoipa::ToSchema;
use vitrine_model::{Instant, NoticeId, UserId};
use vitrine_store::notices::{self, News, Notice};
use vitrine_store::people;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

/// What one has not yet read, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Notices {
    items: Vec<NoticeView>,
}

/// Something to be told of.
#[derive(Serialize, ToSchema)]
struct NoticeView {
    #[schema(value_type = Uuid)]
    id: NoticeId,
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
    /// Who did it; null is somebody whom one may not see.
    #[schema(required)]
    by: Option<ByView>,
    #[serde(flatten)]
    what: NewsView,
}

#[derive(Serialize, ToSchema)]
struct ByView {
    #[schema(value_type = Uuid)]
    id: UserId,
    name: String,
}

/// What happened.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind")]
enum NewsView {
    /// Somebody turned super-admin mode on. Only the owner is told.
    #[serde(rename = "supermode.on")]
    SupermodeOn {
        /// It ends by itself then, if it was not turned off before.
        #[schema(value_type = String, format = DateTime)]
        until: Instant,
        /// Why, in their words; null once those were erased.
        #[schema(required)]
        reason: Option<String>,
    },
}

/// What one has to be told of and has not yet read. Not for tokens.
#[utoipa::path(get, path = "/notices", tag = "notices",
    responses((status = 200, body = Notices), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_notices(ctx: Ctx) -> Result<Json<Notices>, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.read().await?;
    let unread = notices::unread(&mut tx, &who).await?;
    let names = people::names(&mut tx, &who, unread.iter().filter_map(|notice| notice.by)).await?;
    let shown = |notice: Notice| NoticeView {
        id: notice.id,
        at: notice.at,
        by: notice.by.and_then(|id| {
            let name = names.get(&id)?.clone();
            Some(ByView { id, name })
        }),
        what: notice.what.into(),
    };
    Ok(Json(Notices {
        items: unread.into_iter().map(shown).collect(),
    }))
}

impl From<News> for NewsView {
    fn from(news: News) -> Self {
        match news {
            News::SupermodeOn { until, reason } => Self::SupermodeOn {
                until: Instant::from_millis(until.0 * 1000),
                reason,
            },
        }
    }
}
