//! The key of a request, and what is asked for under it.

use std::sync::{Arc, Mutex, PoisonError};

use http::header::IF_MATCH;
use http::request::Parts;
use http::{HeaderMap, HeaderName};
use vitrine_access::SecretHash;
use vitrine_store::repeats::Asked;

use crate::problem::{FieldProblem, Problem};

/// The header that a key stands in.
const HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// The longest key, in bytes.
const LONGEST: usize = 255;

/// Headers that say what is asked for.
const TELLING: [HeaderName; 3] = [
    IF_MATCH,
    HeaderName::from_static("upload-length"),
    HeaderName::from_static("upload-metadata"),
];

/// Operations that pass a key over, each with the reason.
pub(crate) const PASSED_OVER: &[(&str, &str, &str)] = &[
    ("POST", "/session", "nobody is known yet whose key it could be"),
    ("DELETE", "/session", "who has signed out can't ask again"),
    (
        "PUT",
        "/session/supermode",
        "it is asked with a password, which leaves no trace",
    ),
    ("DELETE", "/session/supermode", "off is off, however often"),
    ("POST", "/views", "a view is kept nowhere"),
    ("POST", "/bundles", "a bundle is kept nowhere"),
    ("POST", "/assets/descriptions/preview", "nothing is changed"),
    ("POST", "/assets/summary", "nothing is changed"),
    ("POST", "/folders/{id}/access/preview", "nothing is changed"),
    ("POST", "/access/decisions", "nothing is changed"),
    ("POST", "/access/explanations", "nothing is changed"),
    ("POST", "/access/who-can", "nothing is changed"),
    ("POST", "/access/what-if", "nothing is changed"),
    ("PATCH", "/uploads/{id}", "its offset says what was done"),
    ("POST", "/uploads/{id}", "its offset says what was done"),
];

/// What makes a request one that is done once: its key and what it asks for. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Once {
    key: [u8; 32],
    request: Arc<Mutex<blake3::Hasher>>,
}

impl Once {
    /// `None` where the request has no key.
    pub(crate) fn read(parts: &Parts) -> Result<Option<Self>, Problem> {
        let Some(key) = key(&parts.headers)? else {
            return Ok(None);
        };
        let mut request = blake3::Hasher::new_derive_key("vitrine 2026 repeated requests v1");
        let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
        write(&mut request, parts.method.as_str().as_bytes());
        write(&mut request, target.as_bytes());
        for name in TELLING {
            write(
                &mut request,
                parts.headers.get(name).map_or(&[], |value| value.as_bytes()),
            );
        }
        Ok(Some(Self {
            key: blake3::derive_key("vitrine 2026 idempotency keys v1", key),
            request: Arc::new(Mutex::new(request)),
        }))
    }

    /// Takes the body into account, once it is read.
    pub(crate) fn read_body(&self, body: &[u8]) {
        let mut request = self.request.lock().unwrap_or_else(PoisonError::into_inner);
        write(&mut request, body);
    }

    /// The key and what was read of the request.
    pub(crate) fn asked(&self) -> Asked {
        let request = self.request.lock().unwrap_or_else(PoisonError::into_inner);
        Asked {
            key: self.key,
            request: *request.finalize().as_bytes(),
        }
    }

    /// The key as one of whoever shows that secret.
    pub(crate) fn of(&self, secret: &SecretHash) -> [u8; 32] {
        *blake3::keyed_hash(secret.as_bytes(), &self.key).as_bytes()
    }
}

/// A length before each part: what is moved from one to the next is another request.
fn write(request: &mut blake3::Hasher, part: &[u8]) {
    request.update(&(part.len() as u64).to_le_bytes()).update(part);
}

/// Visible ASCII, and not too much of it.
fn key(headers: &HeaderMap) -> Result<Option<&[u8]>, Problem> {
    let ill_formed = |code| FieldProblem::new("Idempotency-Key", code);
    let mut keys = headers.get_all(HEADER).iter();
    let Some(key) = keys.next() else { return Ok(None) };
    let key = key.as_bytes();
    let wrong = if keys.next().is_some() {
        ill_formed("form")
    } else if key.is_empty() {
        ill_formed("empty")
    } else if key.len() > LONGEST {
        ill_formed("too_long")
            .with("length", key.len())
            .with("limit", LONGEST)
    } else if !key.iter().all(u8::is_ascii_graphic) {
        ill_formed("character")
    } else {
        return Ok(Some(key));
    };
    Err(Problem::invalid(wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, target: &str, headers: &[(HeaderName, &str)], body: &str) -> Asked {
        let mut request = http::Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let (parts, ()) = request.header(HEADER, "k").body(()).unwrap().into_parts();
        let once = Once::read(&parts).unwrap().unwrap();
        once.read_body(body.as_bytes());
        once.asked()
    }

    #[test]
    fn only_visible_ascii_of_a_sensible_length_is_a_key() {
        let read = |keys: &[&[u8]]| {
            let mut headers = HeaderMap::new();
            for key in keys {
                headers.append(HEADER, http::HeaderValue::from_bytes(key).unwrap());
            }
            key(&headers).map(|key| key.map(<[u8]>::to_vec)).is_ok()
        };
        let longest = [b'k'; LONGEST];
        assert!(read(&[]) && read(&[b"~!x"]) && read(&[&longest]));
        let longer = [b'k'; LONGEST + 1];
        for keys in [
            &[&b""[..]][..],
            &[b"a b"],
            &[b"\xc3\xa4"],
            &[&longer],
            &[b"a", b"a"],
        ] {
            assert!(!read(keys), "{keys:?}");
        }
    }

    #[test]
    fn whatever_makes_another_request_has_another_hash() {
        let requests = [
            asked("POST", "/folders", &[], "{}"),
            asked("PUT", "/folders", &[], "{}"),
            asked("POST", "/folders/x", &[], "{}"),
            asked("POST", "/folders?confirm=true", &[], "{}"),
            asked("POST", "/folders", &[(IF_MATCH, "\"1\"")], "{}"),
            asked("POST", "/folders", &[(TELLING[1].clone(), "\"1\"")], "{}"),
            asked("POST", "/folders", &[], "{ }"),
        ];
        for (at, one) in requests.iter().enumerate() {
            assert_eq!(one.key, requests[0].key);
            for other in &requests[..at] {
                assert_ne!(one.request, other.request);
            }
        }
        let again = asked("POST", "/folders", &[], "{}");
        assert_eq!(again.request, requests[0].request);
    }
}
