//! `./x soak`: the long tests, then the mutants. Long tests are `#[ignore]`d in an ordinary run, and read `VITRINE_SOAK`
//! for how many rounds they go; random worlds read `VITRINE_WORLDS`, the fuzzers `BOLERO_RANDOM_ITERATIONS`.

use std::process::ExitCode;

use crate::command::{cargo, must};
use crate::failure::Failure;
use crate::{mutants, tree};

/// How much longer than in an ordinary run, unless the environment says so.
const LENGTHS: &[(&str, &str)] = &[
    ("VITRINE_SOAK", "1"),
    // Twenty million decisions by both evaluators, and a million by Cedar.
    ("VITRINE_WORLDS", "20"),
    ("BOLERO_RANDOM_ITERATIONS", "200000"),
];

/// Runs every test, the long ones too, with many more rounds, then changes the rules one by one to see that the tests
/// notice. Arguments go to nextest, to name a few tests; `mutants` as the first of them leaves the tests out, and what
/// comes after it goes to cargo-mutants; `media` shows what becomes of the files in the folders that follow.
pub(crate) fn soak(arguments: &[String]) -> Result<ExitCode, Failure> {
    let root = tree::root();
    if let [first, rest @ ..] = arguments
        && first == "mutants"
    {
        return mutants::run(&root, rest);
    }
    if let [first, folders @ ..] = arguments
        && first == "media"
    {
        let looks = [
            "run",
            "--release",
            "--package",
            "vitrine-media",
            "--example",
            "collection",
            "--",
        ];
        must(cargo(&root, &looks).args(folders))?;
        return Ok(ExitCode::SUCCESS);
    }
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
    for (variable, value) in LENGTHS {
        if std::env::var_os(variable).is_none() {
            command.env(variable, value);
        }
    }
    must(command.args(arguments))?;
    if arguments.is_empty() {
        mutants::run(&root, &[])
    } else {
        Ok(ExitCode::SUCCESS)
    }
}
