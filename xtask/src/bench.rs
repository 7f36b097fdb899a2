//! `./x bench`: the measurements of `bench/`, each side by side with what it is compared to.

use std::process::ExitCode;

use crate::command::{cargo, must, npm};
use crate::failure::Failure;
use crate::{tree, ui};

/// The measurements, in the order in which they run.
const MEASUREMENTS: &[&str] = &["access-change", "access-decide", "grid", "previews", "search"];

/// Runs those named, or all of them. Their numbers go to the terminal; none is a test.
pub(crate) fn bench(names: &[String]) -> Result<ExitCode, Failure> {
    let root = tree::root();
    if let Some(unknown) = names.iter().find(|name| !MEASUREMENTS.contains(&name.as_str())) {
        let known = MEASUREMENTS.join(", ");
        return Err(Failure::new(format!(
            "there is no measurement `{unknown}`; there are {known}"
        )));
    }
    for name in MEASUREMENTS {
        if names.is_empty() || names.iter().any(|named| named == name) {
            println!("▸ {name}");
            match *name {
                // One of those that it is compared to comes from there.
                "previews" => must(&mut npm(&root.join("bench/previews/sharp"), &["ci", "--silent"]))?,
                // A server that is built for release carries the pages.
                "search" => ui::build(&root)?,
                "grid" => {
                    ui::build(&root)?;
                    // Its browser is driven from there.
                    ui::install(&root.join("e2e"))?;
                }
                _ => {}
            }
            must(&mut cargo(
                &root,
                &[
                    "run",
                    "--release",
                    "--quiet",
                    "--manifest-path",
                    "bench/Cargo.toml",
                    "--bin",
                    name,
                ],
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
