//! Why the demonstration's media could not be made.

use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unmade {
    /// FFmpeg is not there, or could not be started.
    #[error("ffmpeg could not be run, which makes the clips and sounds of the demonstration")]
    NoFfmpeg(#[source] io::Error),
    /// FFmpeg ended without having made the file.
    #[error("ffmpeg did not make `{file}`: {answer}")]
    Refused {
        /// The file that should have come of it.
        file: String,
        /// The last line of what it said.
        answer: String,
    },
    /// A file could not be written.
    #[error("`{}` could not be written", file.display())]
    File {
        /// Which one.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A picture could not be encoded.
    #[error("`{file}` could not be encoded as JPEG")]
    Jpeg {
        /// Which one.
        file: String,
        /// What the encoder said.
        source: image::ImageError,
    },
}

impl Unmade {
    pub(super) fn refused(file: &Path, answer: &[u8]) -> Self {
        let answer = String::from_utf8_lossy(answer);
        Self::Refused {
            file: file.display().to_string(),
            answer: answer.lines().last().unwrap_or("no word").to_owned(),
        }
    }
}
