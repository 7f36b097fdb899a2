//! A running server over a test's house, and people who use it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, IF_MATCH, ORIGIN};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use vitrine_media::{Workshop, WorkshopConfig};
use vitrine_model::{RandomIds, UserId};
use vitrine_server::config::{Config, Key};
use vitrine_server::credential::{Cost, Password, Passwords};
use vitrine_server::listener::Limits;
use vitrine_server::{Parts, Server};
use vitrine_testkit::{House, Museum};

/// The password of everybody in the museum.
pub(crate) const PASSWORD: &str = "seven grey herons wait";

/// A running server, with the museum in it.
pub(crate) struct Site {
    pub(crate) house: House,
    pub(crate) museum: Museum,
    pub(crate) address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Site {
    /// Started with nothing set but where it listens.
    pub(crate) async fn open(house: House) -> Self {
        Self::with(house, &[], Limits::default()).await
    }

    /// Started with those settings.
    pub(crate) async fn with(house: House, settings: &[(Key, &str)], limits: Limits) -> Self {
        let passwords = Passwords::new(Cost::Trifling, Arc::new(RandomIds));
        let typed = Password::typed(PASSWORD).expect("it can be typed");
        let hash = passwords.keep(typed).await.expect("nobody else waits");
        let museum = Museum::found_with(&house, &hash).await;
        Self::start(house, museum, settings, limits).await
    }

    /// Stopped as an operator would, and started with those settings.
    pub(crate) async fn restarted(self, settings: &[(Key, &str)]) -> Self {
        self.restarted_after(settings, || {}).await
    }

    /// The same, with something done in between.
    pub(crate) async fn restarted_after(self, settings: &[(Key, &str)], between: impl FnOnce()) -> Self {
        self.stop.send(()).expect("it runs");
        self.running.await.expect("it ends in order");
        between();
        Self::start(self.house, self.museum, settings, Limits::default()).await
    }

    async fn start(house: House, museum: Museum, settings: &[(Key, &str)], limits: Limits) -> Self {
        let data = house.folder().display().to_string();
        // No previews are made here: what the queue does has tests of its own.
        let flags = [
            (Key::Listen, "127.0.0.1:0"),
            (Key::Data, &data),
            (Key::Workers, "0"),
        ];
        let flags = flags
            .iter()
            .chain(settings)
            .map(|(key, text)| (*key, (*text).to_owned()))
            .collect();
        let config = Config::read(flags, Vec::new()).expect("the settings make sense");
        let workshop = Arc::new(Workshop::new(WorkshopConfig::new(
            media_child(),
            house.path("scratch"),
        )));
        let (database, blobs) = (house.database.clone(), house.blobs.clone());
        let parts = Parts {
            database,
            blobs,
            workshop,
            cost: Cost::Trifling,
            limits,
        };
        let server = Server::bind(&config, parts).await.expect("some port is free");
        let address = server.address();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(server.run(async {
            if stopped.await.is_err() {
                // Nobody means to stop it: it goes with the test.
                std::future::pending().await
            }
        }));
        Self {
            house,
            museum,
            address,
            stop,
            running,
        }
    }

    /// Somebody who shows nothing.
    pub(crate) fn nobody(&self) -> Client {
        Client {
            address: self.address,
            headers: HeaderMap::new(),
        }
    }

    /// Somebody signed in, in a browser on the application's page.
    pub(crate) async fn signed_in(&self, user: UserId) -> Client {
        let secret = self.house.sign_in(user).await;
        let mut client = self.nobody();
        client.show(COOKIE, &format!("vitrine={}", base64_of(secret.as_bytes())));
        let csrf = client.get("/api/v1/session").await.json()["csrf"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        client.show(HeaderName::from_static("x-csrf-token"), &csrf);
        client.show(ORIGIN, &format!("http://{}", self.address));
        client
    }

    /// A program with a token of that person.
    pub(crate) async fn token(&self, user: UserId, scope: &[&str]) -> Client {
        let person = self.signed_in(user).await;
        let body = serde_json::json!({ "name": "a program", "scope": scope, "until": null });
        let made = person
            .post("/api/v1/tokens", &body)
            .await
            .expect(StatusCode::CREATED)
            .json();
        let mut client = self.nobody();
        client.show(
            AUTHORIZATION,
            &format!("Bearer {}", made["secret"].as_str().expect("a secret")),
        );
        client
    }

    /// Deactivates somebody, as a later issue's page will; the world notices.
    pub(crate) async fn deactivate(&self, login: &str) {
        let sql = format!("UPDATE users SET status = 'deactivated' WHERE login = '{login}'");
        self.house.spoil(&sql).await;
        self.house
            .spoil("UPDATE head SET generation = generation + 1")
            .await;
    }
}

/// The program that reads files for the server; cargo builds it with the tests.
fn media_child() -> PathBuf {
    let this = std::env::current_exe().expect("the test knows itself");
    let built = this
        .ancestors()
        .nth(2)
        .expect("a test lies in target/<profile>/deps");
    built.join("examples").join("media_child")
}

fn base64_of(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Somebody who asks, with what they show.
#[derive(Clone)]
pub(crate) struct Client {
    address: SocketAddr,
    headers: HeaderMap,
}

impl Client {
    /// From now on with that header.
    pub(crate) fn show(&mut self, name: HeaderName, value: &str) {
        self.headers
            .insert(name, HeaderValue::from_str(value).expect("a header's value"));
    }

    /// What it shows in that header.
    pub(crate) fn shows(&self, name: &HeaderName) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// From now on without it.
    pub(crate) fn hide(&mut self, name: &HeaderName) {
        self.headers.remove(name);
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], None).await
    }

    /// A write of that version.
    pub(crate) async fn change(&self, method: Method, path: &str, version: i64, body: &Value) -> Answer {
        let tag = format!("\"{version}\"");
        self.send(method, path, &[(IF_MATCH, &tag)], Some(body)).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let bytes = body.map(|body| Bytes::from(body.to_string())).unwrap_or_default();
        self.send_bytes(method, path, headers, bytes).await
    }

    /// Sends a body as it is; JSON, unless a header says otherwise.
    pub(crate) async fn send_bytes(
        &self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        bytes: Bytes,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        let all = request.headers_mut().expect("the request is well-formed");
        all.extend(self.headers.clone());
        if !bytes.is_empty() {
            all.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in headers {
            all.insert(name, HeaderValue::from_str(value).expect("a header's value"));
        }
        let host = HeaderValue::from_str(&self.address.to_string()).expect("an address");
        all.entry(HOST).or_insert(host);
        self.answer(
            request
                .body(Full::new(bytes))
                .expect("the request is well-formed"),
        )
        .await
    }

    /// Sends bytes; each header by its name.
    pub(crate) async fn bytes(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        request
            .headers_mut()
            .expect("the request is well-formed")
            .extend(self.headers.clone());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header(HOST, self.address.to_string());
        let body = Full::new(Bytes::copy_from_slice(body));
        self.answer(request.body(body).expect("the request is well-formed"))
            .await
    }

    /// Begins to fetch something large.
    pub(crate) async fn open(&self, path: &str) -> Download {
        let mut request = Request::builder()
            .uri(path)
            .header(HOST, self.address.to_string());
        request
            .headers_mut()
            .expect("the request is well-formed")
            .extend(self.headers.clone());
        let stream = TcpStream::connect(self.address)
            .await
            .expect("the server listens");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .expect("it speaks HTTP");
        tokio::spawn(connection);
        let request = request
            .body(Full::new(Bytes::new()))
            .expect("the request is well-formed");
        let response = sender.send_request(request).await.expect("it answers");
        assert_eq!(response.status(), StatusCode::OK);
        Download(response.into_body())
    }

    pub(crate) async fn answer(&self, request: Request<Full<Bytes>>) -> Answer {
        let stream = TcpStream::connect(self.address)
            .await
            .expect("the server listens");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .expect("it speaks HTTP");
        tokio::spawn(connection);
        let response = sender.send_request(request).await.expect("it answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the answer is whole").to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes,
        }
    }
}

/// An answer that is taken piece by piece.
pub(crate) struct Download(hyper::body::Incoming);

impl Download {
    /// The size of the next piece; `None` at the end, an error where it breaks off.
    pub(crate) async fn some(&mut self) -> Option<Result<usize, ()>> {
        let frame = self.0.frame().await?;
        Some(
            frame
                .map(|frame| frame.data_ref().map_or(0, Bytes::len))
                .map_err(|_| ()),
        )
    }

    /// The next piece as text; `None` at the end.
    pub(crate) async fn text(&mut self) -> Option<String> {
        let frame = self.0.frame().await?.ok()?;
        let bytes = frame.data_ref().cloned().unwrap_or_default();
        Some(String::from_utf8(bytes.to_vec()).expect("it is text"))
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Answer {
    /// Itself, where the status is the one that was expected.
    #[track_caller]
    pub(crate) fn expect(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        self.expect(StatusCode::OK).json()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The status, and the problem's code where there is one: `404 not_found`.
    pub(crate) fn outcome(&self) -> String {
        let code = self.json()["code"]
            .as_str()
            .map(|code| format!(" {code}"))
            .unwrap_or_default();
        format!("{}{code}", self.status.as_u16())
    }

    /// The version in `ETag`.
    #[track_caller]
    pub(crate) fn version(&self) -> i64 {
        self.header("etag")
            .trim_matches('"')
            .parse()
            .expect("the answer bears a version")
    }
}
