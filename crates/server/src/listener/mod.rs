//! The listener: hyper on our own terms, because `axum::serve` sets no limits.
//!
//! Slow or silent clients cost a file descriptor for a bounded time and nothing else: the first request's
//! head, later heads, each piece of a body and each piece of an answer has to move within its time. There are
//! only so many connections, and when the program is told to stop, what is under way gets a while to end.

mod first_request;
mod limits;
mod moving;

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::{Service, ServiceExt};

pub use limits::Limits;

use first_request::FirstRequest;
use moving::Moving;

/// Whose connection a request came by. Not the client, where a proxy stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// Answers what comes in until `stop` is done; then takes nothing new, lets what is under way end, and
/// returns. What does not end in time is cut off.
pub async fn serve(listener: TcpListener, app: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                let connection = Connection {
                    stream,
                    peer,
                    place,
                    limits,
                };
                tokio::spawn(connection.answer(app.clone(), graceful.watcher()));
            }
            Err(error) => {
                // No descriptor is left, or the like: it passes, and asking again at once would only spin.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(limits.grace, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some connections did not end in time and are cut off");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    // Asked for first: while there is no place, clients wait in the kernel's queue and cost nothing here.
    let place = Arc::clone(places)
        .acquire_owned()
        .await
        .map_err(std::io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, place))
}

struct Connection {
    stream: TcpStream,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
    limits: Limits,
}

impl Connection {
    async fn answer(self, app: Router, watcher: Watcher) {
        let Self {
            stream,
            peer,
            place,
            limits,
        } = self;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "the connection sends small pieces late");
        }
        let first = FirstRequest::new();
        let seen = first.clone();
        let service = hyper::service::service_fn(move |request: Request<Incoming>| {
            seen.arrived();
            dispatch(app.clone(), peer, request)
        });
        let builder = builder(limits);
        let io = TokioIo::new(Moving::new(stream, limits.stall));
        // `into_owned` unties the connection from the builder, as the watcher asks.
        let connection = builder.serve_connection(io, service).into_owned();
        tokio::select! {
            ended = watcher.watch(connection) => if let Err(error) = ended {
                tracing::debug!(error, "a connection broke off");
            },
            // The time for a head begins to count only when the protocol is known; until then this one counts.
            () = first.overdue(limits.head) => tracing::debug!("a connection that asked for nothing was closed"),
        }
        drop(place);
    }
}

fn builder(limits: Limits) -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.head_bytes);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(limits.stall)
        .keep_alive_timeout(limits.head)
        .max_concurrent_streams(128)
        .max_header_list_size(u32::try_from(limits.head_bytes).unwrap_or(u32::MAX));
    builder
}

async fn dispatch(
    mut app: Router,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Peer(peer));
    let ready = ServiceExt::<Request<Body>>::ready(&mut app).await?;
    ready.call(request).await
}
