//! `vitrine access`: the access model on the command line, without a database or a server.

use std::io::{BufWriter, Write, stderr, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use vitrine_policy::file::{CheckFailure, check};

/// Ask the access model about a world that is written down.
#[derive(Debug, Args)]
pub(crate) struct AccessCommand {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Answer the questions on standard input, one JSON object a line, on standard output.
    ///
    /// Bad input ends it with one line on standard error and exit status 2; the answers before it stand.
    Check {
        /// The world, as JSON.
        #[arg(long, value_name = "WORLD.json")]
        world: PathBuf,
    },
}

/// What bad input ends with, as it does for a command line that is not understood.
const BAD_INPUT: u8 = 2;

/// How much is read or written at a time.
const BUFFER: usize = 1 << 18;

/// Runs the command.
pub(crate) fn run(command: &AccessCommand) -> ExitCode {
    match &command.task {
        Task::Check { world } => check_world(world),
    }
}

fn check_world(world: &PathBuf) -> ExitCode {
    let file = world.display().to_string();
    let text = match std::fs::read_to_string(world) {
        Ok(text) => text,
        Err(error) => return refuse(&format!("{file}: {error}")),
    };
    let mut questions = std::io::BufReader::with_capacity(BUFFER, stdin().lock());
    let mut answers = BufWriter::with_capacity(BUFFER, stdout().lock());
    match check(&file, &text, &mut questions, &mut answers) {
        Ok(()) => ExitCode::SUCCESS,
        // Who reads the answers has had enough of them.
        Err(CheckFailure::Stream(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(CheckFailure::Stream(error)) => {
            say(&error.to_string());
            ExitCode::FAILURE
        }
        Err(CheckFailure::BadInput(bad)) => refuse(&bad.to_string()),
    }
}

fn refuse(line: &str) -> ExitCode {
    say(line);
    ExitCode::from(BAD_INPUT)
}

fn say(line: &str) {
    // Nobody is left to be told where standard error is closed.
    let _ = writeln!(stderr(), "{line}");
}
