//! Counts and times of requests, by the pattern of their route.

use std::sync::OnceLock;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::time::Instant;

/// Upper bounds of the times that are told apart, in seconds.
const TIMES: [f64; 11] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What was measured in this process. There is one recorder in a process, however many servers.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// The process's recorder; installed when it is first asked for.
    ///
    /// # Errors
    /// Where another recorder stands in its place.
    pub fn of_process() -> Result<Self, BuildError> {
        static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
        if let Some(handle) = RECORDER.get() {
            return Ok(Self(handle.clone()));
        }
        let built = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &TIMES)?
            .build_recorder();
        let handle = RECORDER.get_or_init(|| {
            let handle = built.handle();
            // Lost by whoever comes second at the very start; both then hold the same handle.
            let _ = metrics::set_global_recorder(built);
            handle
        });
        Ok(Self(handle.clone()))
    }

    /// In the text form that Prometheus reads.
    pub fn render(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }
}

pub(super) async fn count(State(_): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().as_str().to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    let labels = [("route", route), ("method", method), ("status", status)];
    metrics::counter!("vitrine_requests_total", &labels).increment(1);
    metrics::histogram!("vitrine_request_seconds", &labels[..2]).record(begun.elapsed().as_secs_f64());
    response
}
