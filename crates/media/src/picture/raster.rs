//! Pixels in memory, and what is done to them: made smaller, laid on white, turned the right way up.

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, RgbImage, metadata::Orientation};

use crate::Failure;

/// What the channels of a pixel mean; 8 bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, and how much of it there is.
    Rgba,
    /// Cyan, magenta, yellow, black: 255 is all of the ink.
    Cmyk,
}

impl Channels {
    pub(super) const fn count(self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }

    const fn pixel_type(self) -> PixelType {
        match self {
            Self::Rgb => PixelType::U8x3,
            Self::Rgba | Self::Cmyk => PixelType::U8x4,
        }
    }
}

/// A picture in memory, rows without gaps.
#[derive(Debug)]
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: Channels,
    pub(super) pixels: Vec<u8>,
}

impl Raster {
    /// Whether there is more to see than one colour. Where nothing could be decoded all pixels are like the last, but
    /// perhaps for a block in which a decoder took nothing for something.
    pub(super) fn shows_something(&self) -> bool {
        let each = self.pixels.chunks_exact(self.channels.count());
        let last = each.clone().last();
        let others = each.clone().filter(|pixel| Some(*pixel) != last).count();
        others > each.len() / 100
    }

    /// The same picture with at most that many pixels along its longest edge; as it is where it has fewer.
    pub(super) fn within(self, longest_edge: u32) -> Result<Self, Failure> {
        let (width, height) = fit((self.width, self.height), longest_edge);
        if (width, height) == (self.width, self.height) {
            return Ok(self);
        }
        self.resized(width, height)
    }

    /// A smaller picture, and this one still there.
    pub(super) fn resized(&self, width: u32, height: u32) -> Result<Self, Failure> {
        let kind = self.channels.pixel_type();
        let from =
            ImageRef::new(self.width, self.height, &self.pixels, kind).map_err(|_| Failure::Crashed)?;
        let mut to = Image::new(width, height, kind);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .use_alpha(self.channels == Channels::Rgba);
        Resizer::new()
            .resize(&from, &mut to, &options)
            .map_err(|_| Failure::Crashed)?;
        Ok(Self {
            width,
            height,
            channels: self.channels,
            pixels: to.into_vec(),
        })
    }

    /// What is transparent shows white.
    pub(super) fn on_white(self) -> Self {
        if self.channels != Channels::Rgba {
            return self;
        }
        let over = |value: u8, alpha: u8| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            // At most 255, for both are.
            ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        let pixels = self
            .pixels
            .chunks_exact(4)
            .flat_map(|pixel| match *pixel {
                [red, green, blue, alpha] => [over(red, alpha), over(green, alpha), over(blue, alpha)],
                _ => [255; 3],
            })
            .collect();
        Self {
            channels: Channels::Rgb,
            pixels,
            ..self
        }
    }

    /// Turned as its header says; only of red, green and blue.
    pub(super) fn turned(self, orientation: Orientation) -> Result<Self, Failure> {
        match orientation {
            Orientation::NoTransforms => return Ok(self),
            Orientation::Rotate90 => return Ok(self.on_its_side(Counted::FromEnd, Counted::FromStart)),
            Orientation::Rotate270 => return Ok(self.on_its_side(Counted::FromStart, Counted::FromEnd)),
            _ => {}
        }
        let stored = RgbImage::from_raw(self.width, self.height, self.pixels).ok_or(Failure::Crashed)?;
        let mut picture = DynamicImage::ImageRgb8(stored);
        picture.apply_orientation(orientation);
        Ok(Self {
            width: picture.width(),
            height: picture.height(),
            channels: self.channels,
            pixels: picture.into_rgb8().into_raw(),
        })
    }

    /// Rows become columns. Block by block: a row of the one is a column of the other, and a whole picture of either
    /// is more than a processor's cache holds.
    fn on_its_side(&self, rows: Counted, columns: Counted) -> Self {
        const BLOCK: usize = 64;
        const PIXEL: usize = Channels::Rgb.count();
        let (width, height) = (self.width as usize, self.height as usize);
        let mut pixels = vec![0; width * height * PIXEL];
        let blocks = (0..width)
            .step_by(BLOCK)
            .flat_map(|top| (0..height).step_by(BLOCK).map(move |left| (top, left)));
        for (top, left) in blocks {
            for y in top..(top + BLOCK).min(width) {
                let column = columns.of(y, width);
                for x in left..(left + BLOCK).min(height) {
                    let from = (rows.of(x, height) * width + column) * PIXEL;
                    let to = (y * height + x) * PIXEL;
                    pixels[to..to + PIXEL].copy_from_slice(&self.pixels[from..from + PIXEL]);
                }
            }
        }
        Self {
            width: self.height,
            height: self.width,
            channels: self.channels,
            pixels,
        }
    }

    /// The mean of all channels of all pixels.
    pub(super) fn brightness(&self) -> u8 {
        let sum: u64 = self.pixels.iter().map(|value| u64::from(*value)).sum();
        let mean = sum / (self.pixels.len() as u64).max(1);
        u8::try_from(mean).unwrap_or(u8::MAX)
    }
}

/// Where the counting of rows or columns begins.
#[derive(Clone, Copy)]
enum Counted {
    FromStart,
    FromEnd,
}

impl Counted {
    fn of(self, at: usize, count: usize) -> usize {
        match self {
            Self::FromStart => at,
            Self::FromEnd => count - 1 - at,
        }
    }
}

/// Width and height within the longest edge, in the same proportion, never larger and never nothing.
pub(crate) fn fit((width, height): (u32, u32), longest_edge: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= longest_edge {
        return (width, height);
    }
    let scaled = |edge: u32| {
        let exact =
            (u64::from(edge) * u64::from(longest_edge) * 2 + u64::from(longest)) / (u64::from(longest) * 2);
        u32::try_from(exact).unwrap_or(longest_edge).max(1)
    };
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_never_made_larger_and_never_vanishes() {
        assert_eq!(fit((200, 100), 320), (200, 100));
        assert_eq!(fit((4000, 3000), 320), (320, 240));
        assert_eq!(fit((3000, 4000), 1280), (960, 1280));
        assert_eq!(fit((60_000, 2), 320), (320, 1));
        assert_eq!(fit((1281, 1280), 1280), (1280, 1279));
    }

    #[test]
    fn what_is_transparent_shows_white() {
        let raster = Raster {
            width: 3,
            height: 1,
            channels: Channels::Rgba,
            pixels: vec![10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128],
        };
        assert_eq!(
            raster.on_white().pixels,
            [10, 20, 30, 255, 255, 255, 127, 127, 127]
        );
    }

    #[test]
    fn a_picture_on_its_side_is_turned_as_the_library_would_turn_it() {
        let (width, height) = (130, 67);
        let stored = RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([x as u8, y as u8, (x ^ y) as u8])
        });
        for orientation in [Orientation::Rotate90, Orientation::Rotate270] {
            let mut expected = DynamicImage::ImageRgb8(stored.clone());
            expected.apply_orientation(orientation);
            let raster = Raster {
                width,
                height,
                channels: Channels::Rgb,
                pixels: stored.clone().into_raw(),
            };
            let turned = raster.turned(orientation).unwrap();
            assert_eq!((turned.width, turned.height), (height, width));
            assert!(
                turned.pixels == expected.into_rgb8().into_raw(),
                "{orientation:?}"
            );
        }
    }
}
