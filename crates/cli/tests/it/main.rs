//! The program as people run it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, what can't go on stops with the place where it could not"
)]

mod access_check;
mod access_explain;
mod access_files;
mod commands;
mod import;
mod program;
mod served;
