//! Many assets at once: by their ids, or by their positions in a view.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::{Denial, NoChange, asset};
use vitrine_model::{AssetId, RequestId, ViewId};
use vitrine_store::{Failure, Subject, Tx, assets};

use crate::ctx::Ctx;
use crate::problem::{FieldProblem, Problem};
use crate::schema;
use crate::views::Ranges;

/// The most assets that one request changes. All of them are changed in one transaction or none is, so that a
/// program that ends in the middle leaves no half of a selection behind and the request's key stands beside the
/// whole of it; other writers wait meanwhile, and give up after two seconds.
const MOST: usize = 2_000;

/// The most ranges, and the most exceptions from them, in a selection: more could not name more assets than that,
/// unless they name none.
const MOST_RANGES: usize = 10_000;

/// Which assets.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Selection {
    /// By their ids.
    Assets(ByIds),
    /// By their positions in a view.
    View(ByPositions),
}

/// These.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByIds {
    #[schema(value_type = Vec<Uuid>)]
    assets: Vec<AssetId>,
}

/// Those that stand in a view, from each start up to its exclusive end, but for a few.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByPositions {
    #[schema(value_type = Uuid)]
    view: ViewId,
    ranges: Vec<(usize, usize)>,
    #[serde(default)]
    except: Vec<usize>,
}

/// What became of a change of many.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
pub(crate) struct Done {
    /// How many were changed.
    done: usize,
    /// Those that were not, and why.
    refused: Vec<NotDone>,
    /// The request by which what was written can be taken back; null where something else was done.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>, required)]
    undo: Option<RequestId>,
}

/// One that was not changed.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub(crate) struct NotDone {
    #[schema(value_type = Uuid)]
    id: AssetId,
    code: NotDoneCode,
    /// Why it was refused.
    #[schema(value_type = Option<schema::NotDoneWhy>, required)]
    why: Option<String>,
}

/// Whether one that was not changed may be seen at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum NotDoneCode {
    NotFound,
    Refused,
}

impl Selection {
    /// The assets that it names, of those that may be seen.
    pub(crate) async fn ids(&self, ctx: &Ctx, tx: &mut Tx, who: &Subject) -> Result<Vec<AssetId>, Problem> {
        let ids = match self {
            Self::Assets(by) => by.distinct(),
            Self::View(by) => {
                refuse_more("selection.ranges", by.ranges.len(), MOST_RANGES)?;
                refuse_more("selection.except", by.except.len(), MOST_RANGES)?;
                let positions = ctx.account().views.open(by.view, who.actor(), tx.now());
                let positions = positions.ok_or(Problem::not_found())?;
                let keys = Ranges::of(&by.ranges, &by.except).of_view(&positions).await?;
                refuse_more("selection", keys.len(), MOST)?;
                assets::ids(tx, &who.scope::<asset::See>(), &keys).await?
            }
        };
        refuse_more("selection", ids.len(), MOST)?;
        Ok(ids)
    }
}

impl ByIds {
    /// One that is named twice is changed once.
    fn distinct(&self) -> Vec<AssetId> {
        let mut ids = self.assets.clone();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

fn refuse_more(field: &str, count: usize, limit: usize) -> Result<(), Problem> {
    if count <= limit {
        return Ok(());
    }
    Err(Problem::invalid(
        FieldProblem::new(field, "too_many").with("limit", limit),
    ))
}

impl Done {
    /// What that request writes can be taken back.
    pub(super) const fn undone_by(&mut self, request: Option<RequestId>) {
        self.undo = request;
    }

    pub(super) const fn one_more(&mut self) {
        self.done += 1;
    }

    /// Those that were not changed, and why.
    pub(crate) fn into_refused(self) -> Vec<NotDone> {
        self.refused
    }

    /// Was any of them changed?
    pub(crate) const fn any(&self) -> bool {
        self.done > 0
    }

    /// One that may not be changed is left as it is; everything else ends the whole request.
    pub(crate) fn not_done(&mut self, id: AssetId, why: NoChange<Failure>) -> Result<(), Problem> {
        let (code, why) = match why {
            NoChange::Denied(Denial::Hidden) => (NotDoneCode::NotFound, None),
            NoChange::Denied(Denial::Refused(refusal)) => (NotDoneCode::Refused, Some(refusal.why.word())),
            NoChange::GivesMaker { .. } => (NotDoneCode::Refused, Some("gives_maker")),
            other => return Err(other.into()),
        };
        self.refused.push(NotDone {
            id,
            code,
            why: why.map(str::to_owned),
        });
        Ok(())
    }

    /// One about which somebody has written something else since.
    pub(super) fn changed_since(&mut self, id: AssetId) {
        self.refused.push(NotDone {
            id,
            code: NotDoneCode::Refused,
            why: Some("changed_since".to_owned()),
        });
    }

    /// What is out of sight by now is told of like what never was.
    pub(crate) async fn seen_now(mut self, ctx: &Ctx) -> Result<Self, Problem> {
        let ids: Vec<AssetId> = self.refused.iter().map(|one| one.id).collect();
        if ids.is_empty() {
            return Ok(self);
        }
        let (mut tx, who) = ctx.read().await?;
        let (_seen, hidden) = who.permit_each::<asset::See>(&mut tx, &ids).await?;
        let hidden: HashSet<AssetId> = hidden.into_iter().map(|(id, _)| id).collect();
        for one in self.refused.iter_mut().filter(|one| hidden.contains(&one.id)) {
            (one.code, one.why) = (NotDoneCode::NotFound, None);
        }
        Ok(self)
    }
}
