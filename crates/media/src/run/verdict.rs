//! What the end of a child says about the file.

use std::{os::unix::process::ExitStatusExt, process::ExitStatus};

use crate::{Failure, child::NO_PROGRAM};

/// Rust's own exit code after a panic.
const PANICKED: i32 = 101;
/// The child refused its order.
const ILL_ORDERED: i32 = 120;

/// Judges how a child ended by itself.
pub(super) fn of(status: ExitStatus, complaint: &[u8]) -> Result<(), Failure> {
    let says = |words: &[u8]| complaint.windows(words.len()).any(|window| window == words);
    if status.success() {
        return Ok(());
    }
    if says(b"No space left on device") || says(b"Disk quota exceeded") {
        return Err(Failure::OutOfSpace);
    }
    if says(b"Cannot allocate memory") || says(b"memory allocation of") {
        return Err(Failure::TooLarge);
    }
    // So Poppler says; it asks nobody.
    if says(b"Incorrect password") {
        return Err(Failure::Locked);
    }
    Err(match (status.signal(), status.code()) {
        (Some(libc::SIGXCPU), _) => Failure::TimedOut,
        (Some(libc::SIGXFSZ), _) => Failure::TooLarge,
        (Some(_), _) => Failure::Crashed,
        (None, Some(PANICKED)) => Failure::Crashed,
        (None, Some(ILL_ORDERED | NO_PROGRAM)) => Failure::NotStarted,
        (None, _) => Failure::Unreadable,
    })
}
