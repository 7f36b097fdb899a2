//! The checkout: where it is, and which files belong to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;

/// The folder that holds `Cargo.toml` of the workspace.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// A text file of the tree, with its path from the root, parts joined by `/`.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every file that git keeps or would keep: what is ignored is not part of the tree.
pub(crate) fn paths(root: &Path) -> Result<Vec<String>, Failure> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .map_err(Failure::doing("`git ls-files`"))?;
    if !listed.status.success() {
        return Err(Failure::new(
            "`git ls-files` failed: is this a checkout made by git?",
        ));
    }
    let mut paths: Vec<String> = String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter(|path| !path.is_empty() && root.join(path).is_file())
        .map(str::to_owned)
        .collect();
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Every text file of the tree; pictures and the like are left out.
pub(crate) fn sources(root: &Path) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in paths(root)? {
        let bytes = fs::read(root.join(&path)).map_err(Failure::doing(&path))?;
        if let Ok(text) = String::from_utf8(bytes) {
            sources.push(Source { path, text });
        }
    }
    Ok(sources)
}

/// The folder that cargo builds into, wherever its settings say: it put this program there as well.
pub(crate) fn target(root: &Path) -> PathBuf {
    let own = std::env::current_exe().ok();
    let folder = own.as_deref().and_then(Path::parent).and_then(Path::parent);
    folder.map_or_else(|| root.join("target"), Path::to_path_buf)
}

/// The program as `cargo build` leaves it.
pub(crate) fn program(root: &Path) -> PathBuf {
    built(root, "vitrine")
}

/// A program of the workspace as `cargo build` leaves it.
pub(crate) fn built(root: &Path, name: &str) -> PathBuf {
    target(root).join("debug").join(name)
}
