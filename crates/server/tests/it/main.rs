//! The server over the wire. The files lie as the URLs do; `refusals` holds every operation against everybody
//! who may not, and fails for one that it has no row for.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests stop where they can't go on"
)]

mod api;
mod description;
mod edge;
mod faulty;
mod full_disk;
mod jobs;
mod listener;
mod once;
mod pages;
mod refusals;
mod site;
mod tus;
mod wait;
