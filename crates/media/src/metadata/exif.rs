//! EXIF blocks, inside a child.

use exif::{Exif, Field, In, Reader, Tag, Value};
use image::metadata::Orientation;

use super::{text, time};
use crate::{Camera, Captured, Exposure, Metadata, Place};

/// The block from its byte order on: some programs put JPEG's mark for it in front in other formats too.
pub(crate) fn bare(block: Vec<u8>) -> Vec<u8> {
    block
        .strip_prefix(b"Exif\0\0")
        .map_or_else(|| block.clone(), <[u8]>::to_vec)
}

/// What an EXIF block says.
#[derive(Debug, Default)]
pub(crate) struct ExifFacts {
    pub(crate) metadata: Metadata,
    /// When a program last wrote the file: a capture time only where nothing better is said anywhere.
    pub(crate) changed: Option<Captured>,
    /// There is more in it that exiftool understands: Windows' words, or a lens in the maker's own language.
    pub(crate) has_more: bool,
}

/// Title, comment, author, keywords and subject, as Windows writes them.
const OF_WINDOWS: std::ops::RangeInclusive<u16> = 0x9c9b..=0x9c9f;

/// What an EXIF block says of a picture. What is damaged in it is not there.
pub(crate) fn read(block: Vec<u8>) -> ExifFacts {
    let Some(exif) = parse(block) else {
        return ExifFacts::default();
    };
    let metadata = metadata(&exif);
    let is_of_windows = |field: &Field| OF_WINDOWS.contains(&field.tag.number());
    let hides_lens = metadata.lens.is_none() && field(&exif, Tag::MakerNote).is_some();
    ExifFacts {
        metadata,
        changed: said_at(&exif, Tag::DateTime, Tag::OffsetTime, Tag::SubSecTime),
        has_more: hides_lens || exif.fields().any(is_of_windows),
    }
}

fn metadata(exif: &Exif) -> Metadata {
    let maker = words(exif, Tag::Make);
    let model = words(exif, Tag::Model);
    Metadata {
        captured: captured(exif),
        camera: (maker.is_some() || model.is_some()).then_some(Camera { maker, model }),
        lens: words(exif, Tag::LensModel),
        exposure: exposure(exif),
        place: place(exif),
        caption: words(exif, Tag::ImageDescription),
        credit: words(exif, Tag::Artist),
        rights: words(exif, Tag::Copyright),
        ..Metadata::default()
    }
}

/// How to turn the picture to look at it.
pub(crate) fn orientation(block: &[u8]) -> Orientation {
    parse(block.to_vec())
        .and_then(|exif| number(&exif, Tag::Orientation))
        .and_then(|value| u8::try_from(value).ok())
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms)
}

/// Cameras set to Adobe RGB say so here and attach no profile.
pub(crate) fn says_adobe_rgb(block: &[u8]) -> bool {
    parse(block.to_vec())
        .and_then(|exif| words(&exif, Tag::InteroperabilityIndex))
        .is_some_and(|index| index == "R03")
}

fn parse(block: Vec<u8>) -> Option<Exif> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    match reader.read_raw(block) {
        Ok(exif) => Some(exif),
        Err(error) => error.distill_partial_result(|_| ()).ok(),
    }
}

fn field(exif: &Exif, tag: Tag) -> Option<&Field> {
    exif.get_field(tag, In::PRIMARY)
}

fn number(exif: &Exif, tag: Tag) -> Option<u32> {
    field(exif, tag)?.value.get_uint(0)
}

fn bytes(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    match &field(exif, tag)?.value {
        Value::Ascii(parts) => parts.first().map(Vec::as_slice),
        _ => None,
    }
}

fn words(exif: &Exif, tag: Tag) -> Option<String> {
    text::line(&String::from_utf8_lossy(bytes(exif, tag)?))
}

fn captured(exif: &Exif) -> Option<Captured> {
    let pairs = [
        (
            Tag::DateTimeOriginal,
            Tag::OffsetTimeOriginal,
            Tag::SubSecTimeOriginal,
        ),
        (
            Tag::DateTimeDigitized,
            Tag::OffsetTimeDigitized,
            Tag::SubSecTimeDigitized,
        ),
    ];
    pairs
        .into_iter()
        .find_map(|(clock, offset, fraction)| said_at(exif, clock, offset, fraction))
}

fn said_at(exif: &Exif, clock: Tag, offset: Tag, fraction: Tag) -> Option<Captured> {
    let clock = time::with_fraction(&words(exif, clock)?, words(exif, fraction).as_deref());
    time::captured(&clock, words(exif, offset).as_deref())
}

fn place(exif: &Exif) -> Option<Place> {
    let latitude = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let longitude = degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    let below = matches!(field(exif, Tag::GPSAltitudeRef).map(|found| &found.value), Some(Value::Byte(side)) if side.first() == Some(&1));
    let altitude = rationals(exif, Tag::GPSAltitude).and_then(|parts| parts.first().copied());
    Place::new(
        latitude,
        longitude,
        altitude.map(|metres| if below { -metres } else { metres }),
    )
}

fn exposure(exif: &Exif) -> Exposure {
    let first = |tag| rationals(exif, tag).and_then(|parts| parts.first().copied());
    Exposure::new(
        first(Tag::ExposureTime),
        first(Tag::FNumber),
        number(exif, Tag::PhotographicSensitivity),
        first(Tag::FocalLength),
    )
}

fn degrees(exif: &Exif, tag: Tag, side: Tag, negative: u8) -> Option<f64> {
    let parts = rationals(exif, tag)?;
    let at = |index: usize| parts.get(index).copied().unwrap_or(0.0);
    let value = parts.first()? + at(1) / 60.0 + at(2) / 3600.0;
    let is_negative = bytes(exif, side)?.first() == Some(&negative);
    Some(if is_negative { -value } else { value }).filter(|value| value.is_finite())
}

fn rationals(exif: &Exif, tag: Tag) -> Option<Vec<f64>> {
    match &field(exif, tag)?.value {
        Value::Rational(parts) => Some(parts.iter().map(exif::Rational::to_f64).collect()),
        // Some telephones write all of them with a sign.
        Value::SRational(parts) => Some(parts.iter().map(exif::SRational::to_f64).collect()),
        _ => None,
    }
}
