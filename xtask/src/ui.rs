//! The web UI: installed when its lock changed, built when anything in `web/` did.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::command::{must, npm};
use crate::failure::Failure;

/// Runs `npm ci` in the folder unless what is installed came from this very lock.
pub(crate) fn install(folder: &Path) -> Result<(), Failure> {
    let lock = fs::read(folder.join("package-lock.json")).map_err(Failure::doing("package-lock.json"))?;
    let stamp = folder.join("node_modules/.vitrine-lock");
    let wanted = digest([lock.as_slice()]);
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("▸ bringing the libraries of {}/ (npm ci)", folder_name(folder));
    let mut command = npm(folder, &["ci", "--no-audit", "--no-fund"]);
    // The browser of the system is used; it must not fetch one of its own.
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    must(&mut command)?;
    fs::write(&stamp, wanted).map_err(Failure::doing(stamp.display()))
}

/// Builds `web/dist` unless it was built from these very files.
pub(crate) fn build(root: &Path) -> Result<(), Failure> {
    let web = root.join("web");
    let wanted = inputs(root)?;
    let stamp = web.join("dist/.stamp");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    install(&web)?;
    println!("▸ building the UI (npm run build)");
    must(&mut npm(&web, &["run", "--silent", "build"]))?;
    fs::write(&stamp, wanted).map_err(Failure::doing(stamp.display()))
}

/// A digest of everything that the UI is built from.
fn inputs(root: &Path) -> Result<String, Failure> {
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for path in crate::tree::paths(root)? {
        if path.starts_with("web/") {
            parts.push(fs::read(root.join(&path)).map_err(Failure::doing(&path))?);
            parts.push(path.into_bytes());
        }
    }
    Ok(digest(parts.iter().map(Vec::as_slice)))
}

fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    // No secret and no adversary: it only has to notice an edit.
    let mut hasher = DefaultHasher::new();
    for part in parts {
        part.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn folder_name(folder: &Path) -> String {
    let name: PathBuf = folder.file_name().unwrap_or_default().into();
    name.display().to_string()
}
