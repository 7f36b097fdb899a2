//! What an import has done so far, a line for each step: so that it can be carried on.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::walk::Found;
use crate::stop::Stop;
use crate::visitor::Site;

/// What was done with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    /// It is being uploaded, there.
    Begun(String),
    /// It is in, as that asset; its sidecar is still to be read.
    Uploaded(String),
    /// Nothing is left to do.
    Done(String),
}

/// A line: a file as it was, and what was done with it.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    path: PathBuf,
    size: u64,
    modified: i64,
    step: Step,
}

/// The notes of one import.
#[derive(Debug)]
pub(super) struct Notes {
    known: HashMap<PathBuf, Line>,
    file: Option<File>,
}

impl Notes {
    /// Reads them; there are none where the file is not there.
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(unusable(path, &error)),
        };
        let mut known = HashMap::new();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            match serde_json::from_str::<Line>(line) {
                Ok(line) => {
                    known.insert(line.path.clone(), line);
                }
                // The last one may have been cut off with the program.
                Err(_) if at + 1 == lines.len() => {}
                Err(error) => {
                    return Err(Stop::bad_input(format!(
                        "line {} of `{}` is no note of an import ({error}): name another file with --state",
                        at + 1,
                        path.display()
                    )));
                }
            }
        }
        Ok(Self { known, file: None })
    }

    /// Reads them, and goes on writing.
    pub(super) fn open(path: &Path) -> Result<Self, Stop> {
        let mut notes = Self::read(path)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| unusable(path, &error))?;
        }
        let begun = || -> std::io::Result<File> {
            let file = OpenOptions::new().create(true).append(true).open(path)?;
            // A line that was cut off with the program is not gone on with.
            let whole = std::fs::read(path)?.iter().rposition(|byte| *byte == b'\n');
            file.set_len(whole.map_or(0, |at| at as u64 + 1))?;
            Ok(file)
        };
        notes.file = Some(begun().map_err(|error| unusable(path, &error))?);
        Ok(notes)
    }

    /// What was done with the file as it is now; one that was changed since is another.
    pub(super) fn of(&self, file: &Found) -> Option<&Step> {
        let line = self.known.get(&file.path)?;
        (line.size == file.size && line.modified == file.modified).then_some(&line.step)
    }

    /// The asset that the file became.
    pub(super) fn asset_of(&self, file: &Found) -> Option<&str> {
        match self.of(file)? {
            Step::Done(asset) | Step::Uploaded(asset) => Some(asset),
            Step::Begun(_) => None,
        }
    }

    /// Notes a step.
    pub(super) fn add(&mut self, file: &Found, step: Step) -> std::io::Result<()> {
        let line = Line {
            path: file.path.clone(),
            size: file.size,
            modified: file.modified,
            step,
        };
        if let Some(written) = &mut self.file {
            let mut text = serde_json::to_string(&line)?;
            text.push('\n');
            written.write_all(text.as_bytes())?;
        }
        self.known.insert(line.path.clone(), line);
        Ok(())
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> Stop {
    Stop::failed(format!(
        "what was imported can't be noted in `{}`: {error}",
        path.display()
    ))
}

/// Where notes are kept unless somebody says otherwise: one file for each server, folder and library folder.
pub(super) fn default_path(site: &Site, into: &str, from: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    (site.address, into, from).hash(&mut hasher);
    let named = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let state = named("XDG_STATE_HOME").or_else(|| Some(named("HOME")?.join(".local/state")));
    let folder = state.unwrap_or_else(|| PathBuf::from(".")).join("vitrine");
    folder.join(format!("import-{:016x}.jsonl", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, size: u64) -> Found {
        Found {
            path: path.into(),
            size,
            modified: 7,
            sidecar: None,
        }
    }

    #[test]
    fn the_last_step_counts_for_the_file_as_it_was_and_a_cut_off_line_for_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/notes.jsonl");
        let file = found("a/b.jpg", 3);
        let mut notes = Notes::open(&path).unwrap();
        notes.add(&file, Step::Begun("/u".to_owned())).unwrap();
        notes.add(&file, Step::Done("id".to_owned())).unwrap();
        std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap()
            .write_all(b"{\"path\":\"x")
            .unwrap();
        let read = Notes::read(&path).unwrap();
        assert_eq!(read.asset_of(&file), Some("id"));
        assert_eq!(read.of(&found("a/b.jpg", 4)), None);
        let mut again = Notes::open(&path).unwrap();
        again.add(&found("c", 1), Step::Done("other".to_owned())).unwrap();
        let carried_on = Notes::read(&path).unwrap();
        assert_eq!(
            (carried_on.asset_of(&file), carried_on.asset_of(&found("c", 1))),
            (Some("id"), Some("other"))
        );
        std::fs::write(&path, "nonsense\n\n").unwrap();
        assert!(
            Notes::read(&path).is_err(),
            "a file of something else is not written into"
        );
    }
}
