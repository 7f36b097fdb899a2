use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use vitrine_access::reach::{Explained, Question, ThingId};
use vitrine_model::{Function, UserId};
use vitrine_policy::explain::{Names, Thing, told, whole};
use vitrine_policy::{Gate, Reason, Why};

use super::names::{Named, NamesView};
use super::target::TargetBody;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;
use crate::schema;
use crate::spoken::Spoken;

/// One question, whose rights it is about, and in which language it is explained.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToExplain {
    /// Somebody else; left out or null, oneself.
    #[schema(value_type = Option<Uuid>)]
    user: Option<UserId>,
    #[schema(value_type = schema::ActionFunction, example = "download")]
    action: Function,
    resource: TargetBody,
    /// A reason that would be written.
    reason: Option<String>,
}

/// A decision explained.
#[derive(Serialize, ToSchema)]
pub(crate) struct ExplanationView {
    /// What it comes to.
    #[schema(value_type = schema::Effect)]
    effect: &'static str,
    /// The gate that refused.
    #[schema(value_type = Option<schema::Gate>, required)]
    gate: Option<&'static str>,
    /// Why, in a stable word.
    #[schema(value_type = Option<schema::Why>, required)]
    why: Option<&'static str>,
    /// What is told to whoever is refused; only of oneself.
    #[schema(required)]
    told: Option<ToldView>,
    /// Everything, for whoever holds `privilege.manage` or may `access` the place.
    #[schema(required)]
    whole: Option<ToldView>,
    /// What is called what.
    names: NamesView,
}

/// The same twice: for people and for programs.
#[derive(Serialize, ToSchema)]
struct ToldView {
    /// In the language of the request.
    text: String,
    /// In stable codes. A thing is an object with its `kind` and `id`, or null where it may not be named.
    #[schema(value_type = Object)]
    data: Value,
}

/// Explains a decision: to the refused what they may know, to whoever may ask about others everything, with the smallest
/// changes that would flip it.
#[utoipa::path(post, path = "/access/explanations", tag = "access", request_body = ToExplain,
    responses((status = 200, body = ExplanationView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn explain(
    ctx: Ctx,
    Spoken(language): Spoken,
    Json(body): Json<ToExplain>,
) -> Result<Json<ExplanationView>, Problem> {
    let question = Question {
        action: body.action,
        on: body.resource.asked_for(body.action, "action")?,
        reason: body.reason.as_deref().map_or(Reason::Missing, Reason::of),
    };
    let (mut tx, who) = ctx.read().await?;
    let explained = who.explain(&mut tx, body.user, &question).await?;
    let mut named = Named::default();
    for thing in explained.things.values() {
        named.add(*thing);
    }
    let names = named.names(&mut tx, &who).await?;
    let called = Called {
        things: &explained.things,
        names: &names,
    };
    let refer = |thing| called.refer(thing);
    let whole = explained.explanation.as_ref().map(|explanation| ToldView {
        text: whole(explanation, &called, language),
        data: explanation.data(&refer),
    });
    let told = explained.notice.as_ref().map(|notice| ToldView {
        text: told(notice, &called, language),
        data: notice.data(&refer),
    });
    let Explained { verdict, .. } = explained;
    Ok(Json(ExplanationView {
        effect: verdict.effect.word(),
        gate: verdict.gate.map(Gate::word),
        why: verdict.why.map(Why::word),
        told,
        whole,
        names,
    }))
}

/// What may be named, and what it is called. What is not in it is told as "someone" or "a group".
struct Called<'a> {
    things: &'a BTreeMap<Thing, ThingId>,
    names: &'a NamesView,
}

impl Called<'_> {
    fn refer(&self, thing: Thing) -> Value {
        let id = self.things.get(&thing).map(|id| match id {
            ThingId::User(id) => json!(id),
            ThingId::Group(id) => json!(id),
            ThingId::Folder(id) => json!(id),
        });
        id.map_or(Value::Null, |id| json!({ "kind": thing.kind(), "id": id }))
    }
}

impl Names for Called<'_> {
    fn name(&self, thing: Thing) -> Option<Cow<'_, str>> {
        let name = match self.things.get(&thing)? {
            ThingId::User(id) => self.names.people.get(id),
            ThingId::Group(id) => self.names.groups.get(id),
            ThingId::Folder(id) => self.names.folders.get(id),
        };
        name.map(|name| Cow::Borrowed(name.as_str()))
    }
}
