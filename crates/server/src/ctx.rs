//! Who asks, and of which account: the first thing that every handler takes.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use vitrine_access::{CanState, Overrides, Via};
use vitrine_model::{Function, RequestId};
use vitrine_policy::Why;
use vitrine_policy::explain::Notice;
use vitrine_store::credentials::Secret;
use vitrine_store::{Failure, Subject, Tx, repeats, tokens};

use crate::accounts::Account;
use crate::app::App;
use crate::credential::{read_token, refuse_foreign_page, refuse_without_csrf};
use crate::edge::ClientAddress;
use crate::once::{Once, Outcome, Writing};
use crate::overrides::Served;
use crate::problem::{Code, Problem};

/// Says of an answer that nothing was done for it: the request was done before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Somebody who asks, not yet known.
pub(crate) struct Visitor {
    pub(crate) app: App,
    pub(crate) account: Arc<Account>,
    pub(crate) request: Option<RequestId>,
    pub(crate) address: IpAddr,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let account = app
            .accounts()
            .asked(parts)
            .ok_or(Problem::new(Code::UnknownHost))?;
        // What a browser sends from another site's page is refused even where nobody is signed in yet.
        if writes(&parts.method) {
            refuse_foreign_page(&parts.headers, app.url())?;
        }
        let address = parts
            .extensions
            .get::<ClientAddress>()
            .map_or(IpAddr::from([0, 0, 0, 0]), ClientAddress::ip);
        Ok(Self {
            app: app.clone(),
            account: Arc::clone(account),
            request: parts.extensions.get::<RequestId>().copied(),
            address,
        })
    }
}

/// Somebody who shows a session or a token.
pub(crate) struct Ctx {
    visitor: Visitor,
    shown: Shown,
    overrides: Arc<Overrides>,
    once: Option<Once>,
}

/// What was shown, and by which way it came. A session opens nothing as a token, nor the other way round.
enum Shown {
    Cookie(Secret),
    Token(Secret),
}

impl FromRequestParts<App> for Ctx {
    type Rejection = Problem;

    /// Refuses who shows nothing before anything else of the request is read.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let shown = shown(&parts.headers, app).ok_or(Problem::new(Code::Unauthenticated))?;
        if let (Shown::Cookie(session), true) = (&shown, writes(&parts.method)) {
            refuse_without_csrf(&parts.headers, app.url(), session)?;
        }
        let served = parts.extensions.get::<Served>();
        let served = served.ok_or_else(|| Problem::new(Code::Internal))?;
        let overrides = served.overrides_of(&visitor.account);
        let mut once = None;
        if writes(&parts.method) {
            once = Once::read(parts)?;
            // For whoever reads the body.
            if let Some(once) = &once {
                parts.extensions.insert(once.clone());
            }
        }
        Ok(Self {
            visitor,
            shown,
            overrides,
            once,
        })
    }
}

impl Ctx {
    /// A transaction that only reads, and who asks in it.
    pub(crate) async fn read(&self) -> Result<(Tx, Subject), Problem> {
        let mut tx = self.visitor.account.database.read().await?;
        let who = self.who(&mut tx).await?;
        refuse_in_maintenance(&who)?;
        if let Err(problem) = self.note_use(&who).await {
            // A disk that is full, say: who only reads is not kept from it.
            tracing::warn!(?problem, "the use of a token could not be noted");
        }
        Ok((tx, who))
    }

    /// A transaction that changes something, and who asks in it. What is decided in it stands until it ends.
    pub(crate) async fn write(&self) -> Result<(Tx, Subject), Problem> {
        let (mut tx, who) = self.write_in_maintenance().await?;
        refuse_in_maintenance(&who)?;
        if self.account().token_uses.is_due(who.actor(), tx.now()) {
            tokens::used(&mut tx, &who).await?;
        }
        Ok((tx, who))
    }

    /// A transaction for a change that is made once, however often a request with the same key asks for it, and who
    /// asks in it. A request that was done before is answered at once, as the error.
    pub(crate) async fn write_once(&self) -> Result<(Writing, Subject), Problem> {
        let Some(once) = &self.once else {
            let (tx, who) = self.write().await?;
            return Ok((Writing::new(tx, None), who));
        };
        let (Shown::Cookie(secret) | Shown::Token(secret)) = &self.shown;
        let turn = self.account().under_way.begin(once.of(&secret.hash()));
        let turn = turn.ok_or_else(|| Problem::new(Code::UnderWay).retry_after(1))?;
        let (mut tx, who) = self.write().await?;
        match repeats::find(&mut tx, &who, &once.asked()).await? {
            repeats::Known::Nothing => Ok((Writing::new(tx, Some((once.clone(), turn))), who)),
            repeats::Known::Other => Err(Problem::new(Code::KeyReused)),
            repeats::Known::Outcome(outcome) => {
                drop(tx);
                Err(self.repeat(&outcome).await)
            }
        }
    }

    /// Keeps what was done, and shows what it came to.
    pub(crate) async fn keep(
        &self,
        tx: Writing,
        who: &Subject,
        outcome: Outcome,
    ) -> Result<Response, Problem> {
        let _under_way = tx.commit(who, &outcome).await?;
        outcome.show(self).await
    }

    /// The answer to a request that was done before, as they may see it now.
    async fn repeat(&self, outcome: &str) -> Problem {
        let shown = match Outcome::read(outcome) {
            Ok(outcome) => outcome.show(self).await,
            Err(problem) => Err(problem),
        };
        let mut answer = shown.into_response();
        if !answer.status().is_server_error() {
            answer
                .headers_mut()
                .insert(REPLAYED, HeaderValue::from_static("true"));
        }
        Problem::done_before(answer)
    }

    /// Forgets the key of a request that was undone before it was answered.
    pub(crate) async fn forget_key(&self, tx: &mut Tx, who: &Subject) -> Result<(), Problem> {
        if let Some(once) = &self.once {
            repeats::forget(tx, who, &once.asked()).await?;
        }
        Ok(())
    }

    /// The same as [`Ctx::write`], and also while the account is closed: for signing out.
    pub(crate) async fn write_in_maintenance(&self) -> Result<(Tx, Subject), Problem> {
        let mut tx = self.visitor.account.database.write(self.visitor.request).await?;
        let who = self.who(&mut tx).await?;
        Ok((tx, who))
    }

    /// The account that is asked.
    pub(crate) fn account(&self) -> &Arc<Account> {
        &self.visitor.account
    }

    /// What stands around every request.
    pub(crate) const fn app(&self) -> &App {
        &self.visitor.app
    }

    /// Where the request came from.
    pub(crate) const fn address(&self) -> IpAddr {
        self.visitor.address
    }

    /// The session's secret; a token has none.
    pub(crate) const fn session(&self) -> Option<&Secret> {
        match &self.shown {
            Shown::Cookie(secret) => Some(secret),
            Shown::Token(_) => None,
        }
    }

    /// Credentials and settings are changed by people who are signed in: a token that makes tokens would widen
    /// itself.
    pub(crate) fn refuse_tokens(&self) -> Result<(), Problem> {
        match self.shown {
            Shown::Cookie(_) => Ok(()),
            Shown::Token(_) => Err(Problem::new(Code::Refused)
                .with("gate", "standing")
                .with("why", "scope")
                .told(Notice::SignedIn)),
        }
    }

    /// A token's use is noted in a transaction of its own: the request's only reads.
    async fn note_use(&self, who: &Subject) -> Result<(), Problem> {
        let database = &self.account().database;
        if !self
            .account()
            .token_uses
            .is_due(who.actor(), database.clock().now())
        {
            return Ok(());
        }
        let mut tx = database.write(self.visitor.request).await?;
        tokens::used(&mut tx, who).await?;
        Ok(tx.commit().await?)
    }

    async fn who(&self, tx: &mut Tx) -> Result<Subject, Problem> {
        tx.collect_overrides(Arc::clone(&self.overrides));
        let (Shown::Cookie(secret) | Shown::Token(secret)) = &self.shown;
        let now = tx.now();
        let who: Result<_, Failure> = self.visitor.account.live.subject(tx, &secret.hash(), now).await;
        let who = who?.filter(|who| {
            matches!(
                (&self.shown, who.actor().via),
                (Shown::Cookie(_), Via::Session { .. }) | (Shown::Token(_), Via::Token { .. })
            )
        });
        who.ok_or(Problem::new(Code::Unauthenticated))
    }
}

/// A token where one is shown, however wrong: a program with a stale token is told so, and never acts by a
/// cookie that happens to be there.
fn shown(headers: &HeaderMap, app: &App) -> Option<Shown> {
    match headers.get(AUTHORIZATION) {
        Some(value) => {
            let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
            let token = scheme
                .eq_ignore_ascii_case("bearer")
                .then(|| read_token(token.trim()))?;
            token.map(Shown::Token)
        }
        None => app.cookie().read(headers).map(Shown::Cookie),
    }
}

fn writes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Gate G1 closes to all but the owner and admins: said once, rather than as a refusal of everything.
fn refuse_in_maintenance(who: &Subject) -> Result<(), Problem> {
    let closed = |state: &CanState| matches!(state, CanState::Refused(Why::Maintenance));
    match who.can_account(&[Function::PeopleSee]).0.first() {
        Some((_, state)) if closed(state) => Err(Problem::new(Code::Maintenance).told(Notice::Maintenance)),
        _ => Ok(()),
    }
}
