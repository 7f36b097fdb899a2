//! What a command says on standard output.

use std::fmt::Display;
use std::io::{ErrorKind, Write as _, stdout};

use crate::stop::Stop;

/// Says a line. Whoever closed the other end has read enough: that is no failure.
pub(crate) fn line(text: impl Display) -> Result<(), Stop> {
    match writeln!(stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Stop::because("standard output can't be written", &error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
