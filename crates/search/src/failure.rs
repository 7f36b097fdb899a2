//! Why the index could not do what it was asked.

use std::path::PathBuf;

/// A failure of the index. A text that somebody searches for is never one: any text is taken as words.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Another process has it open.
    #[error("the index in `{}` is in use by another process", folder.display())]
    InUse {
        /// The folder it lies in.
        folder: PathBuf,
    },
    /// The folder can't be made, read or cleared.
    #[error("the folder `{}` of the index can't be used", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The index can't be read or written.
    #[error("the index failed")]
    Index(#[from] tantivy::TantivyError),
}
