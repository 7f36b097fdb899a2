//! Bytes, kept once under their BLAKE3 hash.
//!
//! What is joined is written aside, flushed and then published under its hash; the row that names it comes
//! after. A stored file is never changed in place. What is here without a row is only [litter](crate::litter).

mod objects;

use std::ops::Range;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt, PutPayload, WriteMultipart};
use tokio::io::AsyncReadExt as _;
use vitrine_model::{BlobHash, IdSource, UploadId};

use crate::Failure;

pub use objects::{Amount, changed_before};
pub(crate) use objects::{Is, Object};

/// How much is read, hashed and written at a time, in bytes.
const PIECE: usize = 8 * 1024 * 1024;

/// Bytes that are kept, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    pub(crate) hash: BlobHash,
    pub(crate) size: u64,
}

impl Stored {
    /// How many bytes.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// A strong validator: the same for the same bytes only.
    pub fn etag(&self) -> String {
        let text = self.hash.to_string();
        format!("\"{}\"", &text[..32])
    }
}

/// A piece of an upload in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The position of its first byte in the file.
    pub position: u64,
    /// How many bytes.
    pub size: u64,
    pub(crate) object: String,
}

/// The account's files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
}

impl Blobs {
    /// In a local folder, which is made where it is not there. Every file is flushed before it counts.
    ///
    /// # Errors
    /// Where the folder can't be made or opened.
    pub fn in_folder(folder: &FilePath) -> Result<Self, Failure> {
        std::fs::create_dir_all(folder).map_err(|error| {
            Failure::Blob(object_store::Error::Generic {
                store: "local folder",
                source: Box::new(error),
            })
        })?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            folder: Some(folder.to_owned()),
        })
    }

    /// In any object store that flushes before it answers.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, folder: None }
    }

    /// Keeps a piece of an upload. When this returns it has been flushed.
    ///
    /// # Errors
    /// [`Failure::Full`] or [`Failure::Blob`].
    pub async fn keep_part(
        &self,
        ids: &dyn IdSource,
        now: vitrine_model::Instant,
        upload: UploadId,
        position: u64,
        bytes: Bytes,
    ) -> Result<Part, Failure> {
        // A name of its own: two requests that write at one position never share an object.
        let object = format!("uploads/{upload}/{position}-{}", ids.uuid(now));
        let size = bytes.len() as u64;
        self.store
            .put(&Path::from(object.as_str()), PutPayload::from_bytes(bytes))
            .await?;
        Ok(Part {
            position,
            size,
            object,
        })
    }

    /// Joins the parts to one file and publishes it under its hash.
    ///
    /// # Errors
    /// [`Failure::Full`] or [`Failure::Blob`]; then nothing was published.
    pub async fn join(
        &self,
        ids: &dyn IdSource,
        now: vitrine_model::Instant,
        parts: &[Part],
    ) -> Result<Stored, Failure> {
        let store = Arc::clone(&self.store);
        let parts: Vec<Path> = parts
            .iter()
            .map(|part| Path::from(part.object.as_str()))
            .collect();
        let bytes = futures_util::stream::iter(parts)
            .then(move |path| {
                let store = Arc::clone(&store);
                async move { store.get(&path).await.map(|found| found.into_stream()) }
            })
            .try_flatten()
            // Named by its trait alone: else the compiler can't tell that who waits for it may change threads.
            .boxed();
        self.publish(ids, now, bytes).await
    }

    /// Keeps a file that the program made.
    ///
    /// # Errors
    /// [`Failure::Full`], [`Failure::Blob`], or [`Failure::BrokenOff`] where the file can't be read.
    pub async fn keep_file(
        &self,
        ids: &dyn IdSource,
        now: vitrine_model::Instant,
        path: &FilePath,
    ) -> Result<Stored, Failure> {
        let broken = |source| object_store::Error::Generic {
            store: "a file of the program's own",
            source: Box::<std::io::Error>::from(source),
        };
        let file = tokio::fs::File::open(path)
            .await
            .map_err(|error| Failure::BrokenOff(Box::new(error)))?;
        // Piece by piece: a film of hours is larger than the memory.
        let bytes = futures_util::stream::try_unfold(file, move |mut file| async move {
            let mut piece = BytesMut::with_capacity(PIECE);
            while piece.len() < PIECE && file.read_buf(&mut piece).await.map_err(broken)? > 0 {}
            Ok((!piece.is_empty()).then(|| (piece.freeze(), file)))
        });
        self.publish(ids, now, bytes).await
    }

    async fn publish(
        &self,
        ids: &dyn IdSource,
        now: vitrine_model::Instant,
        bytes: impl Stream<Item = object_store::Result<Bytes>>,
    ) -> Result<Stored, Failure> {
        let aside = Path::from(format!("aside/{}", ids.uuid(now)));
        let mut writer = WriteMultipart::new_with_chunk_size(self.store.put_multipart(&aside).await?, PIECE);
        let mut hasher = blake3::Hasher::new();
        let mut size = 0;
        let mut bytes = std::pin::pin!(bytes);
        while let Some(piece) = bytes.next().await {
            let piece = match piece {
                Ok(piece) => piece,
                Err(error) => {
                    writer.abort().await?;
                    return Err(error.into());
                }
            };
            hasher.update(&piece);
            size += piece.len() as u64;
            writer.wait_for_capacity(4).await?;
            writer.put(piece);
        }
        writer.finish().await?;
        let hash = BlobHash::from_bytes(*hasher.finalize().as_bytes());
        self.store.rename(&aside, &address(hash)).await?;
        self.flush_folder(hash).await?;
        Ok(Stored { hash, size })
    }

    /// A name in a folder is only safe once the folder itself is flushed.
    async fn flush_folder(&self, hash: BlobHash) -> Result<(), Failure> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let folder = folder
            .join(address(hash).as_ref())
            .parent()
            .map(FilePath::to_owned);
        let Some(folder) = folder else { return Ok(()) };
        let flushed = tokio::task::spawn_blocking(move || std::fs::File::open(folder)?.sync_all()).await;
        match flushed {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Failure::BrokenOff(Box::new(error))),
            Err(error) => Err(Failure::BrokenOff(Box::new(error))),
        }
    }

    /// The bytes of a stored file, or of a range of it.
    ///
    /// # Errors
    /// Where they can't be read; also later, in the stream.
    pub async fn read(
        &self,
        stored: &Stored,
        range: Option<Range<u64>>,
    ) -> Result<impl Stream<Item = Result<Bytes, Failure>> + Send + 'static, Failure> {
        let options = GetOptions {
            range: range.map(Into::into),
            ..GetOptions::default()
        };
        let found = self.store.get_opts(&address(stored.hash), options).await?;
        Ok(found.into_stream().map_err(Failure::from))
    }

    /// Where the file lies, for a decoder to read; elsewhere than in a folder it is copied to `scratch` first.
    ///
    /// # Errors
    /// Where it can't be read or copied.
    pub async fn on_disk(&self, stored: &Stored, scratch: &FilePath) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.folder {
            return Ok(folder.join(address(stored.hash).as_ref()));
        }
        let path = scratch.join(stored.hash.to_string());
        let mut file = tokio::fs::File::create(&path)
            .await
            .map_err(|error| Failure::BrokenOff(Box::new(error)))?;
        let mut bytes = std::pin::pin!(self.read(stored, None).await?);
        while let Some(piece) = bytes.next().await {
            tokio::io::AsyncWriteExt::write_all(&mut file, &piece?)
                .await
                .map_err(|error| Failure::BrokenOff(Box::new(error)))?;
        }
        Ok(path)
    }

    /// Is it there? Whoever names a file that was published before asks in the transaction that names it: what no
    /// row named may have been swept since.
    ///
    /// # Errors
    /// Where the file store does not say.
    pub async fn has(&self, stored: &Stored) -> Result<bool, Failure> {
        match self.store.head(&address(stored.hash)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a file back and compares it with its address.
    ///
    /// # Errors
    /// [`Failure::DamagedBlob`] where they differ.
    pub async fn verify(&self, stored: &Stored) -> Result<(), Failure> {
        let mut hasher = blake3::Hasher::new();
        let mut bytes = std::pin::pin!(self.read(stored, None).await?);
        while let Some(piece) = bytes.next().await {
            hasher.update(&piece?);
        }
        if hasher.finalize().as_bytes() == stored.hash.as_bytes() {
            Ok(())
        } else {
            Err(Failure::DamagedBlob { hash: stored.hash })
        }
    }

    /// Drops the parts of an upload that is over: all that can be, since no row names them for another try.
    ///
    /// # Errors
    /// The first failure, where one can't be dropped; a part that is gone already is none.
    pub async fn drop_parts(&self, parts: &[Part]) -> Result<(), Failure> {
        let mut dropped = Ok(());
        for part in parts {
            match self.store.delete(&Path::from(part.object.as_str())).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => dropped = dropped.and(Err(error.into())),
            }
        }
        dropped
    }

    /// Can a file be kept and read here? For `vitrine doctor` and `/readyz`.
    ///
    /// # Errors
    /// Where it can't.
    pub async fn probe(&self, ids: &dyn IdSource, now: vitrine_model::Instant) -> Result<(), Failure> {
        let path = Path::from(format!("aside/probe-{}", ids.uuid(now)));
        self.store.put(&path, PutPayload::from_static(b"vitrine")).await?;
        self.store.delete(&path).await?;
        Ok(())
    }
}

/// Where a file of that hash lies: 256 folders keep each of them short.
fn address(hash: BlobHash) -> Path {
    let text = hash.to_string();
    Path::from(format!("files/{}/{}", &text[..2], text))
}
