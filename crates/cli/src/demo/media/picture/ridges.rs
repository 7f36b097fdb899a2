//! Mountains behind mountains after sunset, with mist in the valleys.

use crate::demo::media::paint::{Canvas, Colour, Dice, Field, Gradient, fbm, lerp, ridged, smoothstep};

/// One line of mountains: for each column where it begins, from the top, and its colours.
pub(crate) struct Ridge {
    /// Three heights a column, so that steep edges are smooth.
    heights: Vec<f32>,
    /// The highest of the three, a column.
    highest: Vec<f32>,
    /// The ground that the trees stand on, a height a column.
    ground: Vec<f32>,
    /// Colour at the crest.
    crest: Colour,
    /// Colour of the mist at its foot.
    mist: Colour,
    /// How far below the crest the mist is full, in pixels.
    depth: f32,
}

impl Ridge {
    const FINE: usize = 3;

    /// How much of a pixel it covers, and how far the pixel is below the ground of the crest.
    pub(crate) fn covers(&self, x: usize, y: f32) -> (f32, f32) {
        // Most of what is asked for is sky, or far below.
        if y < self.highest[x] - 0.5 {
            return (0.0, y - self.ground[x]);
        }
        let fine = &self.heights[x * Self::FINE..(x + 1) * Self::FINE];
        let covered: f32 = fine.iter().map(|height| (y - height + 0.5).clamp(0.0, 1.0)).sum();
        (covered / Self::FINE as f32, y - self.ground[x])
    }

    /// What it looks like that far below its crest, where the mist is as thick as said (about 0 to 1).
    pub(crate) fn colour(&self, below: f32, thickness: f32) -> Colour {
        let mist = smoothstep(0.0, 1.0, below / self.depth) * thickness;
        self.crest.over(self.mist, mist.clamp(0.0, 1.0))
    }
}

/// The colours of an evening.
pub(crate) struct Evening {
    pub(crate) sky: Gradient,
    /// From the farthest ridge to the nearest.
    pub(crate) land: Gradient,
    pub(crate) mist: Gradient,
    pub(crate) glow: Colour,
}

impl Evening {
    /// Deep blue above, peach at the horizon.
    pub(crate) fn blue_hour() -> Self {
        Self {
            sky: Gradient::new(&[
                (0.0, 0x142145),
                (0.35, 0x3a4a7d),
                (0.6, 0x8d7aa0),
                (0.8, 0xe0a08f),
                (1.0, 0xfbcf9d),
            ]),
            land: Gradient::new(&[
                (0.0, 0xa78fa6),
                (0.35, 0x5d6390),
                (0.7, 0x243057),
                (1.0, 0x080d1e),
            ]),
            mist: Gradient::new(&[(0.0, 0xf6c6a2), (0.4, 0xb8a3b4), (0.8, 0x576690), (1.0, 0x1d294c)]),
            glow: Colour::hex(0xffb070),
        }
    }

    /// Rose and green before sunrise.
    pub(crate) fn first_light() -> Self {
        Self {
            sky: Gradient::new(&[
                (0.0, 0x2b4a5e),
                (0.4, 0x6f97a0),
                (0.7, 0xd9c3ac),
                (0.88, 0xf5b79a),
                (1.0, 0xf9d9b4),
            ]),
            land: Gradient::new(&[
                (0.0, 0xb2a79f),
                (0.4, 0x5f8080),
                (0.75, 0x1f4447),
                (1.0, 0x081a1c),
            ]),
            mist: Gradient::new(&[
                (0.0, 0xf8d8ba),
                (0.45, 0xb9c4b8),
                (0.8, 0x668a88),
                (1.0, 0x234a4c),
            ]),
            glow: Colour::hex(0xffc690),
        }
    }
}

/// The ridges for a picture of that size, nearest first.
pub(crate) fn ridges(width: usize, height: usize, evening: &Evening, seed: u32) -> Vec<Ridge> {
    const COUNT: usize = 8;
    let tall = height as f32;
    let across = |x: usize| x as f32 / (Ridge::FINE as f32 * tall);
    (0..COUNT)
        .rev()
        .map(|layer| {
            let near = layer as f32 / (COUNT - 1) as f32;
            let base = lerp(0.545, 0.985, near.powf(1.2));
            let relief = lerp(0.15, 0.17, near);
            let wide = lerp(3.2, 1.3, near);
            let line = seed + 31 * layer as u32;
            let mut heights: Vec<f32> = (0..width * Ridge::FINE)
                .map(|x| {
                    let place = across(x) * wide + layer as f32 * 4.7;
                    let mountains = ridged(place, 0.5, 6, line) * lerp(1.15, 0.5, near);
                    let hills = fbm(place * 0.45, 7.5, 4, line + 7) + 0.25;
                    tall * (base - relief * (mountains + hills * 0.9))
                })
                .collect();
            let ground = levelled(&heights);
            if near > 0.6 {
                plant(
                    &mut heights,
                    tall * lerp(0.010, 0.075, ((near - 0.6) / 0.4).powi(2)),
                    line,
                );
            }
            let highest = heights
                .chunks(Ridge::FINE)
                .map(|fine| fine.iter().copied().fold(f32::MAX, f32::min))
                .collect();
            Ridge {
                heights,
                highest,
                ground,
                crest: evening.land.at(near),
                mist: evening.mist.at(near),
                depth: tall * lerp(0.13, 0.24, near),
            }
        })
        .collect()
}

/// The line that mist lies along: it takes no notice of a single peak.
fn levelled(heights: &[f32]) -> Vec<f32> {
    let columns = heights.len() / Ridge::FINE;
    let line = Field::of(columns, 1, |x, _| heights[x * Ridge::FINE + 1]).blurred(columns / 26);
    (0..columns)
        .map(|x| line.get(x, 0) * 0.8 + heights[x * Ridge::FINE + 1] * 0.2)
        .collect()
}

/// Sets pines on a ridge, up to so high.
fn plant(heights: &mut [f32], tallest: f32, seed: u32) {
    let mut dice = Dice::new(u64::from(seed));
    let ground = heights.to_vec();
    let mut at = 0.0;
    while at < ground.len() as f32 {
        let x = at as usize;
        let grove = smoothstep(-0.25, 0.25, fbm(at / (tallest * 30.0), 3.0, 2, seed));
        let tall = tallest * dice.between(0.35, 1.0) * lerp(0.25, 1.0, grove);
        let half = tall * dice.between(0.16, 0.22) * Ridge::FINE as f32;
        let first = x.saturating_sub(half as usize);
        let end = (x + half as usize + 1).min(ground.len());
        for (i, height) in heights[first..end].iter_mut().enumerate() {
            let out = ((first + i) as f32 - at).abs() / half;
            // Boughs: the outline goes down in steps that hang.
            let boughs = 0.10 * (out * 23.0 + 2.0).sin() * (1.0 - out);
            let top = ground[x] + tall * 0.08 - tall * (1.0 - out + boughs).clamp(0.0, 1.0);
            *height = height.min(top);
        }
        at += half * dice.between(0.35, 1.3) + 1.0;
    }
}

/// The sky with its afterglow, `y` and `x` in parts of the picture.
pub(crate) fn sky(evening: &Evening, x: f32, y: f32, thin: f32) -> Colour {
    let glow = (-((x - 0.66).powi(2) * 5.0 + (y - 0.55).powi(2) * 16.0)).exp();
    evening.sky.at(y / 0.58 + thin * 0.05) + evening.glow * (glow * 0.32)
}

/// Blue hour, seven ridges and a wood.
pub(crate) fn blue_hour() -> Canvas {
    paint(3000, 2000, &Evening::blue_hour(), 11)
}

fn paint(width: usize, height: usize, evening: &Evening, seed: u32) -> Canvas {
    let ridges = ridges(width, height, evening, seed);
    let tall = height as f32;
    let cell = 8;
    let mist = Field::of(width / cell + 2, height / cell + 2, |x, y| {
        let (x, y) = ((x * cell) as f32 / tall, (y * cell) as f32 / tall);
        fbm(x * 2.2, y * 9.0, 4, seed + 90)
    });
    let mut canvas = Canvas::painted(width, height, |x, y| {
        let soft = mist.sample(x / cell as f32, y / cell as f32);
        let mut colour = None;
        let mut left = 1.0;
        for ridge in &ridges {
            let (covered, below) = ridge.covers(x as usize, y);
            if covered > 0.0 {
                let seen = ridge.colour(below, 0.78 + soft * 0.5) * (covered * left);
                colour = Some(colour.map_or(seen, |known: Colour| known + seen));
                left *= 1.0 - covered;
            }
            if left <= 0.0 {
                break;
            }
        }
        let behind = sky(evening, x / width as f32, y / tall, soft) * left;
        colour.map_or(behind, |known| known + behind)
    });
    stars(&mut canvas, seed);
    canvas.vignette(0.28);
    canvas
}

/// The first stars, where the sky is dark enough.
fn stars(canvas: &mut Canvas, seed: u32) {
    let mut dice = Dice::new(u64::from(seed) + 5);
    for _ in 0..260 {
        let x = dice.unit() * canvas.width as f32;
        let down = dice.unit().powi(2);
        let y = down * canvas.height as f32 * 0.33;
        let light = dice.unit().powi(4) * (1.0 - down) * 0.9;
        canvas.glow((x, y), dice.between(2.0, 4.2), Colour::hex(0xdde6ff) * light);
    }
}
