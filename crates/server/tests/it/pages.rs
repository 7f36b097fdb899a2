//! The application's pages.

use http::{Method, StatusCode};
use vitrine_testkit::House;

use crate::site::Site;

/// The tests run with and without a build of the pages: either way the answer is a page, under its policy.
#[tokio::test]
async fn every_path_without_an_extension_is_the_page_under_a_strict_policy() {
    let site = Site::open(House::on_sqlite().await).await;
    for path in [
        "/",
        "/library",
        "/library/0190a000-0000-7000-8000-000000000000?asset=x",
        "/sign-in",
    ] {
        let answer = site.nobody().get(path).await;
        assert!(
            matches!(answer.status, StatusCode::OK | StatusCode::SERVICE_UNAVAILABLE),
            "{path}"
        );
        assert!(answer.header("content-type").starts_with("text/html"), "{path}");
        assert!(answer.text().contains("<html"), "{path}");
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("script-src 'self'") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    }
}

#[tokio::test]
async fn what_is_no_file_and_no_page_is_not_found() {
    let site = Site::open(House::on_sqlite().await).await;
    for path in [
        "/static/nothing.js",
        "/nothing.png",
        "/index.html",
        "/api",
        "/api/v2/session",
        "/static/../../Cargo.toml",
        "/static/%2e%2e/%2e%2e/Cargo.toml",
    ] {
        assert_eq!(site.nobody().get(path).await.outcome(), "404 not_found", "{path}");
    }
    let answer = site.nobody().send(Method::POST, "/library", &[], None).await;
    assert_eq!(answer.outcome(), "404 not_found");
}
