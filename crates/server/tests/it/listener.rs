//! Slow clients, too many of them, and a stop while something is under way.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use vitrine_server::listener::{Limits, serve};

const SHORT: Duration = Duration::from_millis(200);

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

async fn running(app: Router, limits: Limits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(serve(listener, app, limits, async move {
        let _ = stopped.await;
    }));
    Running { address, stop, ended }
}

fn app() -> Router {
    Router::new().route("/", get(|| async { "hello" }))
}

/// Reads until the other side closes; what came, or `None` where the connection was cut.
async fn rest(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn a_client_that_says_nothing_too_little_or_too_slowly_is_closed() {
    let server = running(
        app(),
        Limits {
            head: SHORT,
            ..Limits::default()
        },
    )
    .await;
    for beginning in [
        "",
        "P",
        "PRI * HTTP/2.0\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    ] {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(beginning.as_bytes()).await.unwrap();
        let said = rest(&mut stream).await.unwrap_or_default();
        assert!(!said.contains("hello"), "{beginning:?}: {said}");
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed_after_its_answer() {
    let server = running(
        app(),
        Limits {
            head: SHORT,
            ..Limits::default()
        },
    )
    .await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    let said = rest(&mut stream).await.unwrap_or_default();
    assert!(said.contains("hello"), "{said}");
}

#[tokio::test]
async fn a_client_that_takes_nothing_of_its_answer_is_given_up() {
    let (held, mut dropped) = mpsc::channel::<()>(1);
    let held = std::sync::Mutex::new(Some(held));
    let endless = move || {
        // The answer holds the only sender: the channel closes when the answer is dropped.
        let held = held.lock().unwrap().take().unwrap();
        let pieces = futures_util::stream::unfold(held, |held| async {
            Some((Ok::<_, std::io::Error>(vec![0_u8; 1 << 20]), held))
        });
        std::future::ready(axum::body::Body::from_stream(pieces))
    };
    let endless = std::sync::Arc::new(endless);
    let app = Router::new().route("/", get(move || endless()));
    let server = running(
        app,
        Limits {
            stall: SHORT,
            ..Limits::default()
        },
    )
    .await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    assert_eq!(dropped.recv().await, None);
}

#[tokio::test]
async fn who_finds_no_place_waits_until_there_is_one() {
    let server = running(
        app(),
        Limits {
            connections: 1,
            ..Limits::default()
        },
    )
    .await;
    let first = TcpStream::connect(server.address).await.unwrap();
    let mut second = TcpStream::connect(server.address).await.unwrap();
    second
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let early = tokio::time::timeout(SHORT, second.readable()).await;
    assert!(
        early.is_err(),
        "the second was answered while the first held the only place"
    );
    drop(first);
    assert!(rest(&mut second).await.unwrap().contains("hello"));
}

#[tokio::test]
async fn what_is_under_way_ends_when_the_server_stops_and_nothing_new_is_taken() {
    let (begun, mut has_begun) = mpsc::channel::<()>(1);
    let (go_on, may_go_on) = oneshot::channel::<()>();
    let may_go_on = std::sync::Arc::new(tokio::sync::Mutex::new(Some(may_go_on)));
    let slow = move || {
        let (begun, may_go_on) = (begun.clone(), may_go_on.clone());
        async move {
            begun.send(()).await.unwrap();
            let waits = may_go_on.lock().await.take();
            waits.unwrap().await.unwrap();
            "hello"
        }
    };
    let server = running(Router::new().route("/", get(slow)), Limits::default()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    has_begun.recv().await.unwrap();
    server.stop.send(()).unwrap();
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    go_on.send(()).unwrap();
    assert!(rest(&mut stream).await.unwrap().contains("hello"));
    server.ended.await.unwrap();
}

#[tokio::test]
async fn what_does_not_end_in_time_is_cut_off() {
    let forever = || async {
        std::future::pending::<()>().await;
        "never"
    };
    let app = Router::new().route("/", get(forever));
    let server = running(
        app,
        Limits {
            grace: SHORT,
            ..Limits::default()
        },
    )
    .await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    server.stop.send(()).unwrap();
    server.ended.await.unwrap();
}
