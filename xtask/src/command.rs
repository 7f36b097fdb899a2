//! Running other programs: inheriting the terminal, and taking them down again.

use std::path::Path;
use std::process::{Child, Command};

use crate::failure::Failure;

/// `cargo`, the one that runs us, in the checkout.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root);
    command
}

/// `npm` in a folder of the checkout.
pub(crate) fn npm(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).current_dir(folder);
    command
}

/// Runs it with our terminal and waits.
///
/// # Errors
/// Where it can't be started or does not end well.
pub(crate) fn must(command: &mut Command) -> Result<(), Failure> {
    let name = line(command);
    let status = command.status().map_err(Failure::doing(&name))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{name}` failed ({status})")))
    }
}

/// As one would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or(program.as_os_str())
            .to_string_lossy(),
    ];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    words.join(" ")
}

/// Asks a child to end, as Ctrl+C does, and waits until it has.
pub(crate) fn end(child: &mut Child) {
    // The standard library knows only the kill that nobody can answer; every shell knows the polite one.
    let asked = Command::new("sh")
        .arg("-c")
        .arg(format!("kill -TERM {}", child.id()))
        .status();
    if asked.is_err() {
        // It may be gone already, which is what was wanted.
        let _ = child.kill();
    }
    let _ = child.wait();
}
