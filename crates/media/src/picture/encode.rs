//! Renditions as JPEG: progressive, without a word of metadata.

use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

use super::raster::Raster;
use crate::Failure;

/// Looks like the source at a third of the bytes of 95.
const QUALITY: i32 = 85;

/// Along the longest edge, in pixels: smaller pictures are icons, in which each pixel counts.
const SMALL: u32 = 320;

/// The colours at half the sharpness, as cameras do it.
fn subsampling(raster: &Raster) -> Subsamp {
    if raster.width.max(raster.height) < SMALL {
        Subsamp::None
    } else {
        Subsamp::Sub2x2
    }
}

/// Encodes red, green and blue.
pub(super) fn jpeg(raster: &Raster) -> Result<Vec<u8>, Failure> {
    let encode = || {
        let mut compressor = Compressor::new()?;
        compressor.set_quality(QUALITY)?;
        compressor.set_subsamp(subsampling(raster))?;
        compressor.set_progressive(true)?;
        compressor.set_optimize(true)?;
        compressor.compress_to_vec(Image {
            pixels: raster.pixels.as_slice(),
            width: raster.width as usize,
            pitch: raster.width as usize * raster.channels.count(),
            height: raster.height as usize,
            format: PixelFormat::RGB,
        })
    };
    encode().map_err(|_: turbojpeg::Error| Failure::Crashed)
}
