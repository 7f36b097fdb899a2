use axum::response::{IntoResponse, Response};
use http::header::SET_COOKIE;
use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::Open;
use vitrine_model::{Login, Status};
use vitrine_store::credentials::{self, PasswordHash, Secret, SignIn};
use vitrine_store::{Failure, Tx};

use crate::credential::{Password, SessionCookie};
use crate::ctx::Visitor;
use crate::extract::Json;
use crate::problem::{Code, Problem};

use super::Me;

/// How long a session lasts, in seconds: two weeks.
const SESSION: i64 = 14 * 24 * 3600;

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credentials {
    login: String,
    password: String,
}

/// A new session: its cookie, and who it is.
pub(crate) struct SignedIn {
    cookie: SessionCookie,
    secret: Secret,
    me: Me,
}

/// Signs in. The password is compared outside any transaction, and also where there is nothing to compare it
/// with, so that neither the answer nor its time tells who exists.
pub(crate) async fn sign_in(open: &Open, visitor: &Visitor, body: Credentials) -> Result<SignedIn, Problem> {
    let Visitor { app, account, .. } = visitor;
    let login = Login::parse(&body.login).ok();
    let key = login.as_ref().map_or_else(|| body.login.clone(), Login::folded);
    let now = account.database.clock().now();
    let taken = account
        .throttle
        .take(&key, visitor.address, now)
        .map_err(throttled)?;

    let known = match &login {
        Some(login) => credentials::by_login(&mut account.database.read().await?, open, login).await?,
        None => None,
    };
    let kept = known.as_ref().and_then(kept);
    let fits = app
        .passwords()
        .fits(Password::typed(&body.password), kept)
        .await?;
    let user = known
        .filter(|known| fits && known.status == Status::Active)
        .ok_or(refused())?
        .user;

    let secret = Secret::new(&**account.database.ids());
    let mut tx = account.database.write(visitor.request).await?;
    let until = tx.now().plus_seconds(SESSION).second();
    credentials::begin_session(&mut tx, open, user, &secret, until)
        .await?
        .ok_or(refused())?;
    let me = me(visitor, &mut tx, &secret).await?;
    tx.commit().await?;
    account.throttle.give_back(taken);
    Ok(SignedIn {
        cookie: app.cookie(),
        secret,
        me,
    })
}

pub(super) fn kept(known: &SignIn) -> Option<String> {
    known
        .password
        .as_ref()
        .map(PasswordHash::as_str)
        .map(str::to_owned)
}

pub(super) fn throttled(seconds: u64) -> Problem {
    Problem::new(Code::Throttled)
        .with("seconds", seconds)
        .retry_after(seconds)
}

fn refused() -> Problem {
    Problem::new(Code::SignInRefused)
}

async fn me(visitor: &Visitor, tx: &mut Tx, secret: &Secret) -> Result<Me, Problem> {
    let now = tx.now();
    let who: Result<_, Failure> = visitor.account.live.subject(tx, &secret.hash(), now).await;
    let who = who?.ok_or(refused())?;
    Ok(Me::of(tx, &who, Some(secret)).await?)
}

impl IntoResponse for SignedIn {
    fn into_response(self) -> Response {
        ([(SET_COOKIE, self.cookie.hand_out(&self.secret))], Json(self.me)).into_response()
    }
}
