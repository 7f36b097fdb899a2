use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vitrine_store::subjects;

use crate::ctx::Ctx;
use crate::extract::{Json, Query};
use crate::problem::Problem;

use super::SubjectView;

/// How many are told at once; who looks for another types more of the name.
const MOST: usize = 50;

/// Whom.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// A part of the name; left out, anybody.
    #[serde(default)]
    query: String,
}

/// Groups, then people, each by name; at most fifty.
#[derive(Serialize, ToSchema)]
pub(crate) struct Subjects {
    items: Vec<SubjectView>,
}

/// The groups and people that one can see, for adding them to a list.
#[utoipa::path(get, path = "/subjects", tag = "people", params(Wanted),
    responses((status = 200, body = Subjects), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn find_subjects(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Json<Subjects>, Problem> {
    let part = wanted.query.trim().to_lowercase();
    let (mut tx, who) = ctx.read().await?;
    let seen = subjects::seen_by(&mut tx, &who).await?;
    let found = seen
        .iter()
        .filter(|one| one.name.to_lowercase().contains(&part))
        .take(MOST);
    Ok(Json(Subjects {
        items: found
            .map(|one| SubjectView::named(one.subject, Some(one)))
            .collect(),
    }))
}
