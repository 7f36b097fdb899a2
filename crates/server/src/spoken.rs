//! The language in which a request is answered: what the person chose in the interface, else what their browser or
//! program asks for, else English.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::ACCEPT_LANGUAGE;
use http::request::Parts;
use vitrine_policy::explain::Language;

use crate::credential::Cookies;

tokio::task_local! {
    static SPOKEN: Language;
}

/// The language of the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken(pub(crate) Language);

impl<S: Send + Sync> FromRequestParts<S> for Spoken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(asked(&parts.headers)))
    }
}

/// The language of the request that is being served, for what is said far from it: refusals.
pub(crate) fn spoken() -> Language {
    SPOKEN.try_with(|language| *language).unwrap_or_default()
}

/// Remembers the language while the request is served.
pub(crate) async fn remember(request: Request, next: Next) -> Response {
    let language = asked(request.headers());
    SPOKEN.scope(language, next.run(request)).await
}

fn asked(headers: &HeaderMap) -> Language {
    if let Some(chosen) = Cookies(headers).get("vitrine_locale").and_then(known) {
        return chosen;
    }
    let text = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let mut wanted: Vec<(f32, Language)> = text
        .unwrap_or_default()
        .split(',')
        .filter_map(|range| {
            let (name, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight = weight.trim().strip_prefix("q=")?.parse().ok()?;
            Some((weight, known(name.trim())?))
        })
        .collect();
    // The first of those that are wanted as much.
    wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
    wanted
        .first()
        .map_or(Language::default(), |(_, language)| *language)
}

/// The language of that tag, whatever its region.
fn known(tag: &str) -> Option<Language> {
    match tag.split('-').next()?.to_ascii_lowercase().as_str() {
        "en" => Some(Language::English),
        "de" => Some(Language::German),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;
    use http::header::COOKIE;

    #[test]
    fn what_was_chosen_counts_more_than_what_the_browser_asks_for() {
        for (cookie, accepted, language) in [
            ("", "", Language::English),
            ("", "de-CH, en;q=0.5", Language::German),
            ("", "fr, en;q=0.2, de;q=0.9", Language::German),
            ("", "fr;q=1, *;q=0.1", Language::English),
            ("", "de;q=oops", Language::English),
            ("vitrine_locale=en", "de", Language::English),
            ("vitrine_locale=de", "en", Language::German),
            ("vitrine_locale=xx", "de", Language::German),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_static(cookie));
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
            assert_eq!(asked(&headers), language, "{cookie} {accepted}");
        }
    }
}
