//! Which part of a file is asked for, and whether the asker has it already (RFC 9110, sections 13 and 14).

use http::header::{IF_NONE_MATCH, IF_RANGE, RANGE};
use http::{HeaderMap, Method};

/// What is to be sent of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it.
    Whole,
    /// From the first position up to, and not with, the second.
    Range(u64, u64),
    /// Nothing: the asker has it.
    NotModified,
    /// A range that lies outside.
    Outside,
}

impl Wanted {
    /// What the headers ask for, of a file of that size with that strong validator.
    pub(super) fn of(method: &Method, headers: &HeaderMap, size: u64, etag: &str) -> Self {
        if names(headers, etag) {
            return Self::NotModified;
        }
        // Of other methods than GET a range means nothing.
        let ranged = *method == Method::GET && same_file(headers, etag);
        let asked = headers
            .get(RANGE)
            .filter(|_| ranged)
            .and_then(|range| range.to_str().ok());
        asked
            .and_then(|range| Self::range(range, size))
            .unwrap_or(Self::Whole)
    }

    /// `None` for what is no range of bytes, and for several at once: then the whole file is the answer.
    fn range(text: &str, size: u64) -> Option<Self> {
        let (unit, set) = text.split_once('=')?;
        let (first, last) = set
            .split_once('-')
            .filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
        let (first, last) = (first.trim(), last.trim());
        if first.is_empty() {
            let suffix = number(last)?;
            return Some(if suffix == 0 || size == 0 {
                Self::Outside
            } else {
                Self::Range(size.saturating_sub(suffix), size)
            });
        }
        let first = number(first)?;
        let until = if last.is_empty() {
            size
        } else {
            number(last)?.saturating_add(1).min(size)
        };
        if !last.is_empty() && number(last)? < first {
            return None;
        }
        Some(if first < size {
            Self::Range(first, until)
        } else {
            Self::Outside
        })
    }
}

/// Only digits; what is too large for any file is as good as its end.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

/// Does `If-None-Match` name it? Compared weakly, as the RFC asks.
fn names(headers: &HeaderMap, etag: &str) -> bool {
    let lines = headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// Is a range meant of this very file? A date in `If-Range` never fits: none was given out.
fn same_file(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get(IF_RANGE)
        .is_none_or(|tag| tag.as_bytes() == etag.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderName;

    fn wanted(method: Method, lines: &[(HeaderName, &str)], size: u64) -> Wanted {
        let headers = lines
            .iter()
            .map(|(name, value)| (name.clone(), value.parse().unwrap()))
            .collect();
        Wanted::of(&method, &headers, size, "\"e\"")
    }

    #[test]
    fn a_range_is_cut_to_the_file() {
        use Wanted::{Outside, Range, Whole};
        let rows = [
            ("bytes=0-", 10, Range(0, 10)),
            ("bytes=0-0", 10, Range(0, 1)),
            ("bytes=3-99", 10, Range(3, 10)),
            ("Bytes= 3 - 5", 10, Range(3, 6)),
            ("bytes=-3", 10, Range(7, 10)),
            ("bytes=-30", 10, Range(0, 10)),
            ("bytes=9-99999999999999999999999", 10, Range(9, 10)),
            ("bytes=10-", 10, Outside),
            ("bytes=99999999999999999999999-", 10, Outside),
            ("bytes=-0", 10, Outside),
            ("bytes=0-", 0, Outside),
            ("bytes=-1", 0, Outside),
            ("bytes=5-3", 10, Whole),
            ("bytes=0-1,3-4", 10, Whole),
            ("bytes=", 10, Whole),
            ("bytes=-", 10, Whole),
            ("bytes=a-b", 10, Whole),
            ("bytes=+1-2", 10, Whole),
            ("lines=0-1", 10, Whole),
        ];
        for (range, size, expected) in rows {
            assert_eq!(wanted(Method::GET, &[(RANGE, range)], size), expected, "{range}");
        }
        assert_eq!(wanted(Method::HEAD, &[(RANGE, "bytes=0-0")], 10), Whole);
    }

    #[test]
    fn validators_say_whether_it_is_the_same_file() {
        use Wanted::{NotModified, Range, Whole};
        let part = (RANGE, "bytes=0-0");
        let rows: [(&[(HeaderName, &str)], Wanted); 8] = [
            (&[(IF_NONE_MATCH, "\"e\"")], NotModified),
            (&[(IF_NONE_MATCH, "\"a\", W/\"e\"")], NotModified),
            (&[(IF_NONE_MATCH, "*"), part.clone()], NotModified),
            (&[(IF_NONE_MATCH, "\"a\""), part.clone()], Range(0, 1)),
            (&[(IF_RANGE, "\"e\""), part.clone()], Range(0, 1)),
            (&[(IF_RANGE, "\"a\""), part.clone()], Whole),
            (&[(IF_RANGE, "W/\"e\""), part.clone()], Whole),
            (&[(IF_RANGE, "Sun, 06 Nov 1994 08:49:37 GMT"), part], Whole),
        ];
        for (lines, expected) in rows {
            assert_eq!(wanted(Method::GET, lines, 10), expected, "{lines:?}");
        }
    }
}
