//! `vitrine access explain`: why each answer about a world that is written down is as it is.

use std::io::{BufWriter, stdin, stdout};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use vitrine_policy::explain::Language;
use vitrine_policy::file::explain;

use super::check::{BUFFER, read, stopped};
use crate::stop::Stop;

/// The world that is asked about, and the language to explain in.
#[derive(Debug, Args)]
pub(super) struct ExplainCommand {
    /// The world, as JSON.
    #[arg(long, value_name = "WORLD.json")]
    world: PathBuf,
    /// The language to explain in.
    #[arg(long, value_enum, default_value_t = Locale::En)]
    language: Locale,
}

/// A language, by the word for it in the interface.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Locale {
    /// English.
    En,
    /// German.
    De,
}

impl From<Locale> for Language {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::En => Self::English,
            Locale::De => Self::German,
        }
    }
}

pub(super) fn run(command: &ExplainCommand) -> Result<(), Stop> {
    let text = read(&command.world)?;
    let mut questions = std::io::BufReader::with_capacity(BUFFER, stdin().lock());
    let mut explanations = BufWriter::with_capacity(BUFFER, stdout().lock());
    let file = command.world.display().to_string();
    let language = command.language.into();
    explain(&file, &text, &mut questions, &mut explanations, language).or_else(stopped)
}
