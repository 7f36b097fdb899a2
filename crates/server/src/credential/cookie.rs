//! Cookies: the one of the session, and reading those that come.

use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};
use vitrine_store::credentials::Secret;

use crate::config::PublicUrl;

use super::secret::{read_session, session_text};

/// The session's cookie, as the account's address allows it.
///
/// Over https it is `__Host-vitrine`: the browser itself then holds that no other host and no plain http can
/// set it. On this machine's own plain http that prefix is not possible, and it is `vitrine`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionCookie {
    Https,
    Loopback,
}

impl SessionCookie {
    pub(crate) const fn at(url: &PublicUrl) -> Self {
        if url.is_https() {
            Self::Https
        } else {
            Self::Loopback
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Https => "__Host-vitrine",
            Self::Loopback => "vitrine",
        }
    }

    const fn attributes(self) -> &'static str {
        match self {
            Self::Https => "Path=/; Secure; HttpOnly; SameSite=Lax",
            Self::Loopback => "Path=/; HttpOnly; SameSite=Lax",
        }
    }

    /// The header that hands the secret out. It goes when the browser is closed; the session's end is kept by
    /// the server.
    pub(crate) fn hand_out(self, secret: &Secret) -> HeaderValue {
        self.header(&format!(
            "{}={}; {}",
            self.name(),
            session_text(secret),
            self.attributes()
        ))
    }

    /// The header that takes it back.
    pub(crate) fn take_back(self) -> HeaderValue {
        self.header(&format!("{}=; {}; Max-Age=0", self.name(), self.attributes()))
    }

    /// The secret in a request's cookies.
    pub(crate) fn read(self, headers: &HeaderMap) -> Option<Secret> {
        read_session(Cookies(headers).get(self.name())?)
    }

    fn header(self, text: &str) -> HeaderValue {
        // Names, attributes and base64 are ASCII; the empty value stands for the impossible.
        HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
    }
}

/// The cookies of a request.
pub(crate) struct Cookies<'a>(pub(crate) &'a HeaderMap);

impl<'a> Cookies<'a> {
    /// The value of the first cookie with that name.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        let lines = self
            .0
            .get_all(COOKIE)
            .into_iter()
            .filter_map(|line| line.to_str().ok());
        lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(found, value)| (found == name).then_some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::RandomIds;

    fn cookies(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(line).unwrap())])
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let headers = cookies("a=1; vitrine_theme=dark; xvitrine_locale=no; vitrine_locale=de");
        assert_eq!(Cookies(&headers).get("vitrine_locale"), Some("de"));
        assert_eq!(Cookies(&headers).get("vitrine_theme"), Some("dark"));
        assert_eq!(Cookies(&headers).get("theme"), None);
    }

    #[test]
    fn over_https_only_the_cookie_that_the_browser_guards_counts() {
        let secret = Secret::new(&RandomIds);
        let plain = cookies(&format!("vitrine={}", session_text(&secret)));
        assert_eq!(SessionCookie::Https.read(&plain), None);
        assert_eq!(SessionCookie::Loopback.read(&plain), Some(secret.clone()));
        let handed = SessionCookie::Https.hand_out(&secret);
        assert!(
            handed
                .to_str()
                .unwrap()
                .ends_with("Path=/; Secure; HttpOnly; SameSite=Lax")
        );
    }
}
