//! Somebody who uses the running server over the wire: with a session as a browser would, or with a token.

use std::net::SocketAddr;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

/// Where the server is, and the name that it answers to.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Its socket.
    pub(crate) address: SocketAddr,
    /// What stands in `Host`.
    pub(crate) host: String,
}

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoAnswer {
    /// The server could not be reached.
    #[error("the server could not be reached")]
    Connection(#[from] std::io::Error),
    /// The connection broke.
    #[error("the connection broke")]
    Broken(#[from] hyper::Error),
    /// The request could not be written.
    #[error("the request could not be written")]
    Request(#[from] http::Error),
    /// The server refused.
    #[error("`{path}` was answered with {status}: {body}")]
    Refused {
        /// What was asked for.
        path: String,
        /// The answer's status.
        status: StatusCode,
        /// The problem, as it came.
        body: String,
    },
    /// The answer lacks something.
    #[error("the answer lacks `{0}`")]
    Lacks(&'static str),
}

/// An answer that is a success.
pub(crate) struct Answer {
    pub(crate) headers: HeaderMap,
    pub(crate) json: Value,
}

/// Somebody who is known.
pub(crate) struct Visitor {
    site: Site,
    shows: Shows,
}

/// What a visitor shows.
enum Shows {
    Nothing,
    Session { cookie: String, csrf: String },
    Token(String),
}

impl Visitor {
    /// Signs in.
    pub(crate) async fn sign_in(site: &Site, login: &str, password: &str) -> Result<Self, NoAnswer> {
        let mut visitor = Self {
            site: site.clone(),
            shows: Shows::Nothing,
        };
        let body = json!({ "login": login, "password": password });
        let answer = visitor.json(Method::POST, "/session", &[], &body).await?;
        let cookie = answer
            .headers
            .get(SET_COOKIE)
            .and_then(|value| value.to_str().ok());
        let cookie = cookie
            .and_then(|text| text.split(';').next())
            .ok_or(NoAnswer::Lacks("set-cookie"))?;
        visitor.shows = Shows::Session {
            cookie: cookie.to_owned(),
            csrf: text(&answer.json, "csrf")?,
        };
        Ok(visitor)
    }

    /// Shows an API token with each request.
    pub(crate) fn with_token(site: &Site, token: &str) -> Self {
        Self {
            site: site.clone(),
            shows: Shows::Token(token.to_owned()),
        }
    }

    /// Reads.
    pub(crate) async fn get(&self, path: &str) -> Result<Value, NoAnswer> {
        Ok(self.send(Method::GET, path, &[], Bytes::new()).await?.json)
    }

    /// Sends JSON.
    pub(crate) async fn json(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Result<Answer, NoAnswer> {
        let mut all = vec![(CONTENT_TYPE.as_str(), "application/json")];
        all.extend_from_slice(headers);
        self.send(method, path, &all, Bytes::from(body.to_string())).await
    }

    /// Sends bytes to a path below `/api/v1`.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> Result<Answer, NoAnswer> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(HOST, &self.site.host);
        request = match &self.shows {
            Shows::Nothing => request,
            Shows::Session { cookie, csrf } => request.header("x-csrf-token", csrf).header(COOKIE, cookie),
            Shows::Token(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
        };
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let stream = TcpStream::connect(self.site.address).await?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        // It ends with the answer; what went wrong with it, the answer says.
        tokio::spawn(connection);
        let answer = sender.send_request(request.body(Full::new(body))?).await?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes();
        if !head.status.is_success() {
            let body = String::from_utf8_lossy(&body).into_owned();
            return Err(NoAnswer::Refused {
                path: path.to_owned(),
                status: head.status,
                body,
            });
        }
        Ok(Answer {
            headers: head.headers,
            json: serde_json::from_slice(&body).unwrap_or_default(),
        })
    }
}

/// A text of the answer.
pub(crate) fn text(json: &Value, key: &'static str) -> Result<String, NoAnswer> {
    json.get(key)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or(NoAnswer::Lacks(key))
}
