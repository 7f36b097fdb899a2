//! A file as an answer: its headers, and the bytes that were asked for.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use vitrine_store::files::SentFile;

use crate::problem::{Code, Problem};

use super::disposition::Disposition;
use super::range::Wanted;

/// Kept by the browser, asked about each time: who may see it changes from one second to the next.
const REVALIDATE: HeaderValue = HeaderValue::from_static("private, no-cache");

/// A file with what is wanted of it.
pub(super) struct Answer {
    file: SentFile,
    wanted: Wanted,
    method: Method,
    disposition: Disposition,
}

impl Answer {
    /// What the request asks of a file.
    pub(super) fn to(method: Method, headers: &HeaderMap, file: SentFile, disposition: Disposition) -> Self {
        let wanted = Wanted::of(&method, headers, file.stored.size(), &file.stored.etag());
        Self {
            file,
            wanted,
            method,
            disposition,
        }
    }

    /// The file.
    pub(super) const fn file(&self) -> &SentFile {
        &self.file
    }

    /// The positions of the bytes that are sent; `None` where none are.
    pub(super) fn bytes(&self) -> Option<std::ops::Range<u64>> {
        match self.wanted {
            _ if self.method != Method::GET => None,
            Wanted::Whole => Some(0..self.file.stored.size()),
            Wanted::Range(from, until) => Some(from..until),
            Wanted::NotModified | Wanted::Outside => None,
        }
    }

    /// The headers with a body: the bytes that [`Answer::bytes`] names, or none.
    pub(super) fn bearing(self, body: Body) -> Response {
        let size = self.file.stored.size();
        let (status, length) = match self.wanted {
            Wanted::Whole => (StatusCode::OK, size),
            Wanted::Range(from, until) => (StatusCode::PARTIAL_CONTENT, until - from),
            Wanted::NotModified => return (StatusCode::NOT_MODIFIED, self.validators()).into_response(),
            Wanted::Outside => {
                let problem = Problem::new(Code::RangeNotSatisfiable).with("size", size);
                return with_text(problem, CONTENT_RANGE, &format!("bytes */{size}")).into_response();
            }
        };
        let mut headers = self.validators();
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        headers.insert(CONTENT_TYPE, self.content_type());
        headers.insert(CONTENT_DISPOSITION, self.disposition.named(&self.file.file_name));
        if let Wanted::Range(from, until) = self.wanted {
            insert_text(
                &mut headers,
                CONTENT_RANGE,
                &format!("bytes {from}-{}/{size}", until - 1),
            );
        }
        (status, headers, body).into_response()
    }

    fn validators(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        insert_text(&mut headers, ETAG, &self.file.stored.etag());
        headers.insert(CACHE_CONTROL, REVALIDATE);
        headers
    }

    /// Pictures, film and sound as what they are, all else as plain bytes: of a page, a script or a vector
    /// picture, whatever it is called, a browser learns only that it is to be saved.
    fn content_type(&self) -> HeaderValue {
        const PLAIN: HeaderValue = HeaderValue::from_static("application/octet-stream");
        let kind = self.file.content_type.as_str();
        let inert = ["image/", "video/", "audio/"]
            .iter()
            .any(|family| kind.starts_with(family))
            && !kind.contains("xml");
        let ours = self.disposition == Disposition::Inline && kind == "application/json";
        if inert || ours {
            HeaderValue::from_str(kind).unwrap_or(PLAIN)
        } else {
            PLAIN
        }
    }
}

/// Is it one of the kinds that this program makes itself and a browser shows?
pub(super) fn is_shown(content_type: &str) -> bool {
    matches!(
        content_type,
        "image/jpeg" | "video/mp4" | "audio/mp4" | "audio/mpeg" | "application/json"
    )
}

fn insert_text(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    // Numbers and hashes are always well-formed values.
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.insert(name, value);
    }
}

fn with_text(problem: Problem, name: HeaderName, text: &str) -> Problem {
    match HeaderValue::from_str(text) {
        Ok(value) => problem.header(name, value),
        Err(_) => problem,
    }
}
