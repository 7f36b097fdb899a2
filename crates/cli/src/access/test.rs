//! `vitrine access test`: an administrator's tests of their own access rules.

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use vitrine_policy::file::{CheckFailure, Tested, WorldFile, test, world_of};

use super::check::{read, stopped};
use crate::stop::Stop;

/// The file of questions and expected answers.
#[derive(Debug, Args)]
pub(super) struct TestCommand {
    /// The questions, one JSON object a line; the first line names the world.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Ask about this world instead of the one that the file names: an export of today, say.
    #[arg(long, value_name = "WORLD.json")]
    world: Option<PathBuf>,
}

pub(super) fn run(command: &TestCommand) -> Result<(), Stop> {
    let file = command.file.display().to_string();
    let text = read(&command.file)?;
    let named = world_of(&file, text.lines().next().unwrap_or_default())
        .map_err(|bad| Stop::plainly_bad_input(bad.to_string()))?;
    let beside = command.file.parent().unwrap_or(Path::new("."));
    let path = command.world.clone().unwrap_or_else(|| beside.join(named));
    let world = WorldFile::read(&path.display().to_string(), &read(&path)?)
        .map_err(|bad| Stop::plainly_bad_input(bad.to_string()))?;
    let tested = match test(&file, &world, &mut text.as_bytes()) {
        Ok(tested) => tested,
        Err(failure) => return stopped(failure),
    };
    say(&tested, &mut stdout().lock())
        .map_err(CheckFailure::Stream)
        .or_else(stopped)?;
    match tested.differences.len() {
        0 => Ok(()),
        1 => Err(Stop::failed("1 answer is not as expected")),
        more => Err(Stop::failed(format!("{more} answers are not as expected"))),
    }
}

fn say(tested: &Tested, to: &mut impl Write) -> std::io::Result<()> {
    for difference in &tested.differences {
        writeln!(to, "{difference}\n")?;
    }
    let as_expected = tested.asked - tested.differences.len() as u64;
    writeln!(to, "{as_expected} of {} as expected", tested.asked)
}
