//! Every route that is open to everyone, and nothing else. Only here is [`Open`] made.

use std::sync::LazyLock;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_access::Open;

use crate::app::App;
use crate::ctx::Visitor;
use crate::edge::ClientAddress;
use crate::extract::Json;
use crate::problem::Problem;
use crate::session::{self, Credentials, SignedIn};

/// Beside the API.
pub(crate) fn outside() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(healthz))
        .routes(routes!(readyz))
        .routes(routes!(metrics))
}

/// In the API.
pub(crate) fn inside() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in))
        .routes(routes!(openapi))
}

/// Signs in. Unknown logins, wrong passwords and people who are not active are refused alike.
#[utoipa::path(post, path = "/session", tag = "session", operation_id = "sign_in", security(()),
    request_body = Credentials,
    responses((status = 200, body = session::Me), (status = "4XX", body = crate::problem::Body)))]
async fn sign_in(visitor: Visitor, Json(body): Json<Credentials>) -> Result<SignedIn, Problem> {
    session::sign_in(&Open::to_everyone(), &visitor, body).await
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "about", operation_id = "describe", security(()),
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
async fn openapi() -> Json<&'static utoipa::openapi::OpenApi> {
    // Put together once: it is the same for everyone, as long as the program runs.
    static DESCRIPTION: LazyLock<utoipa::openapi::OpenApi> = LazyLock::new(crate::openapi::description);
    Json(&DESCRIPTION)
}

/// The program runs.
#[utoipa::path(get, path = "/healthz", tag = "about", security(()), responses((status = 200, body = String)))]
async fn healthz() -> &'static str {
    "ok\n"
}

/// The program can do its work: the database answers and holds an account.
#[utoipa::path(get, path = "/readyz", tag = "about", security(()),
    responses((status = 200, body = String), (status = 503, body = crate::problem::Body)))]
async fn readyz(State(app): State<App>) -> Result<&'static str, Problem> {
    for account in app.accounts().all() {
        let mut tx = account.database.read().await?;
        vitrine_store::head(&mut tx).await?;
    }
    Ok("ready\n")
}

/// Counts and times, as Prometheus reads them: for this machine, or with the token of the configuration.
#[utoipa::path(get, path = "/metrics", tag = "about", security(()),
    responses((status = 200, body = String), (status = 404, body = crate::problem::Body)))]
async fn metrics(
    State(app): State<App>,
    address: Option<axum::Extension<ClientAddress>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    // Another site's name that was pointed at this machine names it not: a page from there reads nothing.
    let named = app.accounts().is_asked_by_own_name(&headers);
    let near = named && address.is_some_and(|address| address.is_this_machine());
    let known = app.metrics_token().is_some_and(|token| {
        let expected = blake3::hash(format!("Bearer {token}").as_bytes());
        headers
            .get(AUTHORIZATION)
            .is_some_and(|shown| blake3::hash(shown.as_bytes()) == expected)
    });
    if !near && !known {
        return Err(Problem::not_found());
    }
    let kind = [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((StatusCode::OK, kind, app.metrics().render()).into_response())
}
