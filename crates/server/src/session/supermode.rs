use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::account;
use vitrine_model::Caption;
use vitrine_store::{credentials, supermode};

use crate::credential::Password;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::{Code, FieldProblem, Problem};

use super::Me;
use super::sign_in::{kept, throttled};

/// It ends by itself, in seconds.
const LASTS: i64 = 3600;

/// Signing in again, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SupermodeRequest {
    password: String,
    /// Not blank; it is kept.
    reason: String,
}

/// Turns super-admin mode on for this session, for an hour at most. Never for a token.
#[utoipa::path(put, path = "/session/supermode", tag = "session", request_body = SupermodeRequest,
    responses((status = 200, body = Me), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn supermode_on(ctx: Ctx, Json(body): Json<SupermodeRequest>) -> Result<Json<Me>, Problem> {
    let reason = Caption::parse(&body.reason)
        .map_err(|error| Problem::invalid(FieldProblem::of_name("reason", &error)))?;
    if reason.as_str().is_empty() {
        return Err(Problem::invalid(FieldProblem::new("reason", "empty")));
    }
    sign_in_again(&ctx, &body.password).await?;
    let (mut tx, who) = ctx.write().await?;
    let permit = who.permit::<account::Supermode>(&mut tx, ()).await?;
    let until = tx.now().plus_seconds(LASTS).second();
    supermode::turn_on(&mut tx, permit, reason.as_str(), until).await?;
    tx.commit().await?;
    show(&ctx).await
}

/// Turns it off.
#[utoipa::path(delete, path = "/session/supermode", tag = "session",
    responses((status = 200, body = Me), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn supermode_off(ctx: Ctx) -> Result<Json<Me>, Problem> {
    ctx.refuse_tokens()?;
    let (mut tx, who) = ctx.write().await?;
    supermode::turn_off(&mut tx, &who).await?;
    tx.commit().await?;
    show(&ctx).await
}

/// Who may not turn it on is refused before anything is said about a password.
async fn sign_in_again(ctx: &Ctx, password: &str) -> Result<(), Problem> {
    ctx.refuse_tokens()?;
    let known = {
        let (mut tx, who) = ctx.read().await?;
        let _may = who.permit::<account::Supermode>(&mut tx, ()).await?;
        credentials::of_subject(&mut tx, &who).await?
    };
    let account = ctx.account();
    let now = account.database.clock().now();
    let taken = account
        .throttle
        .take(&known.user.to_string(), ctx.address(), now)
        .map_err(throttled)?;
    if !ctx
        .app()
        .passwords()
        .fits(Password::typed(password), kept(&known))
        .await?
    {
        return Err(Problem::new(Code::SignInRefused));
    }
    account.throttle.give_back(taken);
    Ok(())
}

/// As it is from now on: the session is read anew.
async fn show(ctx: &Ctx) -> Result<Json<Me>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    Ok(Json(Me::of(&mut tx, &who, ctx.session()).await?))
}
