//! The protocol's headers, read and written.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use vitrine_model::{Instant, Second};
use vitrine_store::uploads::Upload;

use crate::problem::{Code, FieldProblem, Problem};

pub(super) const TUS_RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
pub(super) const TUS_VERSION: HeaderName = HeaderName::from_static("tus-version");
pub(super) const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
pub(super) const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
const UPLOAD_EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
/// The asset that an upload became: no part of tus.
const ASSET: HeaderName = HeaderName::from_static("vitrine-asset");

/// The one version that is spoken.
pub(super) const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");

/// How long an upload waits for its next byte, in seconds: a long weekend.
const WAITS: i64 = 4 * 86_400;

/// Refuses other versions of the protocol, and says in each answer which one this is.
pub(super) async fn speak(request: Request, next: Next) -> Response {
    let asks = request.method() == Method::OPTIONS;
    let spoken = asks
        || request
            .headers()
            .get(TUS_RESUMABLE)
            .is_some_and(|version| *version == VERSION);
    let mut response = if spoken {
        next.run(request).await
    } else {
        let known = Problem::new(Code::UnsupportedVersion).with("known", "1.0.0");
        known.header(TUS_VERSION, VERSION).into_response()
    };
    response.headers_mut().insert(TUS_RESUMABLE, VERSION);
    response
}

/// When an upload that got something now is forgotten.
pub(super) const fn expiry(now: Instant) -> Second {
    now.plus_seconds(WAITS).second()
}

/// A header that holds a number of bytes.
pub(super) fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Problem> {
    let value = headers
        .get(name)
        .ok_or_else(|| Problem::invalid(FieldProblem::new(name.as_str(), "missing")))?;
    // Only digits: what else a number may be written with, a sign say, the protocol does not have.
    let text = value
        .to_str()
        .ok()
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    text.and_then(|text| text.parse().ok())
        .filter(|number| i64::try_from(*number).is_ok())
        .ok_or_else(|| Problem::invalid(FieldProblem::new(name.as_str(), "form")))
}

/// Is the body a piece of a file?
pub(super) fn bears_bytes(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes() == b"application/offset+octet-stream")
}

/// Refuses a body that says of itself that it goes beyond the file's end, before it is read.
pub(super) fn refuse_beyond(headers: &HeaderMap, room: u64) -> Result<(), Problem> {
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|announced| announced > room) {
        Err(beyond_end())
    } else {
        Ok(())
    }
}

/// More came than was announced when the upload began.
pub(super) fn beyond_end() -> Problem {
    Problem::new(Code::TooLarge).with("why", "beyond_length")
}

/// Where the upload stands, as each answer about it says.
pub(super) fn stands(upload: &Upload) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(UPLOAD_OFFSET, HeaderValue::from(upload.received));
    match upload.asset {
        Some(asset) => insert_text(&mut headers, ASSET, &asset.to_string()),
        None => insert_text(&mut headers, UPLOAD_EXPIRES, &http_date(upload.until)),
    }
    headers
}

pub(super) fn insert_text(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    // Ids, dates and base64 are always well-formed values.
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.insert(name, value);
    }
}

/// As HTTP writes dates; nothing for a date that no calendar has.
fn http_date(second: Second) -> String {
    let written = jiff::Timestamp::from_second(second.0).and_then(|timestamp| {
        jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&timestamp)
    });
    written.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_are_a_number_of_bytes() {
        for (text, expected) in [
            ("0", Some(0)),
            ("42", Some(42)),
            ("9223372036854775807", Some(i64::MAX as u64)),
        ] {
            let headers = HeaderMap::from_iter([(UPLOAD_LENGTH, text.parse().unwrap())]);
            assert_eq!(number(&headers, &UPLOAD_LENGTH).ok(), expected);
        }
        for text in ["", "-1", "+1", " 1", "1.0", "9223372036854775808", "١"] {
            let headers =
                HeaderMap::from_iter([(UPLOAD_LENGTH, HeaderValue::from_bytes(text.as_bytes()).unwrap())]);
            assert_eq!(
                number(&headers, &UPLOAD_LENGTH).unwrap_err().code(),
                Code::Invalid,
                "{text}"
            );
        }
    }

    #[test]
    fn dates_are_written_as_http_writes_them() {
        assert_eq!(http_date(Second(784_111_777)), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
