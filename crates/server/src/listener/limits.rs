//! How much time and room a connection may take.

use std::time::Duration;

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A request's head has to be here within this time, counted from when it is waited for; so an idle
    /// connection is closed after it, too.
    pub head: Duration,
    /// How many bytes a head may have.
    pub head_bytes: usize,
    /// Each piece of a body or an answer has to move within this time.
    pub stall: Duration,
    /// How many connections are open at once.
    pub connections: usize,
    /// How long what is under way may take when the program stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            head_bytes: 64 * 1024,
            stall: Duration::from_secs(60),
            connections: 4096,
            grace: Duration::from_secs(25),
        }
    }
}
