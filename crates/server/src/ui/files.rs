//! The files of the build.

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::embedded;
use super::encoding::Encoding;
use crate::problem::Problem;

/// How long a file is kept whose name holds a hash of what is in it.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// For files with names of their own, such as the icon.
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");

/// Answers with the file that the path names.
pub(crate) async fn serve_file(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    // The page has its own way, on which its policy and its language are put.
    let Some(file) = embedded::file(path).filter(|_| path != "index.html") else {
        return Problem::not_found().into_response();
    };
    let encoded = embedded::encoded(path, &Encoding::accepted(request.headers()));
    let (encoding, bytes) = match encoded {
        Some((encoding, bytes)) => (Some(encoding), bytes),
        None => (None, file.bytes),
    };
    let tag = tag(&file.hash, encoding);
    let mut headers = HeaderMap::from_iter([
        (
            CACHE_CONTROL,
            if path.starts_with("static/") {
                FOREVER
            } else {
                ASK_EACH_TIME
            },
        ),
        (VARY, HeaderValue::from_static("accept-encoding")),
        (ETAG, tag.clone()),
    ]);
    if is_known(request.headers(), &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.extend(HeaderValue::from_str(&file.media_type).map(|kind| (CONTENT_TYPE, kind)));
    headers.extend(encoding.map(|encoding| (CONTENT_ENCODING, encoding.header())));
    (headers, bytes).into_response()
}

/// A strong validator: other bytes, another tag.
pub(super) fn tag(hash: &[u8], encoding: Option<Encoding>) -> HeaderValue {
    use std::fmt::Write;
    let mut text = String::from("\"");
    for byte in &hash[..16] {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    if let Some(encoding) = encoding {
        text.push('-');
        text.push_str(encoding.word());
    }
    text.push('"');
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Does the client have these very bytes already?
pub(super) fn is_known(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let lines = asked
        .get_all(IF_NONE_MATCH)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    let mut tags = lines
        .flat_map(|line| line.split(','))
        .map(|item| item.trim().trim_start_matches("W/"));
    tags.any(|known| known.as_bytes() == tag.as_bytes() || known == "*")
}
