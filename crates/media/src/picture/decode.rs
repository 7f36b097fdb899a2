//! From a file's bytes to what stands before its pixels, and to its pixels.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, Limits,
    codecs::{bmp::BmpDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};

use super::{
    Header, jpeg, pnm,
    raster::{Channels, Raster},
};
use crate::{Failure, Format, Wholeness, metadata::exif};

/// Reads what stands before the pixels.
pub(super) fn header(bytes: &[u8], format: Format) -> Result<Header, Failure> {
    match format {
        Format::Jpeg => jpeg::header(bytes),
        Format::Png => header_of(&mut png(bytes)?, png_has_words(bytes)),
        Format::WebP => header_of(&mut webp(bytes)?, webp_has_words(bytes)),
        Format::Bmp => header_of(&mut bmp(bytes)?, false),
        Format::Pnm => pnm::header(bytes),
        _ => Err(Failure::Unsupported),
    }
}

/// Decodes the pixels, as stored. May give fewer of them where at least `wanted` remain along the longest edge.
pub(super) fn pixels(bytes: &[u8], format: Format, wanted: u32) -> Result<(Raster, Wholeness), Failure> {
    let raster = match format {
        Format::Jpeg => return jpeg::pixels(bytes, wanted),
        Format::Png => pixels_of(png(bytes)?),
        Format::WebP => pixels_of(webp(bytes)?),
        Format::Bmp => pixels_of(bmp(bytes)?),
        Format::Pnm => pnm::pixels(bytes),
        _ => Err(Failure::Unsupported),
    };
    Ok((raster?, Wholeness::Whole))
}

fn png(bytes: &[u8]) -> Result<PngDecoder<Cursor<&[u8]>>, Failure> {
    PngDecoder::with_limits(Cursor::new(bytes), Limits::no_limits()).map_err(failure)
}

fn webp(bytes: &[u8]) -> Result<WebPDecoder<Cursor<&[u8]>>, Failure> {
    WebPDecoder::new(Cursor::new(bytes)).map_err(failure)
}

fn bmp(bytes: &[u8]) -> Result<BmpDecoder<Cursor<&[u8]>>, Failure> {
    BmpDecoder::new(Cursor::new(bytes)).map_err(failure)
}

/// Whether texts stand among the chunks, where PNG keeps titles, and other programs XMP.
fn png_has_words(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let (Some(length), Some(name)) = (rest.first_chunk::<4>(), rest.get(4..8)) {
        if matches!(name, b"tEXt" | b"zTXt" | b"iTXt") {
            return true;
        }
        // The name, the length and the sum at the end have four bytes each.
        let next = (u32::from_be_bytes(*length) as usize).saturating_add(12);
        rest = rest.get(next..).unwrap_or_default();
    }
    false
}

/// XMP stands behind the pixels; by chance these look like its name now and then, which costs a look in vain.
fn webp_has_words(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|window| window == b"XMP ")
}

fn header_of(decoder: &mut impl ImageDecoder, has_words: bool) -> Result<Header, Failure> {
    let (width, height) = decoder.dimensions();
    // A picture with a broken note is still a picture.
    let exif = decoder.exif_metadata().ok().flatten().map(exif::bare);
    Ok(Header {
        width,
        height,
        orientation: exif
            .as_deref()
            .map_or(Orientation::NoTransforms, exif::orientation),
        profile: decoder.icc_profile().ok().flatten(),
        has_words,
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
