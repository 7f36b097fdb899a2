//! JPEG through libjpeg-turbo, which can decode a picture at a fraction of its size.

use image::metadata::Orientation;
use turbojpeg::{Colorspace, Decompressor, Error, Image, PixelFormat, ScalingFactor};

use super::{
    Header,
    raster::{Channels, Raster},
    segments::Segments,
};
use crate::{Failure, Wholeness, metadata::exif};

/// A progressive picture can ask for the same pixels again and again; no program makes this many passes.
const MOST_SCANS: u32 = 500;

/// Complaints of the library that concern no pixel. All others mean that a part of the picture is missing.
const HARMLESS: [&str; 4] = [
    "extraneous bytes before marker",
    "Invalid SOS parameters for sequential JPEG",
    "Unknown Adobe color transform code",
    "unknown JFIF revision number",
];

/// Reads what stands before the pixels.
pub(super) fn header(bytes: &[u8]) -> Result<Header, Failure> {
    let segments = Segments::of(bytes);
    let size = decompressor()?.read_header(bytes).map_err(failure)?;
    let edge = |pixels: usize| u32::try_from(pixels).map_err(|_| Failure::TooLarge);
    Ok(Header {
        width: edge(size.width)?,
        height: edge(size.height)?,
        orientation: segments
            .exif
            .as_deref()
            .map_or(Orientation::NoTransforms, exif::orientation),
        has_words: segments.has_words,
        exif: segments.exif,
        profile: segments.profile,
    })
}

/// Decodes the pixels, or as many of them as there are, at the smallest of 1/1, 1/2, 1/4, 1/8 that leaves `wanted` along the longest edge.
pub(super) fn pixels(bytes: &[u8], wanted: u32) -> Result<(Raster, Wholeness), Failure> {
    let mut decompressor = decompressor()?;
    let header = decompressor.read_header(bytes).map_err(failure)?;
    let longest = header.width.max(header.height);
    let factor = [8, 4, 2]
        .map(|fraction| ScalingFactor::new(1, fraction))
        .into_iter()
        .find(|factor| factor.scale(longest) >= wanted as usize && !header.is_lossless)
        .unwrap_or(ScalingFactor::ONE);
    decompressor.set_scaling_factor(factor).map_err(failure)?;
    let scaled = header.scaled(factor);
    let is_inks = matches!(header.colorspace, Colorspace::CMYK | Colorspace::YCCK);
    let (channels, format) = if is_inks {
        (Channels::Cmyk, PixelFormat::CMYK)
    } else {
        (Channels::Rgb, PixelFormat::RGB)
    };
    let pitch = scaled.width * channels.count();
    let mut image = Image {
        pixels: vec![0; pitch * scaled.height],
        width: scaled.width,
        pitch,
        height: scaled.height,
        format,
    };
    let wholeness = match decompressor.decompress(bytes, image.as_deref_mut()) {
        Ok(()) => Wholeness::Whole,
        Err(Error::TurboJpegError(text)) if HARMLESS.iter().any(|words| text.contains(words)) => {
            Wholeness::Whole
        }
        // What comes before the break has been decoded.
        Err(Error::TurboJpegError(_)) => Wholeness::Damaged,
        Err(error) => return Err(failure(error)),
    };
    if is_inks && Segments::of(bytes).is_adobe {
        image.pixels.iter_mut().for_each(|ink| *ink = 255 - *ink);
    }
    let edge = |pixels: usize| u32::try_from(pixels).map_err(|_| Failure::TooLarge);
    let raster = Raster {
        width: edge(scaled.width)?,
        height: edge(scaled.height)?,
        channels,
        pixels: image.pixels,
    };
    if wholeness == Wholeness::Damaged && !raster.shows_something() {
        return Err(Failure::Unreadable);
    }
    Ok((raster, wholeness))
}

fn decompressor() -> Result<Decompressor, Failure> {
    let mut decompressor = Decompressor::new().map_err(failure)?;
    decompressor.set_scan_limit(MOST_SCANS).map_err(failure)?;
    Ok(decompressor)
}

fn failure(error: Error) -> Failure {
    match error {
        Error::Null => Failure::TooLarge,
        Error::BadColorspace(_) => Failure::Unsupported,
        _ => Failure::Unreadable,
    }
}
