//! The placeholder: a picture in at most 28 bytes, for the moment before there is one.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::raster::{Raster, fit};
use crate::Failure;

/// What a ThumbHash takes at most, in pixels along the longest edge.
const LONGEST_EDGE: u32 = 100;

/// The ThumbHash of red, green and blue, in Base64.
pub(super) fn of(shown: &Raster) -> Result<String, Failure> {
    let (width, height) = fit((shown.width, shown.height), LONGEST_EDGE);
    let small = shown.resized(width, height)?;
    let opaque: Vec<u8> = small
        .pixels
        .chunks_exact(3)
        .flat_map(|pixel| match *pixel {
            [red, green, blue] => [red, green, blue, 255],
            _ => [255; 4],
        })
        .collect();
    let hash = thumbhash::rgba_to_thumb_hash(width as usize, height as usize, &opaque);
    Ok(STANDARD.encode(hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::raster::Channels;

    #[test]
    fn a_placeholder_has_at_most_28_bytes_and_shows_the_colour() {
        let raster = |colour: [u8; 3]| Raster {
            width: 300,
            height: 200,
            channels: Channels::Rgb,
            pixels: colour.repeat(300 * 200),
        };
        let (red, blue) = (
            of(&raster([255, 0, 0])).unwrap(),
            of(&raster([0, 0, 255])).unwrap(),
        );
        assert_ne!(red, blue);
        assert!(red.len() <= 40 && blue.len() <= 40);
    }
}
