//! A clock that stands still until a test moves it.

use std::sync::atomic::{AtomicI64, Ordering};

use vitrine_model::{Clock, Instant};

/// A clock that stands still.
#[derive(Debug)]
pub struct StandingClock(AtomicI64);

impl StandingClock {
    /// Standing at 2026-06-01 09:00 UTC, a Monday.
    pub const fn new() -> Self {
        Self(AtomicI64::new(1_780_304_400_000))
    }

    /// Goes on by that many seconds.
    pub fn go_on(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Default for StandingClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}
