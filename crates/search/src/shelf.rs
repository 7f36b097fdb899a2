//! Where the index lies, and where another is built beside it.
//!
//! Each index has a folder of its own, and a file names the one that is in use. Another is built in the next folder
//! while the first goes on answering; naming it is one rename, so that whatever ends the program in between leaves
//! one of the two in use, whole.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::{Failure, Index};

/// The file that names the folder in use.
const CURRENT: &str = "current";

/// The folder of all indexes of one account.
#[derive(Clone, Debug)]
pub struct Shelf(PathBuf);

impl Shelf {
    /// That folder; made where it is not there, when something is opened in it.
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Opens the index in use, and clears away what was left of others.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn open(&self) -> Result<Index, Failure> {
        std::fs::create_dir_all(&self.0).map_err(self.failed())?;
        let current = self.current();
        // First of all, since only who has it open may clear anything away.
        let index = Index::open(&self.0.join(current.to_string()))?;
        self.name(current)?;
        self.clear_all_but(current)?;
        Ok(index)
    }

    /// Opens an empty index beside the one in use.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn begin(&self) -> Result<Index, Failure> {
        let folder = self.0.join(self.next().to_string());
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(self.failed())?;
        }
        Index::open(&folder)
    }

    /// Puts the one that was begun into use. What was in use before may still be read by who has it open.
    ///
    /// # Errors
    /// Where the folder can't be written; then nothing has changed.
    pub fn put_into_use(&self) -> Result<(), Failure> {
        let next = self.next();
        self.name(next)?;
        self.clear_all_but(next)
    }

    /// The number of the folder in use. Where none is named there is none, or one of an older format: the first is as
    /// good as any.
    fn current(&self) -> u64 {
        let named = std::fs::read_to_string(self.0.join(CURRENT)).ok();
        named.and_then(|name| name.trim().parse().ok()).unwrap_or(1)
    }

    fn next(&self) -> u64 {
        self.current() + 1
    }

    fn name(&self, number: u64) -> Result<(), Failure> {
        let (named, written) = (self.0.join(CURRENT), self.0.join("current.new"));
        let write = || {
            let mut file = std::fs::File::create(&written)?;
            file.write_all(number.to_string().as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&written, &named)?;
            std::fs::File::open(&self.0)?.sync_all()
        };
        if self.current() == number && named.exists() {
            return Ok(());
        }
        write().map_err(self.failed())
    }

    /// Removes every other index, and the files of one in an older format. What somebody asks for stays.
    fn clear_all_but(&self, number: u64) -> Result<(), Failure> {
        let kept = [
            number.to_string(),
            CURRENT.to_owned(),
            ASKED.to_owned(),
            REFUSED.to_owned(),
        ];
        let clear = || {
            for entry in std::fs::read_dir(&self.0)? {
                let entry = entry?;
                if kept.iter().any(|kept| entry.file_name() == kept.as_str()) {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    std::fs::remove_dir_all(entry.path())?;
                } else {
                    std::fs::remove_file(entry.path())?;
                }
            }
            Ok(())
        };
        clear().map_err(self.failed())
    }

    fn failed(&self) -> impl Fn(std::io::Error) -> Failure + '_ {
        |source| Failure::Folder {
            folder: self.0.clone(),
            source,
        }
    }
}

/// By this file the command line asks the running server for another index; it is gone when there is one.
const ASKED: &str = "rebuild";

/// In its place, why there is none.
const REFUSED: &str = "rebuild.failed";

/// How far another index is that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked, or it is done.
    Done,
    /// It is asked for, and so far.
    UnderWay(String),
    /// It could not be built.
    Failed(String),
}

impl Shelf {
    /// Asks whoever has the index open for another.
    ///
    /// # Errors
    /// Where the folder can't be written.
    pub fn ask(&self) -> Result<(), Failure> {
        drop(std::fs::remove_file(self.0.join(REFUSED)));
        std::fs::write(self.0.join(ASKED), "").map_err(self.failed())
    }

    /// Is another asked for?
    pub fn is_asked(&self) -> bool {
        self.0.join(ASKED).exists()
    }

    /// Says how far it is, to whoever asked.
    ///
    /// # Errors
    /// Where the folder can't be written.
    pub fn say(&self, how_far: &str) -> Result<(), Failure> {
        std::fs::write(self.0.join(ASKED), how_far).map_err(self.failed())
    }

    /// Says that it is in use, or why it is not, to whoever asked.
    ///
    /// # Errors
    /// Where the folder can't be written.
    pub fn answer(&self, why_not: Option<&str>) -> Result<(), Failure> {
        if let Some(why_not) = why_not {
            std::fs::write(self.0.join(REFUSED), why_not).map_err(self.failed())?;
        }
        std::fs::remove_file(self.0.join(ASKED)).map_err(self.failed())
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        if let Ok(how_far) = std::fs::read_to_string(self.0.join(ASKED)) {
            return Progress::UnderWay(how_far);
        }
        let refused = std::fs::read_to_string(self.0.join(REFUSED));
        refused.map_or(Progress::Done, Progress::Failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_index_takes_the_place_of_the_one_in_use_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path().join("index"));
        let index = shelf.open().unwrap();
        index.take(&[], 7).unwrap();
        assert!(matches!(shelf.open(), Err(Failure::InUse { .. })));
        let other = shelf.begin().unwrap();
        assert_eq!((index.reached(), other.reached()), (7, 0));
        other.take(&[], 9).unwrap();
        drop(other);
        // Ended before it was put into use: the first one is there, and nothing of the other.
        drop(index);
        let index = shelf.open().unwrap();
        assert_eq!(index.reached(), 7);
        let other = shelf.begin().unwrap();
        other.take(&[], 11).unwrap();
        shelf.put_into_use().unwrap();
        assert_eq!(index.reached(), 7, "who has it open reads on");
        drop((index, other));
        assert_eq!(shelf.open().unwrap().reached(), 11);
    }

    #[test]
    fn an_index_of_the_older_layout_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("meta.json"), "{}").unwrap();
        let shelf = Shelf::new(folder.path().to_owned());
        assert_eq!(shelf.open().unwrap().reached(), 0);
        assert!(!folder.path().join("meta.json").exists());
    }

    #[test]
    fn who_asks_is_told_how_far_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path().to_owned());
        assert_eq!(shelf.progress(), Progress::Done);
        shelf.ask().unwrap();
        assert!(shelf.is_asked());
        shelf.say("half").unwrap();
        assert_eq!(shelf.progress(), Progress::UnderWay("half".to_owned()));
        shelf.answer(Some("no room")).unwrap();
        assert_eq!(shelf.progress(), Progress::Failed("no room".to_owned()));
        shelf.ask().unwrap();
        shelf.answer(None).unwrap();
        assert_eq!(shelf.progress(), Progress::Done);
    }
}
