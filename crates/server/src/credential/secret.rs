//! The secrets of sessions and tokens as their holders keep them: text in a cookie or a header.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use vitrine_store::credentials::Secret;

/// What a token's text begins with, so that scanners for leaked secrets can tell it.
const TOKEN: &str = "vt_";

/// What a session's cookie holds.
pub(crate) fn session_text(secret: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(secret.as_bytes())
}

/// The secret in a session's cookie; `None` where it can't be one.
pub(crate) fn read_session(text: &str) -> Option<Secret> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(Secret::from_bytes(bytes))
}

/// A token as it is shown to its maker, once.
pub fn token_text(secret: &Secret) -> String {
    format!("{TOKEN}{}", session_text(secret))
}

/// The secret in a token; `None` where it can't be one.
pub(crate) fn read_token(text: &str) -> Option<Secret> {
    read_session(text.strip_prefix(TOKEN)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::RandomIds;

    #[test]
    fn a_secret_is_read_back_from_its_text() {
        let secret = Secret::new(&RandomIds);
        assert_eq!(read_token(&token_text(&secret)), Some(secret.clone()));
        assert_eq!(read_session(&session_text(&secret)), Some(secret.clone()));
        assert_eq!(read_token(&session_text(&secret)), None);
    }

    #[test]
    fn what_is_no_secret_opens_nothing() {
        for text in ["", "vt_", "vt_short", "vt_!!!!", "AAAA"] {
            assert_eq!(read_token(text), None, "{text}");
            assert_eq!(read_session(text), None, "{text}");
        }
    }
}
