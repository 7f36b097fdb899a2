//! Waiting for what other tasks do.

use std::time::Duration;

/// Asks again until there is an answer. A test whose answer never comes is ended by its runner.
pub(crate) async fn until<T, F: Future<Output = Option<T>>>(mut ask: impl FnMut() -> F) -> T {
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
