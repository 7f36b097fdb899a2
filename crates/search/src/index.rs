//! The index on the disk: opened, fed, thrown away.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::directory::error::{LockError, OpenDirectoryError};
use tantivy::indexer::{LogMergePolicy, PreparedCommit};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term};

use crate::reading::Reading;
use crate::schema::{FORMAT, Fields, WORDS, schema};
use crate::vocabulary::Vocabularies;
use crate::words::Words;
use crate::{Document, Failure};

/// Memory of the one thread that writes, in bytes.
const WRITER_MEMORY: usize = 32 << 20;

/// The index of one account, with its one writer.
///
/// Its calls block: on an async runtime they belong on a thread for such.
pub struct Index {
    pub(crate) fields: Fields,
    pub(crate) vocabularies: Vocabularies,
    reader: IndexReader,
    reading: RwLock<Arc<Reading>>,
    index: tantivy::Index,
    /// None after a failure: what a writer is worth then nobody knows, so another is opened when one is needed.
    writer: Mutex<Option<IndexWriter>>,
    reached: AtomicI64,
}

impl Index {
    /// Opens the index in a folder, which is made where it is not there. One that is damaged or of another
    /// format is thrown away: then [`Index::reached`] is 0, and it has to be fed from the beginning.
    ///
    /// # Errors
    /// [`Failure::InUse`] where another process has it open; where the folder can't be used.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let failed = |source| Failure::Folder {
            folder: folder.to_owned(),
            source,
        };
        std::fs::create_dir_all(folder).map_err(failed)?;
        match Self::open_sound(folder) {
            Ok(Some(index)) => return Ok(index),
            Ok(None) => tracing::info!("the search index is of another format and is built anew"),
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => {
                return Err(Failure::InUse {
                    folder: folder.to_owned(),
                });
            }
            Err(error) => tracing::warn!(%error, "the search index is damaged and is built anew"),
        }
        clear(folder).map_err(failed)?;
        let directory = tantivy::directory::MmapDirectory::open(folder).map_err(TantivyError::from)?;
        Ok(Self::over(
            tantivy::Index::create(directory, schema().0, tantivy::IndexSettings::default())?,
            0,
        )?)
    }

    /// `None` where it was written in another format.
    fn open_sound(folder: &Path) -> Result<Option<Self>, TantivyError> {
        let (schema, _) = schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)
            .map_err(|error: OpenDirectoryError| TantivyError::from(error))?;
        if !tantivy::Index::exists(&directory)? {
            return Self::over(
                tantivy::Index::create(directory, schema, tantivy::IndexSettings::default())?,
                0,
            )
            .map(Some);
        }
        let index = tantivy::Index::open(directory)?;
        let reached = index
            .load_metas()?
            .payload
            .map_or(Some(0), |payload| Progress::read(&payload));
        let Some(reached) = reached.filter(|_| index.schema() == schema) else {
            return Ok(None);
        };
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            return Err(TantivyError::InternalError(format!(
                "{} of its files are damaged",
                damaged.len()
            )));
        }
        Self::over(index, reached).map(Some)
    }

    fn over(index: tantivy::Index, reached: i64) -> Result<Self, TantivyError> {
        let (_, fields) = schema();
        index.tokenizers().register(WORDS, Words);
        let writer = open_writer(&index)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let vocabularies = Vocabularies::default();
        let reading = Reading::of(reader.searcher().segment_readers(), None, &vocabularies)?;
        Ok(Self {
            fields,
            vocabularies,
            reader,
            reading: RwLock::new(Arc::new(reading)),
            index,
            writer: Mutex::new(Some(writer)),
            reached: AtomicI64::new(reached),
        })
    }

    /// The number of the last journal row whose change is in it.
    pub fn reached(&self) -> i64 {
        self.reached.load(Ordering::Acquire)
    }

    /// It as it stands after its last commit.
    pub(crate) fn reading(&self) -> Arc<Reading> {
        Arc::clone(&self.reading.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes assets as they are now, in place of what it had of them, and notes that it has come to `reached`.
    /// When this returns they are found.
    ///
    /// # Errors
    /// Where it can't be written; then it is as it was, and the next call may do better.
    pub fn take(&self, documents: &[Document], reached: i64) -> Result<(), Failure> {
        self.write(reached, |writer| {
            for document in documents {
                writer.delete_term(Term::from_field_i64(self.fields.row, document.row));
                writer.add_document(document.indexed(&self.fields))?;
            }
            Ok(())
        })
    }

    /// Forgets everything, as if nothing had ever been taken: for a database that went back in time.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn start_over(&self) -> Result<(), Failure> {
        self.write(0, |writer| writer.delete_all_documents().map(drop))
    }

    /// Commits what is done with the writer, or drops it together with what it had taken: a writer that failed may
    /// be dead, and one that could not go back to its last commit ends the program when it is asked once more.
    fn write(
        &self,
        reached: i64,
        work: impl FnOnce(&mut IndexWriter) -> Result<(), TantivyError>,
    ) -> Result<(), Failure> {
        // Whoever panicked took the writer with them.
        let mut kept = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = match kept.take() {
            Some(writer) => writer,
            None => open_writer(&self.index)?,
        };
        work(&mut writer)?;
        commit(&mut writer, reached)?;
        *kept = Some(writer);
        self.reader.reload()?;
        let before = self.reading();
        let reading = Reading::of(
            self.reader.searcher().segment_readers(),
            Some(&before),
            &self.vocabularies,
        )?;
        *self.reading.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(reading);
        self.reached.store(reached, Ordering::Release);
        Ok(())
    }
}

fn open_writer(index: &tantivy::Index) -> Result<IndexWriter, TantivyError> {
    let writer: IndexWriter = index.writer_with_num_threads(1, WRITER_MEMORY)?;
    // Small commits are frequent here: each new upload is found at once.
    let mut merging = LogMergePolicy::default();
    merging.set_min_num_segments(6);
    writer.set_merge_policy(Box::new(merging));
    Ok(writer)
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("reached", &self.reached())
            .finish_non_exhaustive()
    }
}

fn commit(writer: &mut IndexWriter, reached: i64) -> Result<(), TantivyError> {
    let mut prepared: PreparedCommit<'_> = writer.prepare_commit()?;
    prepared.set_payload(&Progress(reached).to_string());
    prepared.commit()?;
    Ok(())
}

/// What a commit says of itself: its format and how far it has come.
struct Progress(i64);

impl Progress {
    fn read(payload: &str) -> Option<i64> {
        let (format, reached) = payload.split_once(' ')?;
        (format.parse() == Ok(FORMAT)).then(|| reached.parse().ok())?
    }
}

impl std::fmt::Display for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{FORMAT} {}", self.0)
    }
}

/// Removes what lies in the folder, and leaves the folder.
fn clear(folder: &Path) -> std::io::Result<()> {
    let entries: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    for path in entries {
        if path.is_dir() {
            std::fs::remove_dir_all(path)?
        } else {
            std::fs::remove_file(path)?
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Texts;
    use vitrine_model::{AssetId, Instant, Lifecycle, MediaKind};

    fn document(row: i64, title: &str) -> Document {
        Document {
            row,
            id: AssetId::from_bytes([u8::try_from(row).unwrap(); 16]),
            place: 1,
            state: Lifecycle::Live,
            added_by: 1,
            kind: MediaKind::Picture,
            orientation: None,
            size: 1,
            added_at: Instant::from_millis(row),
            taken: None,
            camera: None,
            lens: None,
            tags: vec![1],
            texts: Texts {
                title: title.to_owned(),
                ..Texts::default()
            },
        }
    }

    fn count(index: &Index) -> u64 {
        index.reader.searcher().num_docs()
    }

    #[test]
    fn it_knows_after_a_restart_how_far_it_had_come() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(index.reached(), 0);
        index.take(&[document(1, "one"), document(2, "two")], 40).unwrap();
        index.take(&[document(2, "two again")], 41).unwrap();
        drop(index);
        let index = Index::open(folder.path()).unwrap();
        assert_eq!((index.reached(), count(&index)), (41, 2));
        index.start_over().unwrap();
        assert_eq!((index.reached(), count(&index)), (0, 0));
    }

    #[test]
    fn two_processes_do_not_write_one_index() {
        let folder = tempfile::tempdir().unwrap();
        let _index = Index::open(folder.path()).unwrap();
        assert!(matches!(Index::open(folder.path()), Err(Failure::InUse { .. })));
    }

    #[test]
    fn a_failure_costs_the_index_nothing_but_its_writer() {
        let folder = tempfile::tempdir().unwrap();
        let (here, away) = (folder.path().join("index"), folder.path().join("away"));
        let index = Index::open(&here).unwrap();
        index.take(&[document(1, "one")], 40).unwrap();
        // A disk that is gone for a while: not even root writes into a folder that is not there.
        std::fs::rename(&here, &away).unwrap();
        for _ in 0..3 {
            index.take(&[document(2, "two")], 41).unwrap_err();
            index.start_over().unwrap_err();
            assert_eq!((index.reached(), count(&index)), (40, 1));
        }
        std::fs::rename(&away, &here).unwrap();
        index.take(&[document(3, "three")], 41).unwrap();
        assert_eq!(
            (index.reached(), count(&index)),
            (41, 2),
            "nothing is left of what failed"
        );
        drop(index);
        let index = Index::open(&here).unwrap();
        assert_eq!((index.reached(), count(&index)), (41, 2));
    }

    #[test]
    fn what_is_damaged_is_thrown_away() {
        let damages: [fn(&Path); 3] = [
            |folder| std::fs::write(folder.join("meta.json"), b"nonsense").unwrap(),
            |folder| {
                let mut files = std::fs::read_dir(folder)
                    .unwrap()
                    .map(|entry| entry.unwrap().path());
                let words = files
                    .find(|path| path.extension().is_some_and(|end| end == "term"))
                    .unwrap();
                let mut bytes = std::fs::read(&words).unwrap();
                bytes[0] ^= 0xff;
                std::fs::write(words, bytes).unwrap();
            },
            |folder| {
                let meta = folder.join("meta.json");
                let text = std::fs::read_to_string(&meta).unwrap();
                std::fs::write(meta, text.replace("\"2 7\"", "\"0 7\"")).unwrap();
            },
        ];
        for damage in damages {
            let folder = tempfile::tempdir().unwrap();
            let index = Index::open(folder.path()).unwrap();
            index.take(&[document(1, "one")], 7).unwrap();
            drop(index);
            damage(folder.path());
            let index = Index::open(folder.path()).unwrap();
            assert_eq!((index.reached(), count(&index)), (0, 0));
            index.take(&[document(1, "one")], 8).unwrap();
            assert_eq!((index.reached(), count(&index)), (8, 1));
        }
    }
}
