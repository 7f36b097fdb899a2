//! A picture in the making, in linear light.

use super::{Colour, Dice};

/// How many grains there are before they repeat.
const GRAINS: usize = 1 << 16;

/// A picture in the making.
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pixels: Vec<Colour>,
}

impl Canvas {
    /// Each pixel worked out from its place, in pixels.
    pub(crate) fn painted(width: usize, height: usize, mut colour: impl FnMut(f32, f32) -> Colour) -> Self {
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                pixels.push(colour(x as f32, y as f32));
            }
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    /// Its pixels, row by row.
    pub(crate) fn into_pixels(self) -> Vec<Colour> {
        self.pixels
    }

    pub(crate) fn get(&self, x: usize, y: usize) -> Colour {
        self.pixels[y * self.width + x]
    }

    /// Lays this much of a colour over a pixel; nothing where there is none.
    pub(crate) fn lay(&mut self, x: isize, y: isize, colour: Colour, alpha: f32) {
        if let Some(at) = self.index(x, y) {
            self.pixels[at] = self.pixels[at].over(colour, alpha.clamp(0.0, 1.0));
        }
    }

    /// Adds light to a pixel; nothing where there is none.
    pub(crate) fn shine(&mut self, x: isize, y: isize, light: Colour) {
        if let Some(at) = self.index(x, y) {
            self.pixels[at] = self.pixels[at] + light;
        }
    }

    fn index(&self, x: isize, y: isize) -> Option<usize> {
        let inside = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        inside.then(|| y as usize * self.width + x as usize)
    }

    /// Changes each pixel by its place.
    pub(crate) fn adjust(&mut self, mut change: impl FnMut(f32, f32, Colour) -> Colour) {
        for y in 0..self.height {
            for x in 0..self.width {
                let at = y * self.width + x;
                self.pixels[at] = change(x as f32, y as f32, self.pixels[at]);
            }
        }
    }

    /// Darker towards the corners, as a lens does it.
    pub(crate) fn vignette(&mut self, strength: f32) {
        let (middle_x, middle_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let reach = middle_x * middle_x + middle_y * middle_y;
        self.adjust(|x, y, colour| {
            let distance = ((x - middle_x).powi(2) + (y - middle_y).powi(2)) / reach;
            colour.lit(1.0 - strength * distance * distance)
        });
    }

    /// What a screen shows: sRGB, eight bits a channel, with a film's grain over it, strongest in the middle
    /// tones. The grain keeps soft gradients from falling into bands.
    pub(crate) fn developed(&self, grain: f32, seed: u64) -> Vec<u8> {
        let mut dice = Dice::new(seed);
        // Two rows of chance, read from another place for each row of pixels.
        let specks: Vec<[f32; 2]> = (0..GRAINS)
            .map(|_| [(dice.unit() + dice.unit() - 1.0) * grain, dice.unit() - 0.5])
            .collect();
        let encode = Encoding::new();
        let mut bytes = Vec::with_capacity(self.pixels.len() * 3);
        let mut at = 0;
        for (index, pixel) in self.pixels.iter().enumerate() {
            if index % self.width == 0 {
                at = (dice.unit() * GRAINS as f32) as usize;
            }
            at = (at + 1) % GRAINS;
            let luma = (0.3 * pixel.red + 0.6 * pixel.green + 0.1 * pixel.blue).clamp(0.0, 1.0);
            let tone = luma.sqrt();
            let middle = 0.35 + 2.6 * tone * (1.0 - tone);
            let [film, dither] = specks[at];
            let speck = film * middle + dither;
            for channel in [pixel.red, pixel.green, pixel.blue] {
                bytes.push((encode.of(channel) + speck + 0.5).clamp(0.0, 255.0) as u8);
            }
        }
        bytes
    }
}

/// The sRGB curve as a table; its steps are finer where it is steep.
struct Encoding(Vec<f32>);

impl Encoding {
    const STEPS: usize = 4096;

    fn new() -> Self {
        let at = |step: usize| {
            let root = step as f32 / (Self::STEPS - 1) as f32;
            let linear = root * root;
            let encoded = if linear <= 0.003_130_8 {
                linear * 12.92
            } else {
                1.055 * linear.powf(1.0 / 2.4) - 0.055
            };
            encoded * 255.0
        };
        Self((0..Self::STEPS).map(at).collect())
    }

    fn of(&self, linear: f32) -> f32 {
        self.0[(linear.clamp(0.0, 1.0).sqrt() * (Self::STEPS - 1) as f32) as usize]
    }
}
