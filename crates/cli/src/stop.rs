//! Why a command ends early: one clear line, and the status that a script can tell.

use std::error::Error;
use std::fmt;
use std::io::Write as _;
use std::process::ExitCode;

/// What was asked can't be done: bad input, as clap's own.
const BAD_INPUT: u8 = 2;

/// It could have been done, and failed.
const FAILED: u8 = 1;

/// The end of a command.
#[derive(Debug)]
pub(crate) struct Stop {
    status: u8,
    line: String,
    said_by: SaidBy,
}

/// How the line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SaidBy {
    /// With the program's name.
    Program,
    /// With the file that it speaks of.
    File,
}

impl Stop {
    /// For what was typed or configured wrongly.
    pub(crate) fn bad_input(line: impl Into<String>) -> Self {
        Self {
            status: BAD_INPUT,
            line: line.into(),
            said_by: SaidBy::Program,
        }
    }

    /// For what stands wrongly in a file, which the line begins with.
    pub(crate) fn plainly_bad_input(line: impl Into<String>) -> Self {
        Self {
            said_by: SaidBy::File,
            ..Self::bad_input(line)
        }
    }

    /// For what went wrong.
    pub(crate) fn failed(line: impl Into<String>) -> Self {
        Self {
            status: FAILED,
            line: line.into(),
            said_by: SaidBy::Program,
        }
    }

    /// For what went wrong, with its causes.
    pub(crate) fn because(doing: &str, error: &(dyn Error + 'static)) -> Self {
        Self::failed(format!("{doing}: {}", causes(error)))
    }

    /// Writes the line, and gives the status.
    pub(crate) fn told(self) -> ExitCode {
        let line = match self.said_by {
            SaidBy::Program => format!("vitrine: {}", self.line),
            SaidBy::File => self.line,
        };
        // Nobody is left to be told where standard error is closed.
        let _ = writeln!(std::io::stderr(), "{line}");
        ExitCode::from(self.status)
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// An error and what lies below it, on one line.
pub(crate) fn causes(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        // Some errors repeat their cause in their own words.
        let said = cause.to_string();
        if !text.ends_with(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        below = cause.source();
    }
    text
}

impl From<vitrine_server::config::BadConfig> for Stop {
    fn from(error: vitrine_server::config::BadConfig) -> Self {
        Self::bad_input(causes(&error))
    }
}

impl From<vitrine_store::Failure> for Stop {
    fn from(failure: vitrine_store::Failure) -> Self {
        Self::failed(causes(&failure))
    }
}
