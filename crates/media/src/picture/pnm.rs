//! Portable anymaps in their binary forms: a few numbers in words, then plain samples.

use image::metadata::Orientation;

use super::{
    Header,
    raster::{Channels, Raster},
};
use crate::Failure;

/// What stands before the samples.
struct Plain<'a> {
    width: u32,
    height: u32,
    channels: usize,
    /// The brightest value of a sample; over 255, a sample has two bytes.
    most: u16,
    samples: &'a [u8],
}

/// Reads what stands before the samples.
pub(super) fn header(bytes: &[u8]) -> Result<Header, Failure> {
    let plain = read(bytes)?;
    Ok(Header {
        width: plain.width,
        height: plain.height,
        orientation: Orientation::NoTransforms,
        exif: None,
        profile: None,
        has_words: false,
    })
}

/// The samples, as red, green and blue of eight bits each.
pub(super) fn pixels(bytes: &[u8]) -> Result<Raster, Failure> {
    let plain = read(bytes)?;
    let wide = if plain.most > 255 { 2 } else { 1 };
    let count = plain.width as usize * plain.height as usize * plain.channels;
    let samples = count
        .checked_mul(wide)
        .and_then(|length| plain.samples.get(..length))
        .ok_or(Failure::Unreadable)?;
    let most = u32::from(plain.most);
    let scaled = |sample: &[u8]| {
        let value = sample.iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
        // At most 255, for the value is cut to the brightest.
        ((value.min(most) * 255 + most / 2) / most) as u8
    };
    let values: Vec<u8> = match plain.most {
        255 => samples.to_vec(),
        _ => samples.chunks_exact(wide).map(scaled).collect(),
    };
    Ok(Raster {
        width: plain.width,
        height: plain.height,
        channels: Channels::Rgb,
        pixels: match plain.channels {
            1 => values.iter().flat_map(|grey| [*grey; 3]).collect(),
            _ => values,
        },
    })
}

fn read(bytes: &[u8]) -> Result<Plain<'_>, Failure> {
    let channels = match bytes.get(..2) {
        Some(b"P5") => 1,
        Some(b"P6") => 3,
        _ => return Err(Failure::Unreadable),
    };
    let rest = bytes.get(2..).unwrap_or_default();
    let (width, rest) = number(rest)?;
    let (height, rest) = number(rest)?;
    let (most, rest) = number(rest)?;
    let most = u16::try_from(most).ok().filter(|most| *most > 0);
    Ok(Plain {
        width,
        height,
        channels,
        most: most.ok_or(Failure::Unreadable)?,
        samples: rest.get(1..).unwrap_or_default(),
    })
}

/// The next number, over white space and remarks, and what stands behind it.
fn number(mut rest: &[u8]) -> Result<(u32, &[u8]), Failure> {
    loop {
        rest = rest.trim_ascii_start();
        if !rest.starts_with(b"#") {
            break;
        }
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .ok_or(Failure::Unreadable)?;
        rest = rest.get(end..).unwrap_or_default();
    }
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at(length);
    let value = std::str::from_utf8(digits)
        .ok()
        .and_then(|digits| digits.parse().ok());
    Ok((value.ok_or(Failure::Unreadable)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_of_any_depth_become_eight_bits_of_three_colours() {
        let grey = pixels(b"P5\n# a remark\n2 1 15\n\x0f\x00").unwrap();
        assert_eq!(grey.pixels, [255, 255, 255, 0, 0, 0]);
        let deep = pixels(b"P6 1 1 65535 \xff\xff\x80\x00\x00\x00").unwrap();
        assert_eq!(deep.pixels, [255, 128, 0]);
    }

    #[test]
    fn fewer_samples_than_are_promised_are_no_picture() {
        for bytes in [
            &b"P6"[..],
            b"P6 1 1 0 abc",
            b"P6 1 1 255 ab",
            b"P6 x",
            b"P6 1 1 70000 abc",
            b"P5 #",
            b"P5 99999999999 1 1",
        ] {
            assert!(pixels(bytes).is_err(), "{}", bytes.escape_ascii());
        }
    }
}
