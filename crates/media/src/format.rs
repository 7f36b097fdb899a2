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
    /// Windows bitmap.
    Bmp,
    /// Portable anymap: plain pixels, grey or in colours. What libvips hands over is one.
    Pnm,
    /// GIF picture, perhaps moving.
    Gif,
    /// TIFF picture, perhaps of several pages.
    Tiff,
    /// HEIF picture, HEVC-coded.
    Heic,
    /// HEIF picture, AV1-coded.
    Avif,
    /// JPEG 2000 picture.
    Jp2,
    /// JPEG XL picture.
    Jxl,
    /// OpenEXR picture, of light as it is: from renderers and colour grading.
    Exr,
    /// Photoshop document.
    Psd,
    /// Vector graphics in XML. Shown as pixels alone: the source could run scripts in a browser.
    Svg,
    /// What a camera's sensor saw, with a picture of it inside.
    Raw(RawFormat),
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
    /// Material exchange format: film from cameras and editors.
    Mxf,
    /// MPEG transport stream: broadcasts, and the AVCHD of camcorders.
    TransportStream,
    /// MPEG program stream, as on DVD.
    ProgramStream,
    /// Advanced systems format: Windows Media film and sound.
    Asf,
    /// Flash film.
    Flv,
    /// MPEG-1/2/2.5 layer III sound.
    Mp3,
    /// MPEG-4 sound.
    M4a,
    /// AAC sound without a container.
    Aac,
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
    /// What an office program writes.
    Office(OfficeFormat),
    /// Plain text, in UTF-8.
    Text,
    /// ZIP archive, and everything that is one inside.
    Zip,
    /// Nothing that is known.
    Unknown,
}

/// Whose raw picture it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawFormat {
    /// Canon, until 2004.
    Crw,
    /// Canon, until 2018.
    Cr2,
    /// Canon, since.
    Cr3,
    /// Nikon.
    Nef,
    /// Sony.
    Arw,
    /// Adobe's, which many cameras write.
    Dng,
    /// Fujifilm.
    Raf,
    /// Olympus.
    Orf,
    /// Panasonic.
    Rw2,
    /// Minolta.
    Mrw,
    /// Sigma.
    X3f,
}

/// Which office document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeFormat {
    /// Word, since 2007.
    Docx,
    /// Excel, since 2007.
    Xlsx,
    /// PowerPoint, since 2007.
    Pptx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument presentation.
    Odp,
    /// Word, Excel or PowerPoint before 2007: one container, told apart by what lies in it.
    Legacy,
    /// Rich text.
    Rtf,
}

/// What a format is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A child that stays the program itself.
    Own,
    /// libvips.
    Vips,
    /// ImageMagick.
    Magick,
    /// The picture inside, through exiftool.
    Preview,
    /// FFmpeg.
    Stream,
    /// Poppler.
    Pages,
    /// LibreOffice, then Poppler.
    Office,
    /// As text.
    Text,
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
            Self::Bmp => "image/bmp",
            Self::Pnm => "image/x-portable-anymap",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Avif => "image/avif",
            Self::Jp2 => "image/jp2",
            Self::Jxl => "image/jxl",
            Self::Exr => "image/x-exr",
            Self::Psd => "image/vnd.adobe.photoshop",
            Self::Svg => "image/svg+xml",
            Self::Raw(raw) => raw.content_type(),
            Self::Mp4 => "video/mp4",
            Self::Mov => "video/quicktime",
            Self::Matroska => "video/x-matroska",
            Self::WebM => "video/webm",
            Self::Avi => "video/x-msvideo",
            Self::Mxf => "application/mxf",
            Self::TransportStream => "video/mp2t",
            Self::ProgramStream => "video/mpeg",
            Self::Asf => "video/x-ms-asf",
            Self::Flv => "video/x-flv",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Aac => "audio/aac",
            Self::Wav => "audio/wav",
            Self::Flac => "audio/flac",
            Self::Ogg => "audio/ogg",
            Self::Aiff => "audio/aiff",
            Self::Pdf => "application/pdf",
            Self::Office(office) => office.content_type(),
            Self::Text => "text/plain; charset=utf-8",
            Self::Zip => "application/zip",
            Self::Unknown => "application/octet-stream",
        }
    }

    /// What it is to look at. An MP4 without pictures turns out to be sound when it is examined.
    pub const fn kind(self) -> MediaKind {
        match self {
            Self::Jpeg | Self::Png | Self::WebP | Self::Bmp | Self::Pnm | Self::Gif | Self::Svg => {
                MediaKind::Picture
            }
            Self::Tiff | Self::Heic | Self::Avif | Self::Jp2 | Self::Jxl | Self::Exr => MediaKind::Picture,
            Self::Psd | Self::Raw(_) => MediaKind::Picture,
            Self::Mp4 | Self::Mov | Self::Matroska | Self::WebM | Self::Avi | Self::Mxf => MediaKind::Film,
            Self::TransportStream | Self::ProgramStream => MediaKind::Film,
            Self::Asf | Self::Flv => MediaKind::Film,
            Self::Mp3 | Self::M4a | Self::Aac | Self::Wav | Self::Flac | Self::Ogg | Self::Aiff => {
                MediaKind::Sound
            }
            Self::Pdf | Self::Office(_) | Self::Text => MediaKind::Document,
            Self::Zip | Self::Unknown => MediaKind::Other,
        }
    }

    /// Whether it is rendered.
    pub const fn support(self) -> Support {
        match self.reader() {
            Some(_) => Support::Full,
            None => Support::Kept,
        }
    }

    /// What it is read with; nothing for what is only kept.
    pub(crate) const fn reader(self) -> Option<Reader> {
        Some(match self {
            Self::Jpeg | Self::Png | Self::WebP | Self::Bmp | Self::Pnm => Reader::Own,
            Self::Gif | Self::Tiff | Self::Heic | Self::Avif | Self::Svg => Reader::Vips,
            Self::Jp2 | Self::Jxl | Self::Exr => Reader::Vips,
            Self::Psd => Reader::Magick,
            Self::Raw(_) => Reader::Preview,
            Self::Mp4 | Self::Mov | Self::Matroska | Self::WebM | Self::Avi | Self::Mxf => Reader::Stream,
            Self::TransportStream | Self::ProgramStream => Reader::Stream,
            Self::Asf | Self::Flv | Self::Mp3 | Self::M4a | Self::Aac => Reader::Stream,
            Self::Wav | Self::Flac | Self::Ogg | Self::Aiff => Reader::Stream,
            Self::Pdf => Reader::Pages,
            Self::Office(_) => Reader::Office,
            Self::Text => Reader::Text,
            Self::Zip | Self::Unknown => return None,
        })
    }

    /// Whether a film or sound says how long it is: of the others the length is guessed from their size.
    pub(crate) const fn knows_its_length(self) -> bool {
        !matches!(
            self,
            Self::Mp3 | Self::Aac | Self::TransportStream | Self::ProgramStream
        )
    }

    /// FFmpeg's name of the one reader that may read it. Named, so that FFmpeg does not guess:
    /// its guess could be a playlist that names other files.
    pub(crate) const fn demuxer(self) -> Option<&'static str> {
        match self {
            Self::Mp4 | Self::Mov | Self::M4a => Some("mov"),
            Self::Matroska | Self::WebM => Some("matroska"),
            Self::Avi => Some("avi"),
            Self::Mxf => Some("mxf"),
            Self::TransportStream => Some("mpegts"),
            Self::ProgramStream => Some("mpeg"),
            Self::Asf => Some("asf"),
            Self::Flv => Some("flv"),
            Self::Aac => Some("aac"),
            Self::Mp3 => Some("mp3"),
            Self::Wav => Some("wav"),
            Self::Flac => Some("flac"),
            Self::Ogg => Some("ogg"),
            Self::Aiff => Some("aiff"),
            _ => None,
        }
    }
}

impl RawFormat {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Crw => "image/x-canon-crw",
            Self::Cr2 => "image/x-canon-cr2",
            Self::Cr3 => "image/x-canon-cr3",
            Self::Nef => "image/x-nikon-nef",
            Self::Arw => "image/x-sony-arw",
            Self::Dng => "image/x-adobe-dng",
            Self::Raf => "image/x-fuji-raf",
            Self::Orf => "image/x-olympus-orf",
            Self::Rw2 => "image/x-panasonic-rw2",
            Self::Mrw => "image/x-minolta-mrw",
            Self::X3f => "image/x-sigma-x3f",
        }
    }
}

impl OfficeFormat {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Legacy => "application/x-ole-storage",
            Self::Rtf => "application/rtf",
        }
    }
}
