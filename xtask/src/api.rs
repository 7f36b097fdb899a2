//! `web/openapi.json`, printed by the program, and the client's types, made from it: kept in the repository, and
//! never written by hand. That the types are those of the description is looked at with the UI's other checks.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use crate::command::{must, npm};
use crate::failure::Failure;
use crate::{run, tree, ui};

const DESCRIPTION: &str = "web/openapi.json";

/// Writes the description and the types anew.
pub(crate) fn regenerate() -> Result<ExitCode, Failure> {
    let root = tree::root();
    run::build(&root)?;
    fs::write(root.join(DESCRIPTION), print(&root)?).map_err(Failure::doing(DESCRIPTION))?;
    let web = root.join("web");
    ui::install(&web)?;
    must(&mut npm(&web, &["run", "--silent", "api"]))?;
    println!("{DESCRIPTION} and its types are as the program says");
    Ok(ExitCode::SUCCESS)
}

/// Fails where the description in the repository differs from what the program says.
pub(crate) fn check(root: &Path) -> Result<(), Failure> {
    let kept = fs::read_to_string(root.join(DESCRIPTION)).map_err(Failure::doing(DESCRIPTION))?;
    if kept == print(root)? {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{DESCRIPTION} is not what `vitrine openapi` prints: run `./x api`"
        )))
    }
}

fn print(root: &Path) -> Result<String, Failure> {
    let printed = Command::new(tree::program(root))
        .arg("openapi")
        .stderr(Stdio::inherit())
        .output()
        .map_err(Failure::doing("`vitrine openapi`"))?;
    if !printed.status.success() {
        return Err(Failure::new("`vitrine openapi` failed"));
    }
    String::from_utf8(printed.stdout)
        .map_err(|_| Failure::new("`vitrine openapi` printed something else than text"))
}
