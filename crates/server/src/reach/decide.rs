use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::Denial;
use vitrine_access::reach::Question;
use vitrine_model::{Function, UserId};
use vitrine_policy::{Reason, Verdict};

use super::target::TargetBody;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::{FieldProblem, Problem};
use crate::schema;

/// As many can be asked in one call.
const MOST: usize = 1000;

/// Questions, and whose rights they are about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Questions {
    /// Somebody else; left out or null, oneself.
    #[schema(value_type = Option<Uuid>)]
    user: Option<UserId>,
    /// At most a thousand.
    questions: Vec<QuestionBody>,
}

/// One question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionBody {
    #[schema(value_type = schema::ActionFunction, example = "download")]
    action: Function,
    resource: TargetBody,
    /// A reason that would be written.
    reason: Option<String>,
}

/// The answers, in the order of the questions.
#[derive(Serialize, ToSchema)]
pub(crate) struct Answers {
    answers: Vec<AnswerView>,
}

/// One answer.
#[derive(Serialize, ToSchema)]
pub(super) struct AnswerView {
    /// `allow`, `warn`, `reason` (a written reason is needed), or `deny`.
    #[schema(value_type = schema::Effect)]
    effect: &'static str,
    /// The gate that refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schema::Gate>)]
    gate: Option<&'static str>,
    /// Why, in a stable word. `not_found` for what is not there, or not for whoever asks; `not_told` where they may not
    /// ask about others.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// A page of decisions in one call, for oneself, or for somebody else where one may ask about others.
#[utoipa::path(post, path = "/access/decisions", tag = "access", request_body = Questions,
    responses((status = 200, body = Answers), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn decide(ctx: Ctx, Json(body): Json<Questions>) -> Result<Json<Answers>, Problem> {
    if body.questions.len() > MOST {
        return Err(Problem::invalid(
            FieldProblem::new("questions", "too_many").with("limit", MOST),
        ));
    }
    let questions = body.questions.iter().enumerate();
    let questions: Vec<Question> = questions
        .map(|(at, question)| question.understood(at))
        .collect::<Result<_, _>>()?;
    let (mut tx, who) = ctx.read().await?;
    let answers = who.answers(&mut tx, body.user, &questions).await?;
    Ok(Json(Answers {
        answers: answers.into_iter().map(Into::into).collect(),
    }))
}

impl QuestionBody {
    fn understood(&self, at: usize) -> Result<Question, Problem> {
        let field = format!("questions[{at}].action");
        Ok(Question {
            action: self.action,
            on: self.resource.asked_for(self.action, &field)?,
            reason: self.reason.as_deref().map_or(Reason::Missing, Reason::of),
        })
    }
}

impl From<Result<Verdict, Denial>> for AnswerView {
    fn from(answer: Result<Verdict, Denial>) -> Self {
        let untold = |why| Self {
            effect: vitrine_policy::Effect::Deny.word(),
            gate: None,
            why: Some(why),
        };
        match answer {
            Ok(verdict) => Self {
                effect: verdict.effect.word(),
                gate: verdict.gate.map(vitrine_policy::Gate::word),
                why: verdict.why.map(vitrine_policy::Why::word),
            },
            Err(Denial::Hidden) => untold("not_found"),
            Err(Denial::Refused(_)) => untold("not_told"),
        }
    }
}
