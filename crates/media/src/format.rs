//! The formats that are told apart, what they are to look at, and what can be done with them.

use serde::{Deserialize, Serialize};
use vitrine_model::MediaKind;

/// A file format, known from the first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    WebP,
    /// GIF picture.
    Gif,
    /// TIFF picture, also many camera raw files.
    Tiff,
    /// HEIF picture, HEVC-coded.
    Heic,
    /// HEIF picture, AV1-coded.
    Avif,
    /// Photoshop document.
    Psd,
    /// MPEG-4 film.
    Mp4,
    /// QuickTime film.
    Mov,
    /// Matroska film.
    Matroska,
    /// WebM film.
    WebM,
    /// AVI film.
    Avi,
    /// MPEG-1/2/2.5 layer III sound.
    Mp3,
    /// MPEG-4 sound.
    M4a,
    /// RIFF wave sound.
    Wav,
    /// FLAC sound.
    Flac,
    /// Ogg sound (or, seldom, film).
    Ogg,
    /// AIFF sound.
    Aiff,
    /// Portable document.
    Pdf,
    /// ZIP archive, and everything that is one inside.
    Zip,
    /// Nothing that is known.
    Unknown,
}

/// What can be done with a format beyond keeping it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// Examined and rendered.
    Full,
    /// Kept and fetched only.
    Kept,
}

impl Format {
    /// The media type, for `Content-Type`. Never one that a browser would run.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Avif => "image/avif",
            Self::Psd => "image/vnd.adobe.photoshop",
            Self::Mp4 => "video/mp4",
            Self::Mov => "video/quicktime",
            Self::Matroska => "video/x-matroska",
            Self::WebM => "video/webm",
            Self::Avi => "video/x-msvideo",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Wav => "audio/wav",
            Self::Flac => "audio/flac",
            Self::Ogg => "audio/ogg",
            Self::Aiff => "audio/aiff",
            Self::Pdf => "application/pdf",
            Self::Zip => "application/zip",
            Self::Unknown => "application/octet-stream",
        }
    }

    /// What it is to look at. An MP4 without pictures turns out to be sound when it is examined.
    pub const fn kind(self) -> MediaKind {
        match self {
            Self::Jpeg | Self::Png | Self::WebP | Self::Gif => MediaKind::Picture,
            Self::Tiff | Self::Heic | Self::Avif | Self::Psd => MediaKind::Picture,
            Self::Mp4 | Self::Mov | Self::Matroska | Self::WebM | Self::Avi => MediaKind::Film,
            Self::Mp3 | Self::M4a | Self::Wav | Self::Flac | Self::Ogg | Self::Aiff => MediaKind::Sound,
            Self::Pdf => MediaKind::Document,
            Self::Zip | Self::Unknown => MediaKind::Other,
        }
    }

    /// Whether it is rendered.
    pub const fn support(self) -> Support {
        match self {
            Self::Jpeg | Self::Png | Self::WebP => Support::Full,
            _ if self.demuxer().is_some() => Support::Full,
            _ => Support::Kept,
        }
    }

    /// FFmpeg's name of the one reader that may read it. Named, so that FFmpeg does not guess:
    /// its guess could be a playlist that names other files.
    pub(crate) const fn demuxer(self) -> Option<&'static str> {
        match self {
            Self::Mp4 | Self::Mov | Self::M4a => Some("mov"),
            Self::Matroska | Self::WebM => Some("matroska"),
            Self::Mp3 => Some("mp3"),
            Self::Wav => Some("wav"),
            Self::Flac => Some("flac"),
            _ => None,
        }
    }
}
