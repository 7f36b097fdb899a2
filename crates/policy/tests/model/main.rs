//! The access model, held against itself: by tables that people read, and by random small worlds.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a whole crate of tests: what they share may fail as loudly as they do"
)]

mod agree;
mod bad_input;
mod borders;
mod cedar;
mod change;
mod conformance;
mod each;
mod equal;
mod explain;
mod fuzz;
mod house;
mod lists;
mod matrix;
mod packed;
mod promises;
mod questions;
mod random;

mod traces;
mod whatif;
mod written;
