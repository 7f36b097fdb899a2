//! Many assets at once: by their ids, or by their positions in a view.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::{Denial, NoChange, asset};
use vitrine_model::{AssetId, ViewId};
use vitrine_store::{Failure, Subject, Tx, assets};

use crate::ctx::Ctx;
use crate::problem::{FieldProblem, Problem};

/// The most assets that one request changes.
const MOST: usize = 10_000;

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
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Done {
    /// How many were changed.
    done: usize,
    /// Those that were not, and why.
    refused: Vec<NotDone>,
}

/// One that was not changed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NotDone {
    #[schema(value_type = Uuid)]
    id: AssetId,
    /// `not_found` or `refused`.
    code: &'static str,
    /// Why it was refused.
    why: Option<&'static str>,
}

impl Selection {
    /// The assets that it names, of those that may be seen.
    pub(super) async fn ids(&self, ctx: &Ctx, tx: &mut Tx, who: &Subject) -> Result<Vec<AssetId>, Problem> {
        let ids = match self {
            Self::Assets(by) => by.distinct(),
            Self::View(by) => {
                let keys =
                    ctx.account()
                        .views
                        .selected(by.view, who.actor(), tx.now(), &by.ranges, &by.except);
                let keys = keys.ok_or(Problem::not_found())?;
                refuse_too_many(keys.len())?;
                assets::ids(tx, &who.scope::<asset::See>(), &keys).await?
            }
        };
        refuse_too_many(ids.len())?;
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

fn refuse_too_many(count: usize) -> Result<(), Problem> {
    if count <= MOST {
        return Ok(());
    }
    Err(Problem::invalid(
        FieldProblem::new("selection", "too_many").with("limit", MOST),
    ))
}

impl Done {
    pub(super) const fn one_more(&mut self) {
        self.done += 1;
    }

    /// One that may not be changed is left as it is; everything else ends the whole request.
    pub(super) fn not_done(&mut self, id: AssetId, why: NoChange<Failure>) -> Result<(), Problem> {
        let (code, why) = match why {
            NoChange::Denied(Denial::Hidden) => ("not_found", None),
            NoChange::Denied(Denial::Refused(refusal)) => ("refused", Some(refusal.why.word())),
            NoChange::GivesMaker { .. } => ("refused", Some("gives_maker")),
            other => return Err(other.into()),
        };
        self.refused.push(NotDone { id, code, why });
        Ok(())
    }
}
