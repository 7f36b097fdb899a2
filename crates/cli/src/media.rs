//! `vitrine media`: the program as a confined child of itself. Hidden, for nobody types it.

use std::{ffi::OsString, process::ExitCode};

/// What the server's process orders.
#[derive(Debug, clap::Args)]
pub(crate) struct MediaCommand {
    /// One order, as JSON.
    #[arg(allow_hyphen_values = true)]
    order: Vec<OsString>,
}

/// Obeys the order. To be called before a second thread is made: a process locks itself in by its only one.
pub(crate) fn run(command: MediaCommand) -> ExitCode {
    vitrine_media::child_main(command.order)
}
