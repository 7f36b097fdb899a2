//! What several assets have in common.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::{CanState, asset};
use vitrine_model::{FieldId, Function, Instant, MediaKind, TagId};
use vitrine_store::Subject;
use vitrine_store::assets::{self, AssetRow, Summary};

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::fields::ValueView;
use crate::problem::Problem;
use crate::schema;

use super::selection::Selection;
use super::tile::seconds;

/// Which assets.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Summarising {
    selection: Selection,
}

/// Several assets as one, of those that one sees: what is the same in all of them, and how far the rest reaches.
#[derive(Serialize, ToSchema)]
#[schema(as = Summary)]
pub(crate) struct SummaryView {
    /// How many there are.
    count: usize,
    /// How many there are of each kind, most first.
    kinds: Vec<KindCount>,
    /// Bytes of their sources together.
    size: u64,
    /// Seconds of films and sounds together; null where there is neither.
    #[schema(required)]
    duration: Option<f64>,
    /// When the first of them was taken, of those that say so.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    taken_from: Option<Instant>,
    /// When the last of them was.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    taken_until: Option<Instant>,
    /// In how many folders they are.
    folders: usize,
    /// Of all of them, perhaps none; null where they differ. The same holds for the next two.
    #[schema(required)]
    caption: Option<String>,
    #[schema(required)]
    credit: Option<String>,
    #[schema(required)]
    rights: Option<String>,
    /// Those that any of them bears: most often borne first, then by name.
    tags: Vec<TagCount>,
    /// The account's own fields in which anything stands, in their order.
    fields: Vec<CommonValue>,
    /// How many of them one may describe.
    editable: usize,
    /// How many of them one may download.
    downloadable: usize,
}

/// How many there are of a kind.
#[derive(Serialize, ToSchema)]
struct KindCount {
    #[schema(value_type = schema::AssetKind, example = "picture")]
    kind: MediaKind,
    count: usize,
}

/// How many bear a tag.
#[derive(Serialize, ToSchema)]
struct TagCount {
    #[schema(value_type = Uuid)]
    id: TagId,
    name: String,
    count: usize,
}

/// What stands in one field of all of them.
#[derive(Serialize, ToSchema)]
struct CommonValue {
    #[schema(value_type = Uuid)]
    field: FieldId,
    /// Null where they differ, also by some of them saying nothing.
    #[schema(required)]
    value: Option<ValueView>,
}

/// Says what several assets have in common: at most 2,000, of those that one sees.
#[utoipa::path(post, path = "/assets/summary", tag = "assets", request_body = Summarising,
    responses((status = 200, body = SummaryView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn summarise_assets(
    ctx: Ctx,
    Json(body): Json<Summarising>,
) -> Result<Json<SummaryView>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let ids = body.selection.ids(&ctx, &mut tx, &who).await?;
    let (permits, _hidden) = who.permit_each::<asset::See>(&mut tx, &ids).await?;
    let summary = assets::summary(&mut tx, &who, &permits).await?;
    Ok(Json(SummaryView::of(summary, &who)))
}

impl SummaryView {
    fn of(summary: Summary, who: &Subject) -> Self {
        // What needs a written reason is none of these: it is asked for one by one.
        let may = |function| {
            let allowed = |row: &&AssetRow| {
                let can = who.can_asset(&row.facts, &[function]);
                can.0.iter().any(|(_, state)| *state == CanState::Allowed)
            };
            summary.rows.iter().filter(allowed).count()
        };
        Self {
            count: summary.rows.len(),
            editable: may(Function::Edit),
            downloadable: may(Function::Download),
            kinds: summary
                .kinds
                .into_iter()
                .map(|(kind, count)| KindCount { kind, count })
                .collect(),
            size: summary.size,
            duration: summary.duration_ms.map(seconds),
            taken_from: summary.taken.map(|(from, _)| from),
            taken_until: summary.taken.map(|(_, until)| until),
            folders: summary.folders,
            caption: summary.caption,
            credit: summary.credit,
            rights: summary.rights,
            tags: summary
                .tags
                .into_iter()
                .map(|(tag, count)| TagCount {
                    id: tag.id,
                    name: tag.name,
                    count,
                })
                .collect(),
            fields: summary
                .fields
                .into_iter()
                .map(|(field, value)| CommonValue {
                    field,
                    value: value.map(ValueView::from),
                })
                .collect(),
        }
    }
}
