//! The one page, in the language and the colours that the person chose.

use axum::extract::Request;
use axum::response::{Html, IntoResponse, Response};
use http::header::{CACHE_CONTROL, ETAG, VARY};
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use super::embedded;
use super::files::{is_known, tag};
use crate::credential::Cookies;
use crate::edge::page_policy;
use crate::problem::Problem;

/// Languages that the catalogues know; the first is the default.
const LOCALES: [&str; 2] = ["en", "de"];

/// Themes that the tokens know; the first is the default.
const THEMES: [&str; 3] = ["system", "dark", "light"];

/// What stands in place of the pages when they have not been built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Vitrine</title>\
    <h1>The pages are not built</h1><p>The server runs. To build its pages, run <code>./x run</code>, or \
    <code>npm ci</code> and <code>npm run build</code> in <code>web/</code>, and reload.</p></html>";

/// Answers with the page, for every path that has no extension and is none of the server's own.
pub(crate) async fn serve_page(request: Request) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads || !is_page(request.uri().path()) {
        return Problem::not_found().into_response();
    }
    let Some(file) = embedded::file("index.html") else {
        return (StatusCode::SERVICE_UNAVAILABLE, [page_policy()], Html(NOT_BUILT)).into_response();
    };
    let html = filled(&String::from_utf8_lossy(&file.bytes), request.headers());
    let headers = HeaderMap::from_iter([
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (VARY, HeaderValue::from_static("cookie")),
        (ETAG, tag(blake3::hash(html.as_bytes()).as_bytes(), None)),
        page_policy(),
    ]);
    if headers
        .get(ETAG)
        .is_some_and(|tag| is_known(request.headers(), tag))
    {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, Html(html)).into_response()
}

/// A typing error in the API's address is told as such, not answered with a page.
fn is_page(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    !matches!(first, "api" | "static" | "healthz" | "readyz" | "metrics") && !last.contains('.')
}

/// Puts language and theme into the page's first tag, so that nothing flickers when the script takes over.
fn filled(html: &str, headers: &HeaderMap) -> String {
    let cookies = Cookies(headers);
    let locale = chosen(cookies.get("vitrine_locale"), &LOCALES);
    let theme = chosen(cookies.get("vitrine_theme"), &THEMES);
    let Some((before, rest)) = html.split_once("<html") else {
        return html.to_owned();
    };
    let Some((_, after)) = rest.split_once('>') else {
        return html.to_owned();
    };
    format!("{before}<html lang=\"{locale}\" data-theme=\"{theme}\">{after}")
}

/// Only words that are known get into the page.
fn chosen<'a>(asked: Option<&str>, known: &[&'a str]) -> &'a str {
    known
        .iter()
        .copied()
        .find(|word| Some(*word) == asked)
        .unwrap_or(known[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::header::COOKIE;

    #[test]
    fn language_and_theme_come_from_cookies_and_only_as_words_that_are_known() {
        let page = "<!doctype html>\n<html lang=\"en\" class=\"x\"><body></body></html>";
        let filled = |cookie: &str| {
            filled(
                page,
                &HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(cookie).unwrap())]),
            )
        };
        assert_eq!(
            filled("vitrine_locale=de; vitrine_theme=dark"),
            "<!doctype html>\n<html lang=\"de\" data-theme=\"dark\"><body></body></html>"
        );
        assert!(
            filled("vitrine_locale=\"><script>; vitrine_theme=pink")
                .contains("<html lang=\"en\" data-theme=\"system\">")
        );
    }

    #[test]
    fn only_paths_without_an_extension_outside_the_servers_own_are_pages() {
        for path in ["/", "/library", "/library/0199/x", "/sign-in"] {
            assert!(is_page(path), "{path}");
        }
        for path in [
            "/api",
            "/api/v1/nothing",
            "/static/x",
            "/healthz",
            "/favicon.ico",
            "/robots.txt",
        ] {
            assert!(!is_page(path), "{path}");
        }
    }
}
