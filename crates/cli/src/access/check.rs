//! `vitrine access check`: questions about a world that is written down, without a database or a server.

use std::io::{BufWriter, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use vitrine_policy::file::{CheckFailure, check};

use crate::stop::Stop;

/// The world that is asked about.
#[derive(Debug, Args)]
pub(super) struct CheckCommand {
    /// The world, as JSON.
    #[arg(long, value_name = "WORLD.json")]
    world: PathBuf,
}

/// How much is read or written at a time.
pub(super) const BUFFER: usize = 1 << 18;

pub(super) fn run(command: &CheckCommand) -> Result<(), Stop> {
    let text = read(&command.world)?;
    let mut questions = std::io::BufReader::with_capacity(BUFFER, stdin().lock());
    let mut answers = BufWriter::with_capacity(BUFFER, stdout().lock());
    let file = command.world.display().to_string();
    check(&file, &text, &mut questions, &mut answers).or_else(stopped)
}

/// The text of a file that somebody named.
pub(super) fn read(file: &Path) -> Result<String, Stop> {
    std::fs::read_to_string(file)
        .map_err(|error| Stop::plainly_bad_input(format!("{}: {error}", file.display())))
}

/// Why it ended early, as the command ends by it.
pub(super) fn stopped(failure: CheckFailure) -> Result<(), Stop> {
    match failure {
        // Who reads the answers has had enough of them.
        CheckFailure::Stream(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        CheckFailure::Stream(error) => Err(Stop::failed(error.to_string())),
        CheckFailure::BadInput(bad) => Err(Stop::plainly_bad_input(bad.to_string())),
    }
}
