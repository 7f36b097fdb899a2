//! Which compressed forms a browser takes.

use http::header::ACCEPT_ENCODING;
use http::{HeaderMap, HeaderValue};

/// A compressed form that files are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// The better one first.
    const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What the build appends to a file's name.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    pub(super) const fn header(self) -> HeaderValue {
        HeaderValue::from_static(self.word())
    }

    /// The word for it in HTTP.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Those that the client takes, the best first.
    pub(super) fn accepted(headers: &HeaderMap) -> Vec<Self> {
        let lines: Vec<&str> = headers
            .get_all(ACCEPT_ENCODING)
            .into_iter()
            .filter_map(|line| line.to_str().ok())
            .collect();
        let takes = |word: &str| {
            lines
                .iter()
                .flat_map(|line| line.split(','))
                .any(|item| names(item, word))
        };
        Self::ALL
            .into_iter()
            .filter(|encoding| takes(encoding.word()))
            .collect()
    }
}

/// `br;q=0` names it only to refuse it.
fn names(item: &str, word: &str) -> bool {
    let mut parts = item.split(';').map(str::trim);
    let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(word));
    let refused = parts.any(|part| {
        part.strip_prefix("q=")
            .is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0))
    });
    named && !refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_form_that_is_taken_comes_first() {
        let accepted = |line: &str| {
            Encoding::accepted(&HeaderMap::from_iter([(
                ACCEPT_ENCODING,
                HeaderValue::from_str(line).unwrap(),
            )]))
        };
        assert_eq!(
            accepted("gzip, deflate, br, zstd"),
            [Encoding::Brotli, Encoding::Gzip]
        );
        assert_eq!(accepted("gzip;q=1.0, br;q=0"), [Encoding::Gzip]);
        assert_eq!(accepted("gzip;q=0.000"), []);
        assert_eq!(accepted("identity"), []);
        assert_eq!(accepted(""), []);
    }
}
