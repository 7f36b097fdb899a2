//! `vitrine access`: the access model on the command line.

mod check;
mod explain;
mod export;
mod test;

use std::process::ExitCode;

use clap::{Args, Subcommand};

/// Ask the access model about a world that is written down, or write one down.
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
    Check(check::CheckCommand),
    /// Explain the answers to the questions on standard input, in words: the gates, what each looked at, what decided,
    /// and the smallest changes that would flip it.
    ///
    /// Bad input ends it as it ends `check`; a question for a list is bad input here.
    Explain(explain::ExplainCommand),
    /// Write the account as it stands as such a world, on standard output.
    ///
    /// The server may run meanwhile.
    Export(export::ExportCommand),
    /// Ask each question of a file, and compare with the answer that is expected there.
    ///
    /// The first line names the world, beside the file: {"world": "world.json"}. Each further line is a question
    /// with one key more: "expect", an effect, an object with "effect" and "gate", or the ids of a list. What comes
    /// out otherwise is shown, and the exit status is 1.
    Test(test::TestCommand),
}

/// Runs the command.
pub(crate) fn run(command: AccessCommand) -> ExitCode {
    let done = match command.task {
        Task::Check(command) => check::run(&command),
        Task::Explain(command) => explain::run(&command),
        Task::Export(command) => export::run(command),
        Task::Test(command) => test::run(&command),
    };
    done.map_or_else(|stop| stop.told(), |()| ExitCode::SUCCESS)
}
