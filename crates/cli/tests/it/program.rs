//! Starting the program, and reading what it says.

use std::process::{Command, Stdio};

/// With those arguments, no settings of whoever runs the tests, and nothing to read.
pub(crate) fn vitrine(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitrine"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("VITRINE_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).stdin(Stdio::null());
    command
}

/// What it wrote.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Who owns the account that is made for a test, for `vitrine init`.
pub(crate) const OWNER: [&str; 10] = [
    "--account",
    "Harbour Museum",
    "--login",
    "mara",
    "--first-name",
    "Mara",
    "--last-name",
    "Lindqvist",
    "--email",
    "mara@museum.example",
];
