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
                let others = tool.other_folders().iter().map(PathBuf::from);
                let all: Vec<PathBuf> = folders.iter().cloned().chain(others).collect();
                let names = tool
                    .other_names()
                    .iter()
                    .chain([&tool.executable()])
                    .copied()
                    .collect::<Vec<_>>();
                let looked_for = || {
                    names
                        .iter()
                        .flat_map(|name| all.iter().map(move |folder| folder.join(name)))
                };
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

/// What a tool is told to say its version; LibreOffice would make a folder for its settings first.
pub(super) const fn version_argument(tool: Tool) -> Option<&'static str> {
    match tool {
        Tool::Ffmpeg | Tool::Ffprobe | Tool::Magick => Some("-version"),
        Tool::Exiftool => Some("-ver"),
        Tool::Vips | Tool::Vipsheader => Some("--version"),
        Tool::Pdfinfo | Tool::Pdftoppm | Tool::Pdftotext => Some("-v"),
        Tool::Libreoffice => None,
    }
}

/// The first word of the first line with a number in it: `12.57`, or `5.1.9-0+deb12u1` of `ffmpeg version …`.
pub(super) fn version(output: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(output);
    let mut words = text.lines().next()?.split_whitespace();
    let word = words.find_map(|word| {
        let start = word.find(|character: char| character.is_ascii_digit())?;
        word.contains('.').then(|| word.get(start..)).flatten()
    })?;
    Some(word.chars().take(60).collect())
}
