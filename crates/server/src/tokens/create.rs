use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_model::{Function, FunctionSet, Instant, Name};
use vitrine_store::tokens::{self, NewToken};

use crate::credential::token_text;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::once::Outcome;
use crate::problem::{FieldProblem, Problem};
use crate::schema;

use super::view::TokenView;

/// A token to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenRequest {
    name: String,
    /// The functions that it may be used for; at least one.
    #[schema(value_type = Vec<schema::ActionFunction>, example = json!(["see", "upload"]))]
    scope: Vec<Function>,
    /// Exclusive end; left out or null is open.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Instant>,
}

/// A new token, and its secret: this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewTokenView {
    token: TokenView,
    secret: String,
}

/// Makes a token for oneself. It never can do more than its maker. A token makes no tokens.
#[utoipa::path(post, path = "/tokens", tag = "tokens", request_body = TokenRequest,
    responses((status = 201, body = NewTokenView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn create_token(
    ctx: Ctx,
    Json(body): Json<TokenRequest>,
) -> Result<(StatusCode, Json<NewTokenView>), Problem> {
    ctx.refuse_tokens()?;
    let scope: FunctionSet = body.scope.into_iter().collect();
    if scope.is_empty() {
        return Err(Problem::invalid(FieldProblem::new("scope", "empty")));
    }
    let new = NewToken {
        name: Name::parse(&body.name)?,
        scope,
        until: body.until.map(Instant::second),
    };
    let (mut tx, who) = ctx.write_once().await?;
    if new.until.is_some_and(|until| until <= who.now()) {
        return Err(Problem::invalid(FieldProblem::new("until", "past")));
    }
    let (token, secret) = tokens::create(&mut tx, &who, &new).await?;
    // Shown here and nowhere else: what is kept under a key is which token it was.
    let _under_way = tx.commit(&who, &Outcome::TokenMade(token.id)).await?;
    Ok((
        StatusCode::CREATED,
        Json(NewTokenView {
            token: token.into(),
            secret: token_text(&secret),
        }),
    ))
}
