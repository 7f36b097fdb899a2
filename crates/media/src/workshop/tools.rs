//! The tools of others: where they are and which they are.

use std::{
    env,
    path::{Path, PathBuf},
};

use serde::Serialize;

use crate::{Failure, Tool};

/// What is known of a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToolReport {
    /// Which.
    pub tool: Tool,
    /// Where; absent where it is not installed.
    pub path: Option<PathBuf>,
    /// What it says of itself, as in `5.1.9`; absent where it does not run in confinement.
    pub version: Option<String>,
}

/// Where the tools are.
#[derive(Debug)]
pub(super) struct Tools {
    found: Vec<(Tool, PathBuf)>,
}

impl Tools {
    /// Those that are configured, and the others where `PATH` has them.
    pub(super) fn find(configured: &[(Tool, PathBuf)]) -> Self {
        let folders: Vec<PathBuf> = env::var_os("PATH").iter().flat_map(env::split_paths).collect();
        let found = Tool::ALL
            .into_iter()
            .filter_map(|tool| {
                let told = configured
                    .iter()
                    .find(|(which, _)| *which == tool)
                    .map(|(_, path)| path.clone());
                let looked_for = || folders.iter().map(|folder| folder.join(tool.executable()));
                let path = match told {
                    Some(told) => Some(told),
                    None => looked_for().find(|path| path.is_file()),
                };
                let path = path.filter(|path| path.is_file())?;
                Some((tool, path.canonicalize().unwrap_or(path)))
            })
            .collect();
        Self { found }
    }

    pub(super) fn path(&self, tool: Tool) -> Result<&Path, Failure> {
        let found = self.found.iter().find(|(which, _)| *which == tool);
        found
            .map(|(_, path)| path.as_path())
            .ok_or(Failure::ToolMissing { tool })
    }
}

pub(super) const fn version_argument(tool: Tool) -> &'static str {
    match tool {
        Tool::Ffmpeg | Tool::Ffprobe => "-version",
        Tool::Exiftool => "-ver",
    }
}

/// `12.57`, or the third word of `ffmpeg version 5.1.9-0+deb12u1 Copyright …`.
pub(super) fn version(output: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(output);
    let mut words = text.lines().next()?.split_whitespace();
    let first = words.next()?;
    let version = words.nth(1).unwrap_or(first);
    version
        .starts_with(|c: char| c.is_ascii_alphanumeric())
        .then(|| version.chars().take(60).collect())
}
