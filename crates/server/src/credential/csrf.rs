//! Writes by cookie come from the application's own pages, or not at all.
//!
//! Three things say so, and each has to: the cookie is `SameSite=Lax`; the browser's own `Sec-Fetch-Site` or
//! `Origin` names this origin; and the request bears a token that only a page of this origin could read.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{HOST, ORIGIN};
use http::{HeaderMap, HeaderName};
use vitrine_store::credentials::Secret;

use crate::config::PublicUrl;
use crate::problem::{Code, Problem};

/// The header that bears the session's CSRF token.
const CSRF_HEADER: HeaderName = HeaderName::from_static("x-csrf-token");

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The CSRF token of a session; it tells nothing of the session's secret.
pub(crate) fn csrf_of(session: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(blake3::derive_key("vitrine 2026 csrf token", session.as_bytes()))
}

/// A write with a session's cookie.
pub(crate) fn refuse_without_csrf(
    headers: &HeaderMap,
    url: &PublicUrl,
    session: &Secret,
) -> Result<(), Problem> {
    refuse_foreign_page(headers, url)?;
    let shown = headers
        .get(CSRF_HEADER)
        .map(|value| blake3::hash(value.as_bytes()));
    // Hashes of BLAKE3 are compared in constant time.
    if shown == Some(blake3::hash(csrf_of(session).as_bytes())) {
        return Ok(());
    }
    Err(Problem::new(Code::Csrf).with("why", "token"))
}

/// Refuses what a browser says another site's page has sent. What is no browser says nothing, and has no
/// cookies of anybody.
pub(crate) fn refuse_foreign_page(headers: &HeaderMap, url: &PublicUrl) -> Result<(), Problem> {
    let site = headers.get(FETCH_SITE).map(|value| value.as_bytes());
    let own_site = site.is_none_or(|site| site == b"same-origin" || site == b"none");
    let own_origin = headers
        .get(ORIGIN)
        .is_none_or(|origin| own_origins(headers, url).any(|own| *origin == *own));
    if own_site && own_origin {
        Ok(())
    } else {
        Err(Problem::new(Code::Csrf).with("why", "origin"))
    }
}

/// The public address; on this machine also whichever loopback name was typed. The registry of accounts has
/// already held the `Host` against the names that are known, so it is not anybody's word here.
fn own_origins<'a>(headers: &'a HeaderMap, url: &'a PublicUrl) -> impl Iterator<Item = String> + 'a {
    let typed = headers
        .get(HOST)
        .filter(|_| url.is_loopback())
        .and_then(|host| host.to_str().ok())
        .map(|host| format!("http://{host}"));
    std::iter::once(url.origin()).chain(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::secret::session_text;
    use vitrine_model::RandomIds;

    fn verdict(url: &str, session: &Secret, lines: &[(&str, &str)]) -> Result<(), Code> {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
        }
        let url = PublicUrl::parse(url).unwrap();
        refuse_without_csrf(&headers, &url, session).map_err(|problem| problem.code())
    }

    #[test]
    fn only_the_applications_own_pages_write_by_cookie() {
        let session = Secret::new(&RandomIds);
        let token = csrf_of(&session);
        let token = ("x-csrf-token", token.as_str());
        let https = "https://media.example.org";
        let own = ("origin", "https://media.example.org");
        assert_eq!(verdict(https, &session, &[own, token]), Ok(()));
        assert_eq!(verdict(https, &session, &[token]), Ok(()));
        assert_eq!(
            verdict(https, &session, &[("sec-fetch-site", "same-origin"), own, token]),
            Ok(())
        );
        let refused: [&[(&str, &str)]; 7] = [
            &[own],
            &[own, ("x-csrf-token", "")],
            &[own, ("x-csrf-token", &session_text(&session))],
            &[("origin", "https://evil.example"), token],
            &[("origin", "null"), token],
            &[("sec-fetch-site", "cross-site"), own, token],
            // The Host header is no proof where the address is known.
            &[("host", "evil.example"), ("origin", "http://evil.example"), token],
        ];
        for lines in refused {
            assert_eq!(verdict(https, &session, lines), Err(Code::Csrf), "{lines:?}");
        }
    }

    #[test]
    fn on_this_machine_every_loopback_name_is_the_same_place() {
        let session = Secret::new(&RandomIds);
        let token = csrf_of(&session);
        let lines = [
            ("host", "localhost:5173"),
            ("origin", "http://localhost:5173"),
            ("x-csrf-token", &token),
        ];
        assert_eq!(verdict("http://127.0.0.1:8080", &session, &lines), Ok(()));
    }
}
