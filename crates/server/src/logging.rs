//! The log: lines for people or JSON objects for programs, on standard error.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

use crate::config::{Config, LogFormat};

/// Begins to write the log. A second log in one process is not begun; the first goes on.
///
/// # Errors
/// Where `log_level` is no filter.
pub fn begin(config: &Config) -> Result<(), ParseError> {
    let filter = EnvFilter::try_new(&config.log_level)?;
    // Colours are for people at a terminal; in a file they are noise.
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    let _already_begun = match config.log_format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
    Ok(())
}
