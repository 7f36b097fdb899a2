//! Light on the floor of a swimming pool: rays bent by the waves, gathered where they fall.

use std::f32::consts::TAU;

use crate::demo::media::paint::{Canvas, Colour, Dice, Field, Gradient, lerp, smoothstep};

/// Waves on the water: direction, how many to the side of the picture, height, and phase.
pub(crate) struct Water(Vec<[f32; 5]>);

impl Water {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let waves = (0..26).map(|i| {
            let often = lerp(1.6, 9.0, (i as f32 / 25.0).powf(1.4)) * dice.between(0.85, 1.15);
            let (sine, cosine) = (dice.unit() * TAU).sin_cos();
            [
                cosine * often,
                sine * often,
                0.020 / often.powf(1.35),
                dice.unit() * TAU,
                dice.of(&[1.0, 2.0, 3.0]) * TAU,
            ]
        });
        Self(waves.collect())
    }

    /// The slope of the water at a place, in sides of the picture, at a part of the loop from 0 to 1.
    fn slope(&self, x: f32, y: f32, part: f32) -> (f32, f32) {
        let mut slope = (0.0, 0.0);
        for [along, down, height, phase, turns] in &self.0 {
            let swing = (TAU * (along * x + down * y) + phase + turns * part).cos() * height * TAU;
            slope.0 += along * swing;
            slope.1 += down * swing;
        }
        slope
    }

    /// How the light falls on a floor of that size, 1 where nothing bends it. `rays` go through each pixel's
    /// side.
    pub(crate) fn light(&self, width: usize, height: usize, rays: f32, part: f32) -> Field {
        let mut floor = Field::new(width, height);
        let side = width.max(height) as f32;
        let margin = side * 0.08;
        let coarse = 6.0;
        let (columns, rows) = (
            ((width as f32 + 2.0 * margin) / coarse) as usize + 2,
            ((height as f32 + 2.0 * margin) / coarse) as usize + 2,
        );
        let mut bend = (Field::new(columns, rows), Field::new(columns, rows));
        let slopes: Vec<(f32, f32)> = (0..columns * rows)
            .map(|i| {
                let (x, y) = (
                    (i % columns) as f32 * coarse - margin,
                    (i / columns) as f32 * coarse - margin,
                );
                self.slope(x / side, y / side, part)
            })
            .collect();
        bend.0 = Field::of(columns, rows, |x, y| slopes[y * columns + x].0);
        bend.1 = Field::of(columns, rows, |x, y| slopes[y * columns + x].1);
        let depth = side * 0.135;
        let step = 1.0 / rays;
        let mut y = -margin;
        while y < height as f32 + margin {
            let mut x = -margin;
            while x < width as f32 + margin {
                let (u, v) = ((x + margin) / coarse, (y + margin) / coarse);
                floor.splat(
                    x + depth * bend.0.sample(u, v),
                    y + depth * bend.1.sample(u, v),
                    step * step,
                );
                x += step;
            }
            y += step;
        }
        floor
    }
}

/// From the deep to where the light gathers.
pub(crate) fn colours() -> Gradient {
    Gradient::new(&[
        (0.0, 0x065d84),
        (0.22, 0x0e87ad),
        (0.42, 0x35b4cc),
        (0.66, 0x8fe0e4),
        (1.0, 0xfdfff4),
    ])
}

/// Where a light of that strength stands among the colours.
pub(crate) fn tone(light: f32) -> f32 {
    1.0 - (-light * 0.52).exp()
}

/// A pool, and a ring that somebody left in it.
pub(crate) fn study() -> Canvas {
    const SIDE: usize = 2400;
    let water = Water::new(4);
    let light = water.light(SIDE, SIDE, 1.5, 0.0).blurred(1);
    let colours = colours();
    let (deep, grout) = (Colour::hex(0x053f66), Colour::hex(0x035577));
    let mut canvas = Canvas::painted(SIDE, SIDE, |x, y| {
        let (dx, dy) = water.slope(x / SIDE as f32, y / SIDE as f32, 0.0);
        // What lies on the floor is seen through the same waves.
        let (u, v) = (x + dx * 150.0, y + dy * 150.0);
        let lane = smoothstep(120.0, 114.0, (u - 1980.0 + 0.06 * v).abs());
        let tile = |place: f32| smoothstep(2.0, 5.0, (place.rem_euclid(120.0) - 60.0).abs() - 54.0);
        let joint = tile(u).max(tile(v));
        let lit = colours.at(tone(light.get(x as usize, y as usize)) * lerp(1.0, 0.86, y / SIDE as f32));
        let floor = lit.over(deep.lit(0.6 + lit.green), lane * 0.82);
        floor.over(grout, joint * 0.34)
    });
    ring(&mut canvas, &water, (1010.0, 1050.0), 430.0);
    canvas.vignette(0.16);
    canvas
}

/// A ring in red and white, with its shadow on the floor.
fn ring(canvas: &mut Canvas, water: &Water, (x, y): (f32, f32), radius: f32) {
    let thick = radius * 0.36;
    let shadow = (x + 190.0, y + 250.0);
    canvas.adjust(|column, row, colour| {
        let (dx, dy) = water.slope(column / 2400.0, row / 2400.0, 0.0);
        let distance = (column + dx * 190.0 - shadow.0).hypot(row + dy * 190.0 - shadow.1);
        let dark = smoothstep(thick + 26.0, thick - 30.0, (distance - radius).abs());
        colour.over(Colour::hex(0x043d63), dark * 0.62)
    });
    let (coral, cream) = (Colour::hex(0xf04f3a), Colour::hex(0xfff3e2));
    canvas.adjust(|column, row, colour| {
        let (dx, dy) = (column - x, row - y);
        let across = dx.hypot(dy) - radius;
        let edge = smoothstep(thick + 1.2, thick - 1.2, across.abs());
        if edge <= 0.0 {
            return colour;
        }
        let turn = (dy.atan2(dx) / TAU + 0.04).rem_euclid(1.0);
        let stripe = (turn * 10.0).fract();
        let seam = smoothstep(0.0, 0.006, stripe) * smoothstep(1.0, 0.994, stripe);
        let paint = if ((turn * 10.0) as u32).is_multiple_of(2) {
            coral
        } else {
            cream
        };
        let bulge = (1.0 - (across / thick).powi(2)).max(0.0).sqrt();
        let outward = across / thick / dx.hypot(dy).max(1.0);
        let facing = 0.55 * bulge - 0.62 * (dx * outward * 0.64 + dy * outward * 0.77);
        let gleam = smoothstep(0.93, 1.0, facing / 0.83) * 0.75;
        let shaded = paint.lit((0.42 + 0.72 * facing.max(0.0)) * lerp(0.8, 1.0, seam))
            + Colour::hex(0x4fc3d8) * (0.10 * (1.0 - bulge));
        colour.over(shaded.over(Colour::hex(0xffffff), gleam), edge)
    });
}
