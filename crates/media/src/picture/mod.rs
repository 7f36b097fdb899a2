//! Still pictures, inside a child: what they are, and their renditions.

mod colour;
mod decode;
mod encode;
mod jpeg;
mod placeholder;
mod pnm;
mod raster;
mod render;
mod segments;

use std::{fs, path::Path};

use image::metadata::Orientation;
use serde::{Deserialize, Serialize};

pub(crate) use raster::fit;
pub(crate) use render::{PictureWork, render};

use crate::{Captured, Failure, Format, Metadata, metadata::exif};

/// What a child finds out about a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PictureFacts {
    /// In pixels, the right way up.
    pub(crate) width: u32,
    /// In pixels, the right way up.
    pub(crate) height: u32,
    /// What its EXIF block and its colour profile say.
    pub(crate) metadata: Metadata,
    /// When its EXIF block says that the file was last written, which counts where nothing better is said.
    pub(crate) changed: Option<Captured>,
    /// It may say more than that, which exiftool reads. Most pictures from cameras do not, and asking takes longer
    /// than making their previews.
    pub(crate) has_words: bool,
}

/// What stands before the pixels.
struct Header {
    /// In pixels, as stored.
    width: u32,
    /// In pixels, as stored.
    height: u32,
    /// How to turn it to look at it.
    orientation: Orientation,
    /// The EXIF block, from its byte order on.
    exif: Option<Vec<u8>>,
    /// The colour profile.
    profile: Option<Vec<u8>>,
    /// There may be words by XMP, IPTC or the format's own means.
    has_words: bool,
}

impl Header {
    /// Width and height the right way up.
    fn upright(&self) -> (u32, u32) {
        match self.orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (self.height, self.width),
            _ => (self.width, self.height),
        }
    }

    /// Refuses a bomb: few bytes that claim to be more pixels than may be decoded.
    fn check(&self, pixels: u64) -> Result<(), Failure> {
        match u64::from(self.width) * u64::from(self.height) {
            0 => Err(Failure::Unreadable),
            claimed if claimed > pixels => Err(Failure::TooLarge),
            _ => Ok(()),
        }
    }
}

/// Finds out a picture's size and what it says of itself; decodes no pixel.
pub(crate) fn examine(source: &Path, format: Format, pixels: u64) -> Result<PictureFacts, Failure> {
    let bytes = fs::read(source).map_err(|error| Failure::of_io(&error))?;
    let header = decode::header(&bytes, format)?;
    header.check(pixels)?;
    let (width, height) = header.upright();
    let said = header.exif.map(exif::read).unwrap_or_default();
    Ok(PictureFacts {
        width,
        height,
        changed: said.changed,
        has_words: header.has_words || said.has_more,
        metadata: Metadata {
            profile: header.profile.as_deref().and_then(colour::name),
            ..said.metadata
        },
    })
}
