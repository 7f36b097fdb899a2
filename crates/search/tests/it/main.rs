//! The index against the access model: what is found is what would be found one by one.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

mod hidden;
mod hits;
mod oracle;
mod order;
mod random;
mod world;
