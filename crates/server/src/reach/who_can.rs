use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::reach::{By, Passing};
use vitrine_model::{Function, GroupId, UserId};

use super::names::{Named, NamesView};
use super::target::TargetBody;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;
use crate::schema;

/// What is asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    #[schema(value_type = schema::ActionFunction, example = "download")]
    action: Function,
    resource: TargetBody,
}

/// The people who can.
#[derive(Serialize, ToSchema)]
pub(crate) struct WhoCanView {
    people: Vec<PassingView>,
    /// There are others, whom whoever asks may not see.
    others: bool,
    /// What is called what.
    names: NamesView,
}

/// Somebody who can, and by what.
#[derive(Serialize, ToSchema)]
struct PassingView {
    #[schema(value_type = Uuid)]
    user: UserId,
    /// `allow`, `warn` or `reason`.
    #[schema(value_type = schema::Effect)]
    effect: &'static str,
    /// What allowed it at the function gate.
    function: PassedBy,
    /// What admits them at the place; null for account-wide functions.
    #[schema(required)]
    place: Option<PassedBy>,
}

/// What allowed something.
#[derive(Serialize, ToSchema)]
struct PassedBy {
    /// `level`, `personal`, `group`, `role`, `member_grants`, `asked_to_approve`, `own_entry`, `group_entry`, `member`
    /// or `exposure`.
    by: &'static str,
    /// The level or role.
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<&'static str>,
    /// The group, where whoever asks may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    group: Option<GroupId>,
}

/// Who can do that, and by what: for whoever holds `privilege.manage` or may `access` the place.
#[utoipa::path(post, path = "/access/who-can", tag = "access", request_body = Wanted,
    responses((status = 200, body = WhoCanView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn who_can(ctx: Ctx, Json(body): Json<Wanted>) -> Result<Json<WhoCanView>, Problem> {
    let target = body.resource.asked_for(body.action, "action")?;
    let (mut tx, who) = ctx.read().await?;
    let found = who.who_can(&mut tx, body.action, target).await?;
    let mut named = Named::default();
    for passing in &found.people {
        named.people.insert(passing.user);
        named.groups.extend(passing.groups());
    }
    Ok(Json(WhoCanView {
        people: found.people.iter().map(PassingView::of).collect(),
        others: found.others,
        names: named.names(&mut tx, &who).await?,
    }))
}

impl PassingView {
    fn of(passing: &Passing) -> Self {
        Self {
            user: passing.user,
            effect: passing.effect.word(),
            function: passing.function.into(),
            place: passing.place.map(Into::into),
        }
    }
}

impl From<By> for PassedBy {
    fn from(by: By) -> Self {
        let plain = |by| Self {
            by,
            word: None,
            group: None,
        };
        match by {
            By::Level(level) => Self {
                word: Some(level.word()),
                ..plain("level")
            },
            By::Role(role) => Self {
                word: Some(role.word()),
                ..plain("role")
            },
            By::Group(group) => Self {
                group,
                ..plain("group")
            },
            By::GroupEntry(group) => Self {
                group,
                ..plain("group_entry")
            },
            By::Personal => plain("personal"),
            By::MemberGrants => plain("member_grants"),
            By::AskedToApprove => plain("asked_to_approve"),
            By::OwnEntry => plain("own_entry"),
            By::Member => plain("member"),
            By::Exposure => plain("exposure"),
        }
    }
}
