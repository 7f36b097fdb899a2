//! What lies in the folder that is imported.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use vitrine_model::{FileName, Name};
use walkdir::{DirEntry, WalkDir};

use crate::stop::Stop;

/// Everything that was found, by paths below the folder itself.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The folder itself.
    pub(super) root: PathBuf,
    /// Folders with a file in or below them, each after the one above it.
    pub(super) folders: Vec<PathBuf>,
    /// What is to be brought in.
    pub(super) files: Vec<Found>,
    /// What is not, and why.
    pub(super) skipped: Vec<(PathBuf, Skipped)>,
}

/// A file to be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Below the folder that is imported.
    pub(super) path: PathBuf,
    /// Bytes.
    pub(super) size: u64,
    /// Milliseconds of Unix time.
    pub(super) modified: i64,
    /// The file that describes it, below the folder that is imported.
    pub(super) sidecar: Option<PathBuf>,
}

/// Why something is not brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Skipped {
    Hidden,
    Link,
    NoFile,
    Name(String),
    Unreadable(String),
    SidecarAlone,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hidden => f.write_str("hidden, or a system's own"),
            Self::Link => f.write_str("a link; what it leads to is not followed"),
            Self::NoFile => f.write_str("neither a file nor a folder"),
            Self::Name(why) => write!(f, "its name can't be kept: {why}"),
            Self::Unreadable(why) => write!(f, "it can't be read: {why}"),
            Self::SidecarAlone => f.write_str("a sidecar without the file that it describes"),
        }
    }
}

impl Walked {
    /// Walks through it, in the order of names.
    pub(super) fn of(root: &Path) -> Result<Self, Stop> {
        let bad = |error: &dyn fmt::Display| {
            Stop::bad_input(format!("`{}` can't be imported: {error}", root.display()))
        };
        let root = root.canonicalize().map_err(|error| bad(&error))?;
        if !root.is_dir() {
            return Err(bad(&"it is no folder"));
        }
        let mut walked = Self {
            root,
            ..Self::default()
        };
        let mut sidecars = BTreeSet::new();
        let mut entries = WalkDir::new(&walked.root)
            .min_depth(1)
            .follow_links(false)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if !walked.take(&entry, &mut sidecars) && entry.file_type().is_dir() => {
                    entries.skip_current_dir();
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(&walked.root).to_owned();
                    walked.skip(&path, Skipped::Unreadable(error.to_string()));
                }
            }
        }
        walked.pair(sidecars);
        walked.folders = walked.folders_of_files();
        Ok(walked)
    }

    /// Is it taken, or looked into?
    fn take(&mut self, entry: &DirEntry, sidecars: &mut BTreeSet<PathBuf>) -> bool {
        let kind = entry.file_type();
        let skipped = match entry.file_name().to_str() {
            None => Some(Skipped::Name("it is no Unicode text".to_owned())),
            Some(name) if is_hidden(name) => Some(Skipped::Hidden),
            Some(_) if kind.is_symlink() => Some(Skipped::Link),
            Some(name) if kind.is_dir() => ill_formed(Name::parse(name)),
            Some(_) if !kind.is_file() => Some(Skipped::NoFile),
            Some(name) => ill_formed(FileName::parse(name)),
        };
        if let Some(skipped) = skipped {
            self.skip(entry.path(), skipped);
            return false;
        }
        if kind.is_dir() {
            return true;
        }
        let path = self.below(entry.path());
        if path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xmp"))
        {
            sidecars.insert(path);
            return true;
        }
        match entry.metadata() {
            Ok(metadata) => self.files.push(Found {
                path,
                size: metadata.len(),
                modified: modified(&metadata),
                sidecar: None,
            }),
            Err(error) => self.skip(entry.path(), Skipped::Unreadable(error.to_string())),
        }
        true
    }

    /// Gives each file its sidecar: `quay.jpg.xmp` before `quay.xmp`, which describes every `quay` beside it.
    fn pair(&mut self, sidecars: BTreeSet<PathBuf>) {
        let by_folded: BTreeMap<String, PathBuf> = sidecars
            .iter()
            .map(|path| (path.to_string_lossy().to_lowercase(), path.clone()))
            .collect();
        let mut used = BTreeSet::new();
        for file in &mut self.files {
            let whole = format!("{}.xmp", file.path.to_string_lossy());
            let stem = file.path.with_extension("xmp");
            let found = [whole, stem.to_string_lossy().into_owned()]
                .iter()
                .find_map(|path| by_folded.get(&path.to_lowercase()).cloned());
            used.extend(found.clone());
            file.sidecar = found;
        }
        for alone in sidecars.difference(&used) {
            self.skipped.push((alone.clone(), Skipped::SidecarAlone));
        }
    }

    fn folders_of_files(&self) -> Vec<PathBuf> {
        let folders: BTreeSet<PathBuf> = self
            .files
            .iter()
            .flat_map(|file| file.path.ancestors().skip(1))
            .filter(|folder| !folder.as_os_str().is_empty())
            .map(Path::to_owned)
            .collect();
        // A folder is a beginning of what lies below it, and so stands before it.
        folders.into_iter().collect()
    }

    fn skip(&mut self, path: &Path, why: Skipped) {
        let path = self.below(path);
        self.skipped.push((path, why));
    }

    fn below(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
        || [
            "thumbs.db",
            "desktop.ini",
            "ehthumbs.db",
            "$recycle.bin",
            "__macosx",
        ]
        .contains(&name.to_lowercase().as_str())
}

fn ill_formed<T>(parsed: Result<T, vitrine_model::IllFormedName>) -> Option<Skipped> {
    parsed.err().map(|error| Skipped::Name(error.to_string()))
}

/// 0 where the file system does not tell.
fn modified(metadata: &Metadata) -> i64 {
    let since = metadata
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lay(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, file).unwrap();
        }
        folder
    }

    fn texts<'a>(paths: impl Iterator<Item = &'a PathBuf>) -> Vec<&'a str> {
        paths.map(|path| path.to_str().unwrap()).collect()
    }

    #[test]
    fn files_and_their_folders_are_found_and_systems_own_are_not() {
        let folder = lay(&[
            "b/c/2.jpg",
            "a.txt",
            "b/.DS_Store",
            "b/Thumbs.db",
            ".git/config",
            "b/c/1.jpg",
        ]);
        std::fs::create_dir(folder.path().join("empty")).unwrap();
        std::os::unix::fs::symlink("/etc", folder.path().join("link")).unwrap();
        let walked = Walked::of(folder.path()).unwrap();
        assert_eq!(
            texts(walked.files.iter().map(|file| &file.path)),
            ["a.txt", "b/c/1.jpg", "b/c/2.jpg"]
        );
        assert_eq!(texts(walked.folders.iter()), ["b", "b/c"]);
        let skipped = texts(walked.skipped.iter().map(|(path, _)| path));
        assert_eq!(skipped, [".git", "b/.DS_Store", "b/Thumbs.db", "link"]);
    }

    #[test]
    fn a_sidecar_describes_its_file_or_all_of_its_stem() {
        let folder = lay(&["a.jpg", "a.jpg.XMP", "a.nef", "a.xmp", "b.xmp", "c.mp4"]);
        let walked = Walked::of(folder.path()).unwrap();
        let pairs: Vec<_> = walked
            .files
            .iter()
            .map(|file| {
                (
                    file.path.to_str().unwrap(),
                    file.sidecar.as_deref().and_then(Path::to_str),
                )
            })
            .collect();
        assert_eq!(
            pairs,
            [
                ("a.jpg", Some("a.jpg.XMP")),
                ("a.nef", Some("a.xmp")),
                ("c.mp4", None)
            ]
        );
        assert_eq!(walked.skipped, [(PathBuf::from("b.xmp"), Skipped::SidecarAlone)]);
    }
}
