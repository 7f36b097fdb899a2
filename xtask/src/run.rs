//! `./x run`: from a checkout to an address that can be opened.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::command::{cargo, must};
use crate::failure::Failure;
use crate::{tree, ui};

/// Builds what changed, then becomes the server, so that Ctrl+C and every other signal reach it directly.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode, Failure> {
    let root = tree::root();
    ui::build(&root)?;
    build(&root)?;
    let mut server = Command::new(tree::program(&root));
    // The people and their password shall stay in sight. Who wants to see each request says so.
    if std::env::var_os("VITRINE_LOG_LEVEL").is_none() {
        server.env("VITRINE_LOG_LEVEL", "warn");
    }
    server
        .arg("serve")
        .arg("--demo")
        .args(with_data(&root, arguments));
    let refused = server.exec();
    Err(Failure::doing(tree::program(&root).display())(refused))
}

/// Builds the program. The profile is `dev`: its dependencies are optimised, our own code is not, and from a
/// fresh checkout to the first page it takes less than half the time of `release`.
pub(crate) fn build(root: &Path) -> Result<(), Failure> {
    println!("▸ building the program (the first time takes a few minutes)");
    let mut command = cargo(root, &["build", "--package", "vitrine"]);
    if std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_PROGRESS_WHEN", "auto");
    }
    must(&mut command)
}

/// The arguments for the server; without `--data` it keeps its library in `data/` of the checkout, whichever
/// folder `x` was called from.
pub(crate) fn with_data(root: &Path, arguments: &[String]) -> Vec<OsString> {
    let mut all: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let given = arguments
        .iter()
        .any(|argument| argument == "--data" || argument.starts_with("--data="));
    if !given {
        all.push("--data".into());
        all.push(root.join("data").into());
    }
    all
}
