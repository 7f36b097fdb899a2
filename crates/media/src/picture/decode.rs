//! From a file's bytes to what stands before its pixels, and to its pixels.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, Limits,
    codecs::{png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};

use super::{
    Header, jpeg,
    raster::{Channels, Raster},
};
use crate::{Failure, Format, metadata::exif};

/// Reads what stands before the pixels.
pub(super) fn header(bytes: &[u8], format: Format) -> Result<Header, Failure> {
    match format {
        Format::Jpeg => jpeg::header(bytes),
        Format::Png => header_of(&mut png(bytes)?),
        Format::WebP => header_of(&mut webp(bytes)?),
        _ => Err(Failure::Unsupported),
    }
}

/// Decodes the pixels, as stored. May give fewer of them where at least `wanted` remain along the longest edge.
pub(super) fn pixels(bytes: &[u8], format: Format, wanted: u32) -> Result<Raster, Failure> {
    match format {
        Format::Jpeg => jpeg::pixels(bytes, wanted),
        Format::Png => pixels_of(png(bytes)?),
        Format::WebP => pixels_of(webp(bytes)?),
        _ => Err(Failure::Unsupported),
    }
}

fn png(bytes: &[u8]) -> Result<PngDecoder<Cursor<&[u8]>>, Failure> {
    PngDecoder::with_limits(Cursor::new(bytes), Limits::no_limits()).map_err(failure)
}

fn webp(bytes: &[u8]) -> Result<WebPDecoder<Cursor<&[u8]>>, Failure> {
    WebPDecoder::new(Cursor::new(bytes)).map_err(failure)
}

fn header_of(decoder: &mut impl ImageDecoder) -> Result<Header, Failure> {
    let (width, height) = decoder.dimensions();
    // A picture with a broken note is still a picture.
    let exif = decoder.exif_metadata().ok().flatten();
    Ok(Header {
        width,
        height,
        orientation: exif
            .as_deref()
            .map_or(Orientation::NoTransforms, exif::orientation),
        profile: decoder.icc_profile().ok().flatten(),
        exif,
    })
}

fn pixels_of(decoder: impl ImageDecoder) -> Result<Raster, Failure> {
    let picture = DynamicImage::from_decoder(decoder).map_err(failure)?;
    let (width, height) = (picture.width(), picture.height());
    let (channels, pixels) = if picture.color().has_alpha() {
        (Channels::Rgba, picture.into_rgba8().into_raw())
    } else {
        (Channels::Rgb, picture.into_rgb8().into_raw())
    };
    Ok(Raster {
        width,
        height,
        channels,
        pixels,
    })
}

fn failure(error: ImageError) -> Failure {
    match error {
        ImageError::Limits(_) => Failure::TooLarge,
        ImageError::IoError(error) => Failure::of_io(&error),
        ImageError::Unsupported(_) => Failure::Unsupported,
        _ => Failure::Unreadable,
    }
}
