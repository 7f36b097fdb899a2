//! Why a file could not be examined or rendered, in stable codes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A program of others that this crate uses as a confined child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Film and sound into proxies, posters and waveforms.
    Ffmpeg,
    /// What film and sound are made of.
    Ffprobe,
    /// Captions, keywords and rights; the pictures inside raw ones.
    Exiftool,
    /// GIF, TIFF, HEIC, AVIF and SVG into plain pixels.
    Vips,
    /// What such pictures are.
    Vipsheader,
    /// Photoshop documents into JPEG.
    Magick,
    /// What a PDF is.
    Pdfinfo,
    /// The pages of a PDF into plain pixels.
    Pdftoppm,
    /// The words of a PDF.
    Pdftotext,
    /// Office documents into PDF.
    Libreoffice,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Ffmpeg,
        Self::Ffprobe,
        Self::Exiftool,
        Self::Vips,
        Self::Vipsheader,
        Self::Magick,
        Self::Pdfinfo,
        Self::Pdftoppm,
        Self::Pdftotext,
        Self::Libreoffice,
    ];

    /// The name of its executable file.
    pub const fn executable(self) -> &'static str {
        match self {
            Self::Ffmpeg => "ffmpeg",
            Self::Ffprobe => "ffprobe",
            Self::Exiftool => "exiftool",
            Self::Vips => "vips",
            Self::Vipsheader => "vipsheader",
            Self::Magick => "convert",
            Self::Pdfinfo => "pdfinfo",
            Self::Pdftoppm => "pdftoppm",
            Self::Pdftotext => "pdftotext",
            Self::Libreoffice => "soffice.bin",
        }
    }

    /// Names under which it is looked for first: Debian's own for ImageMagick 6, and that of ImageMagick 7.
    pub(crate) const fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Magick => &["convert-im6.q16", "magick"],
            _ => &[],
        }
    }

    /// Where it is looked for beside the folders of `PATH`. What lies in `PATH` of LibreOffice is a script that
    /// starts others, which a child may not.
    pub(crate) const fn other_folders(self) -> &'static [&'static str] {
        match self {
            Self::Libreoffice => &[
                "/usr/lib/libreoffice/program",
                "/usr/lib64/libreoffice/program",
                "/opt/libreoffice/program",
            ],
            _ => &[],
        }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.executable())
    }
}

/// Whether another try of the same file makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The file itself is the reason: it will fail again.
    Never,
    /// The machine or the moment may be the reason.
    Later,
}

/// Why a file could not be examined or rendered.
///
/// Nothing of the file's own text is in here: a hostile file does not get to write into logs and pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Failure {
    /// The bytes are not what their beginning promises, or end too early.
    #[error("the file can't be read")]
    Unreadable,
    /// More pixels, or more work, than is allowed; refused before anything was decoded where that can be known.
    #[error("the file is larger than what may be decoded")]
    TooLarge,
    /// The child did not finish before its deadline, and was ended.
    #[error("reading the file took longer than allowed")]
    TimedOut,
    /// The child ended by a signal or a panic.
    #[error("the decoder crashed")]
    Crashed,
    /// Nothing here reads this kind of file; it is kept and fetched.
    #[error("this kind of file is not rendered")]
    Unsupported,
    /// An office document, and LibreOffice is not installed here; it is kept and fetched.
    #[error("LibreOffice, which would show this kind of file, is not installed")]
    NoOffice,
    /// It opens with a password alone.
    #[error("the file is locked with a password")]
    Locked,
    /// A program that is needed is not installed.
    #[error("{tool} is not installed")]
    ToolMissing {
        /// Which.
        tool: Tool,
    },
    /// The disk was full.
    #[error("no space is left on the device")]
    OutOfSpace,
    /// The source could not be opened.
    #[error("the source file is not there or may not be read")]
    SourceMissing,
    /// A child could not be started or could not lock itself in.
    #[error("a confined child could not be started")]
    NotStarted,
}

impl Failure {
    /// The stable code, as it stands in the database, in the API and in the catalogues of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too_large",
            Self::TimedOut => "timed_out",
            Self::Crashed => "crashed",
            Self::Unsupported => "unsupported",
            Self::NoOffice => "no_office",
            Self::Locked => "locked",
            Self::ToolMissing { .. } => "tool_missing",
            Self::OutOfSpace => "out_of_space",
            Self::SourceMissing => "source_missing",
            Self::NotStarted => "not_started",
        }
    }

    /// Whether another try makes sense.
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Unreadable | Self::TooLarge | Self::Unsupported | Self::NoOffice | Self::Locked => {
                Retry::Never
            }
            // A busy machine ends a child at its deadline, and a starved one kills it.
            Self::TimedOut
            | Self::Crashed
            | Self::ToolMissing { .. }
            | Self::OutOfSpace
            | Self::SourceMissing
            | Self::NotStarted => Retry::Later,
        }
    }

    /// What an error of reading or writing a file means here.
    pub(crate) fn of_io(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::OutOfSpace,
            std::io::ErrorKind::FileTooLarge => Self::TooLarge,
            std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied => Self::SourceMissing,
            _ => Self::Unreadable,
        }
    }
}
