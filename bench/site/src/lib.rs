//! A started server over a house, and somebody who asks it by one connection: for whatever is measured over HTTP.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use http::header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use http::{Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use vitrine_media::{Workshop, WorkshopConfig};
use vitrine_model::UserId;
use vitrine_server::config::{Config, Key};
use vitrine_server::credential::Cost;
use vitrine_server::listener::Limits;
use vitrine_server::{Parts, Server};
use vitrine_testkit::House;

/// Does the server make previews?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Previews {
    /// It makes none.
    None,
    /// By this very program, which has to be a child where its first argument is `media`.
    Made,
}

/// A running server.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Site {
    /// Starts it over a house, on a port that is free.
    ///
    /// # Panics
    /// Where it does not start.
    pub async fn start(house: &House, previews: Previews) -> Self {
        let (workers, program) = match previews {
            Previews::None => ("0", "/bin/false".into()),
            Previews::Made => ("2", std::env::current_exe().expect("this program is a file")),
        };
        let data = house.folder().display().to_string();
        let flags = [
            (Key::Listen, "127.0.0.1:0"),
            (Key::Data, &data),
            (Key::Workers, workers),
        ];
        let flags = flags.map(|(key, text)| (key, text.to_owned())).into();
        let config = Config::read(flags, Vec::new()).expect("the settings make sense");
        let parts = Parts {
            database: house.database.clone(),
            blobs: house.blobs.clone(),
            workshop: Arc::new(Workshop::new(WorkshopConfig::new(program, house.path("scratch")))),
            cost: Cost::Trifling,
            limits: Limits::default(),
        };
        let server = Server::bind(&config, parts).await.expect("some port is free");
        let address = server.address();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(server.run(async { stopped.await.unwrap_or(()) }));
        Self {
            address,
            stop,
            running,
        }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends it.
    ///
    /// # Panics
    /// Where it had ended before.
    pub async fn end(self) {
        self.stop.send(()).expect("it runs");
        self.running.await.expect("it ends in order");
    }

    /// What the cookie of somebody who is signed in says.
    pub async fn cookie(&self, house: &House, user: UserId) -> String {
        let secret = house.sign_in(user).await;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(secret.as_bytes())
    }

    /// Somebody signed in.
    ///
    /// # Panics
    /// Where the server does not answer.
    pub async fn client(&self, house: &House, user: UserId) -> Client {
        let secret = self.cookie(house, user).await;
        let stream = TcpStream::connect(self.address).await.expect("it listens");
        stream.set_nodelay(true).expect("it is a socket");
        let (connection, driver) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .expect("it speaks HTTP");
        tokio::spawn(driver);
        let mut client = Client {
            connection,
            address: self.address,
            cookie: format!("vitrine={secret}"),
            csrf: String::new(),
        };
        let me = client.send(Method::GET, "/api/v1/session", None).await;
        client.csrf = me["csrf"].as_str().expect("who is signed in has one").to_owned();
        client
    }
}

/// Somebody who asks.
#[derive(Debug)]
pub struct Client {
    connection: SendRequest<Full<Bytes>>,
    address: SocketAddr,
    cookie: String,
    csrf: String,
}

impl Client {
    async fn send(&mut self, method: Method, path: &str, body: Option<&Value>) -> Value {
        let (status, bytes) = self.ask(method, path, body).await;
        assert!(status.is_success(), "{}", String::from_utf8_lossy(&bytes));
        serde_json::from_slice(&bytes).expect("it answers in JSON")
    }

    async fn ask(&mut self, method: Method, path: &str, body: Option<&Value>) -> (StatusCode, Bytes) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.address.to_string())
            .header(COOKIE, &self.cookie)
            .header("x-csrf-token", &self.csrf)
            .header(ORIGIN, format!("http://{}", self.address))
            .header(CONTENT_TYPE, "application/json")
            .body(Full::from(body.map(Value::to_string).unwrap_or_default()))
            .expect("it is a request");
        self.connection.ready().await.expect("the connection stands");
        let answer = self.connection.send_request(request).await.expect("it answers");
        let status = answer.status();
        let bytes = answer
            .into_body()
            .collect()
            .await
            .expect("it ends its answer")
            .to_bytes();
        (status, bytes)
    }

    /// Waits until everything is in the index: a search for a word is answered with nothing less.
    ///
    /// # Panics
    /// Where the server says anything but that it is not ready yet.
    pub async fn until_indexed(&mut self) {
        let body = serde_json::json!({ "query": "word" });
        loop {
            let (status, bytes) = self.ask(Method::POST, "/api/v1/views", Some(&body)).await;
            match status {
                StatusCode::CREATED => return,
                StatusCode::SERVICE_UNAVAILABLE => {}
                _ => panic!("{}", String::from_utf8_lossy(&bytes)),
            }
        }
    }

    /// Makes a view, and says how many hits it has and how long it took until all of the answer was there.
    ///
    /// # Panics
    /// Where it is refused.
    pub async fn search(&mut self, body: &Value) -> (u64, Duration) {
        let began = Instant::now();
        let view = self.send(Method::POST, "/api/v1/views", Some(body)).await;
        (
            view["total"].as_u64().expect("a view has a total"),
            began.elapsed(),
        )
    }
}
