//! The store on both databases. One binary, a module a noun.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, what can't go on stops where it could not"
)]

mod assets;
mod folders;
mod jobs;
mod journal;
mod litter;
mod people;
mod previews;
mod proofs;
mod tags;
mod uploads;
mod world;
