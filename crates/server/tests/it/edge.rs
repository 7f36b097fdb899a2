//! What every request passes and every answer bears.

use http::header::{AUTHORIZATION, HOST, ORIGIN};
use http::{HeaderName, Method, StatusCode};
use serde_json::json;
use vitrine_server::config::Key;
use vitrine_server::listener::Limits;
use vitrine_testkit::House;

use crate::site::{PASSWORD, Site};

async fn site() -> Site {
    Site::open(House::on_sqlite().await).await
}

async fn configured(settings: &[(Key, &str)]) -> Site {
    Site::with(House::on_sqlite().await, settings, Limits::default()).await
}

#[tokio::test]
async fn every_answer_says_what_browsers_may_do_with_it() {
    let site = site().await;
    for path in [
        "/api/v1/session",
        "/healthz",
        "/nothing/here.txt",
        "/api/v1/nothing",
    ] {
        let answer = site.nobody().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "same-origin",
            "{path}"
        );
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("sandbox"),
            "{path}: {policy}"
        );
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn requests_have_ids_of_our_own_making() {
    let site = site().await;
    let id = HeaderName::from_static("x-request-id");
    let answer = site
        .nobody()
        .send(Method::GET, "/healthz", &[(id, "of-the-clients-making")], None)
        .await;
    let given = answer.header("x-request-id");
    assert_eq!((given.len(), given.contains("clients")), (36, false));
}

#[tokio::test]
async fn what_is_not_there_and_what_cannot_be_done_are_told_apart() {
    let site = site().await;
    let nobody = site.nobody();
    assert_eq!(nobody.get("/api/v1/nothing").await.outcome(), "404 not_found");
    assert_eq!(
        nobody.delete("/api/v1/folders").await.outcome(),
        "405 method_not_allowed"
    );
    assert_eq!(
        nobody.post("/somewhere", &json!({})).await.outcome(),
        "404 not_found"
    );
}

#[tokio::test]
async fn a_body_that_is_too_large_no_json_or_of_another_kind_is_refused() {
    let site = site().await;
    let tove = site.signed_in(site.museum.tove).await;
    let path = "/api/v1/tokens";
    let large = format!("{{\"name\":\"{}\"}}", "x".repeat(2_000_000));
    assert_eq!(
        tove.send_bytes(Method::POST, path, &[], large.into())
            .await
            .outcome(),
        "413 too_large"
    );
    assert_eq!(
        tove.send_bytes(Method::POST, path, &[], "{\"name\":".into())
            .await
            .outcome(),
        "400 invalid"
    );
    assert_eq!(
        tove.send_bytes(Method::POST, path, &[], "{} {}".into())
            .await
            .outcome(),
        "400 invalid"
    );
    let form = [(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
    let answer = tove.send_bytes(Method::POST, path, &form, "name=x".into()).await;
    assert_eq!(answer.outcome(), "415 unsupported_media_type");
}

#[tokio::test]
async fn only_hosts_that_are_known_lead_to_the_account() {
    let site = configured(&[(Key::PublicUrl, "https://media.example.org")]).await;
    let credentials = json!({ "login": "tove", "password": PASSWORD });
    for (host, outcome) in [
        ("media.example.org", "200"),
        ("MEDIA.example.org:443", "200"),
        ("evil.example", "421 unknown_host"),
        ("127.0.0.1", "421 unknown_host"),
        ("media.example.org.evil.example", "421 unknown_host"),
    ] {
        let mut nobody = site.nobody();
        nobody.show(HOST, host);
        assert_eq!(
            nobody.post("/api/v1/session", &credentials).await.outcome(),
            outcome,
            "{host}"
        );
    }
    let local = self::site().await;
    for (host, outcome) in [
        ("localhost:5173", "200"),
        ("[::1]:80", "200"),
        ("evil.example", "421 unknown_host"),
    ] {
        let mut nobody = local.nobody();
        nobody.show(HOST, host);
        assert_eq!(
            nobody.post("/api/v1/session", &credentials).await.outcome(),
            outcome,
            "{host}"
        );
    }
}

#[tokio::test]
async fn another_sites_page_cannot_sign_a_visitor_in() {
    let site = site().await;
    let mut nobody = site.nobody();
    nobody.show(ORIGIN, "https://evil.example");
    let answer = nobody
        .post(
            "/api/v1/session",
            &json!({ "login": "tove", "password": PASSWORD }),
        )
        .await;
    assert_eq!(answer.outcome(), "403 csrf");
}

#[tokio::test]
async fn guessing_is_counted_by_the_real_address() {
    let forwarded = HeaderName::from_static("x-forwarded-for");
    let trusting = configured(&[(Key::TrustedProxies, "127.0.0.1")]).await;
    let distrusting = site().await;
    for (site, from_elsewhere) in [
        (&trusting, "401 sign_in_refused"),
        (&distrusting, "429 throttled"),
    ] {
        for at in 0..60 {
            let wrong = json!({ "login": format!("guess{at}"), "password": "not the password" });
            let headers = [(forwarded.clone(), "203.0.113.7")];
            site.nobody()
                .send(Method::POST, "/api/v1/session", &headers, Some(&wrong))
                .await;
        }
        let wrong = json!({ "login": "another", "password": "not the password" });
        let try_from = |address: &'static str| {
            let (nobody, wrong, forwarded) = (site.nobody(), wrong.clone(), forwarded.clone());
            async move {
                nobody
                    .send(
                        Method::POST,
                        "/api/v1/session",
                        &[(forwarded, address)],
                        Some(&wrong),
                    )
                    .await
                    .outcome()
            }
        };
        assert_eq!(try_from("203.0.113.7").await, "429 throttled");
        assert_eq!(try_from("203.0.113.8").await, from_elsewhere);
    }
}

#[tokio::test]
async fn metrics_are_for_this_machine_or_for_whoever_has_the_token() {
    let site = configured(&[(Key::MetricsToken, "0123456789abcdef")]).await;
    site.signed_in(site.museum.tove).await;
    let near = site.nobody().get("/metrics").await.expect(StatusCode::OK).text();
    assert!(
        near.contains("vitrine_requests_total{route=\"/api/v1/session\",method=\"GET\",status=\"200\"}"),
        "{near}"
    );
    let through_a_proxy = (HeaderName::from_static("x-forwarded-for"), "127.0.0.1");
    let far = site
        .nobody()
        .send(
            Method::GET,
            "/metrics",
            std::slice::from_ref(&through_a_proxy),
            None,
        )
        .await;
    assert_eq!(far.outcome(), "404 not_found");
    let by_another_name = (http::header::HOST, "evil.example");
    let answer = site
        .nobody()
        .send(
            Method::GET,
            "/metrics",
            std::slice::from_ref(&by_another_name),
            None,
        )
        .await;
    assert_eq!(
        answer.outcome(),
        "404 not_found",
        "another site's name, pointed at this machine"
    );
    for (token, status) in [
        ("Bearer 0123456789abcdef", 200),
        ("Bearer 0123456789abcdeF", 404),
        ("0123456789abcdef", 404),
    ] {
        let headers = [through_a_proxy.clone(), (AUTHORIZATION, token)];
        let answer = site.nobody().send(Method::GET, "/metrics", &headers, None).await;
        assert_eq!(answer.status.as_u16(), status, "{token}");
    }
}

#[tokio::test]
async fn ready_is_only_who_has_a_database() {
    let site = site().await;
    site.nobody().get("/readyz").await.expect(StatusCode::OK);
    site.house.database.close().await;
    assert_eq!(site.nobody().get("/readyz").await.outcome(), "503 unavailable");
    site.nobody().get("/healthz").await.expect(StatusCode::OK);
}
