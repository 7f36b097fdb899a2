//! Dunes in low light: a height map, shadows swept across it, and a walk from the eye over the sand.

use crate::demo::media::paint::{Canvas, Colour, Field, Gradient, fbm, lerp, smoothstep};

const SIDE: usize = 2000;
/// Units of the desert along a side of the map.
const SPAN: f32 = 26.0;

struct Desert {
    heights: Field,
    /// How far above the sand the shadow of what stands towards the sun reaches.
    shade: Field,
}

impl Desert {
    fn new(seed: u32) -> Self {
        let heights = Field::of(SIDE, SIDE, |x, z| {
            height(x as f32 * SPAN / SIDE as f32, z as f32 * SPAN / SIDE as f32, seed)
        });
        // The sun stands low at the left: a shadow goes on to the right and sinks with each step.
        let sink = 0.30 * SPAN / SIDE as f32;
        let mut row = usize::MAX;
        let mut edge = 0.0_f32;
        let shade = Field::of(SIDE, SIDE, |x, z| {
            let ground = heights.get(x, z);
            edge = if row == z {
                (edge - sink).max(ground)
            } else {
                ground
            };
            row = z;
            edge - ground
        });
        Self { heights, shade }
    }

    fn read(field: &Field, x: f32, z: f32) -> f32 {
        let scale = SIDE as f32 / SPAN;
        field.sample(x * scale, z * scale)
    }

    /// The light on the sand, 0 in the shadow to 1 where it meets the sun.
    fn light(&self, x: f32, z: f32, far: f32) -> f32 {
        let step = 0.05;
        let slope_x =
            (Self::read(&self.heights, x + step, z) - Self::read(&self.heights, x - step, z)) / (2.0 * step);
        let slope_z =
            (Self::read(&self.heights, x, z + step) - Self::read(&self.heights, x, z - step)) / (2.0 * step);
        let ripple = ripple(x, z) * smoothstep(9.0, 1.0, far) * 0.16;
        let facing = (0.30 + slope_x * 0.98 - slope_z * 0.14 + ripple)
            / (1.0 + slope_x * slope_x + slope_z * slope_z).sqrt();
        let shadow = smoothstep(0.0, 0.06, Self::read(&self.shade, x, z));
        facing.clamp(0.0, 1.2) * (1.0 - shadow) + 0.07 * (1.0 + ripple * 2.0)
    }
}

fn height(x: f32, z: f32, seed: u32) -> f32 {
    let bend = fbm(x * 0.16, z * 0.16, 3, seed) * 3.4 + fbm(x * 0.5, z * 0.5, 2, seed + 3) * 0.35;
    let phase = x * 0.30 + z * 0.13 + bend;
    let part = phase - phase.floor();
    // Up slowly with the wind, down steeply in its lee: that is what makes the crest.
    let profile = if part < 0.72 {
        (part / 0.72).powf(1.35)
    } else {
        ((1.0 - part) / 0.28).powf(0.92)
    };
    let size = 0.75 + 0.7 * fbm(x * 0.12 + 9.0, z * 0.12, 2, seed + 11);
    profile * size * 1.15 + fbm(x * 0.35, z * 0.35, 3, seed + 21) * 0.22
}

fn ripple(x: f32, z: f32) -> f32 {
    let wander = fbm(x * 1.1, z * 1.1, 3, 77) * 5.0;
    ((x * 26.0 + z * 8.0) + wander * 2.2).sin()
}

/// First light on the great dune.
pub(crate) fn first_light() -> Canvas {
    let (width, height) = (2880, 1620);
    let sky = Gradient::new(&[
        (0.0, 0x4f7fa6),
        (0.55, 0xa9bfc4),
        (0.85, 0xf0cfa8),
        (1.0, 0xf7c491),
    ]);
    let sand = Gradient::new(&[
        (0.0, 0x2a1420),
        (0.18, 0x5b2a2e),
        (0.42, 0xb35a35),
        (0.7, 0xe8964f),
        (1.0, 0xfdd39a),
    ]);
    let haze = Colour::hex(0xf0c196);
    let horizon = 0.33 * height as f32;
    let mut canvas = Canvas::painted(width, height, |_, y| sky.at(y / horizon / 1.05));
    canvas.glow(
        (width as f32 * 0.08, horizon * 0.95),
        width as f32 * 0.42,
        Colour::hex(0xffc07a) * 0.5,
    );
    let desert = Desert::new(1203);
    for column in 0..width {
        walk(&mut canvas, &desert, column, horizon, |light, far| {
            let air = smoothstep(3.0, 25.0, far) * 0.72;
            sand.at(light * 0.92).over(haze, air)
        });
    }
    canvas.vignette(0.22);
    canvas
}

/// Walks from the eye to the horizon along one column, painting what rises above all before it.
fn walk(
    canvas: &mut Canvas,
    desert: &Desert,
    column: usize,
    horizon: f32,
    sand: impl Fn(f32, f32) -> Colour,
) {
    let (width, height) = (canvas.width as f32, canvas.height as f32);
    let across = (column as f32 / width - 0.5) * 1.25;
    let eye = 2.15;
    let focal = height * 0.92;
    let mut painted = height;
    let mut far = 0.9_f32;
    let mut last = sand(desert.light(12.0 + across * far, 1.0 + far, far), far);
    while far < 24.5 && painted > 0.0 {
        let (x, z) = (12.0 + across * far, 1.0 + far * 0.98);
        let ground = Desert::read(&desert.heights, x, z);
        let row = horizon + (eye - ground) / far * focal;
        if row < painted {
            let colour = sand(desert.light(x, z, far), far);
            fill(canvas, column, (row, painted), (colour, last));
            last = colour;
            painted = row;
        }
        far += lerp(0.0035, 0.05, (far / 24.5).powf(1.3));
    }
}

/// Paints a column between two heights, from the lower colour to the upper.
fn fill(canvas: &mut Canvas, column: usize, (top, bottom): (f32, f32), (upper, lower): (Colour, Colour)) {
    let from = top.floor().max(0.0) as usize;
    let to = (bottom.ceil().max(0.0) as usize).min(canvas.height);
    for y in from..to {
        let covered = (bottom.min(y as f32 + 1.0) - top.max(y as f32)).clamp(0.0, 1.0);
        let part = ((y as f32 + 0.5 - top) / (bottom - top)).clamp(0.0, 1.0);
        canvas.lay(column as isize, y as isize, upper.over(lower, part), covered);
    }
}
