//! What lies in the file store, object by object, whoever put it there.

use std::path::{Path as FilePath, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use futures_util::{Stream, TryStreamExt, future};
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStoreExt};
use vitrine_model::{BlobHash, Instant};

use super::Blobs;
use crate::Failure;

/// How many objects are looked at together.
const TOGETHER: usize = 500;

/// An object of the file store.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) path: String,
    pub(crate) size: u64,
    pub(crate) is: Is,
    /// When it was last written.
    touched: Instant,
}

/// What an object is, by where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Is {
    /// A file that is being written, or was: no row ever names it.
    Aside,
    /// A piece of an upload.
    Part,
    /// A file.
    File(BlobHash),
}

/// How many objects, and how large all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub objects: u64,
    /// Bytes.
    pub bytes: u64,
}

impl Amount {
    pub(crate) const fn add(&mut self, bytes: u64) {
        self.objects += 1;
        self.bytes += bytes;
    }
}

impl Object {
    /// `None` for what Vitrine did not put there.
    fn of(meta: &ObjectMeta) -> Option<Self> {
        let path = meta.location.as_ref();
        let (folder, rest) = path.split_once('/')?;
        let is = match folder {
            "aside" => Is::Aside,
            "uploads" => Is::Part,
            "files" => Is::File(rest.rsplit('/').next()?.parse().ok()?),
            _ => return None,
        };
        Some(Self {
            path: path.to_owned(),
            size: meta.size,
            is,
            touched: touched(meta),
        })
    }

    pub(crate) fn is_older_than(&self, instant: Instant) -> bool {
        self.touched < instant
    }
}

fn touched(meta: &ObjectMeta) -> Instant {
    Instant::from_millis(meta.last_modified.timestamp_millis())
}

impl Blobs {
    /// Every object there is, some at a time.
    pub(crate) fn objects(&self) -> impl Stream<Item = Result<Vec<Object>, Failure>> + Send {
        self.store
            .list(None)
            .try_filter_map(|meta| future::ready(Ok(Object::of(&meta))))
            .try_chunks(TOGETHER)
            .map_err(|broken_off| broken_off.1.into())
    }

    /// Drops the object, if it is still as old as that: one that was written anew meanwhile is another.
    pub(crate) async fn drop_older(&self, object: &Object, than: Instant) -> Result<bool, Failure> {
        let path = Path::from(object.path.as_str());
        let dropped = match self.store.head(&path).await {
            Ok(meta) if touched(&meta) < than => self.store.delete(&path).await,
            Ok(_) => return Ok(false),
            Err(error) => Err(error),
        };
        match dropped {
            Ok(()) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Drops what a local folder holds beside objects: files that were being written when the program was ended,
    /// and folders of uploads with nothing left in them.
    pub(crate) async fn drop_unfinished(&self, older_than: Instant) -> Result<Amount, Failure> {
        let Some(folder) = self.folder.clone() else {
            return Ok(Amount::default());
        };
        let sweep = move || {
            let mut amount = Amount::default();
            for part in ["aside", "uploads", "files"] {
                sweep_folder(&folder.join(part), older_than, &mut amount)?;
            }
            Ok(amount)
        };
        let broken_off = |error: std::io::Error| Failure::BrokenOff(Box::new(error));
        tokio::task::spawn_blocking(sweep)
            .await
            .map_err(|error| Failure::BrokenOff(Box::new(error)))?
            .map_err(broken_off)
    }
}

/// Was the file or folder last changed before that instant? A time beyond all instants is not.
///
/// # Errors
/// Where the file system keeps no such time.
pub fn changed_before(meta: &std::fs::Metadata, instant: Instant) -> std::io::Result<bool> {
    let changed = meta
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    Ok(i64::try_from(changed.as_millis()).is_ok_and(|millis| millis < instant.millis()))
}

fn sweep_folder(folder: &FilePath, older_than: Instant, amount: &mut Amount) -> std::io::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let path: PathBuf = entry?.path();
        // What is gone by now was somebody's to drop.
        let Ok(meta) = path.symlink_metadata() else {
            continue;
        };
        let old = changed_before(&meta, older_than)?;
        if meta.is_dir() {
            sweep_folder(&path, older_than, amount)?;
            // One that is not empty stays: it can't be removed so.
            if old {
                drop(std::fs::remove_dir(&path));
            }
        } else if old && is_unfinished(&path) && std::fs::remove_file(&path).is_ok() {
            amount.add(meta.len());
        }
    }
    Ok(())
}

/// The local store writes `name#1`, and then gives it its name.
fn is_unfinished(path: &FilePath) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.rsplit_once('#')
        .is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
