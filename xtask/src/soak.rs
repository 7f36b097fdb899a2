//! `./x soak`: the long tests. They are `#[ignore]`d in an ordinary run, and read `VITRINE_SOAK` for how many
//! rounds they go.

use std::process::ExitCode;

use crate::command::{cargo, must};
use crate::failure::Failure;
use crate::tree;

/// Runs every test, the long ones too, with many more rounds. Arguments go to nextest, to name a few tests.
pub(crate) fn soak(arguments: &[String]) -> Result<ExitCode, Failure> {
    let root = tree::root();
    let mut command = cargo(
        &root,
        &[
            "nextest",
            "run",
            "--workspace",
            "--profile",
            "soak",
            "--run-ignored",
            "all",
        ],
    );
    command.env("VITRINE_SOAK", "1").args(arguments);
    must(&mut command)?;
    Ok(ExitCode::SUCCESS)
}
