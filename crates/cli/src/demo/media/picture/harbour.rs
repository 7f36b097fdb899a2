//! The sun going down behind a sail.

use crate::demo::media::paint::{Canvas, Colour, Gradient, Point, fbm, smooth_open, smoothstep, value};

const WIDTH: usize = 2700;
const HEIGHT: usize = 1800;
const HORIZON: f32 = 0.56 * HEIGHT as f32;
const SUN: Point = (WIDTH as f32 * 0.36, HORIZON - 150.0);

/// Four o'clock in December.
pub(crate) fn sundown() -> Canvas {
    let sky = Gradient::new(&[
        (0.0, 0x2d5d7c),
        (0.4, 0x86a5a6),
        (0.68, 0xe9c08c),
        (0.9, 0xf89f5b),
        (1.0, 0xf27d4f),
    ]);
    let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        if y < HORIZON {
            heaven(&sky, x, y)
        } else {
            sea(&sky, x, y)
        }
    });
    canvas.glow(SUN, 980.0, Colour::hex(0xffa050) * 0.30);
    headland(&mut canvas);
    boat(&mut canvas, (WIDTH as f32 * 0.645, HORIZON + 128.0), 1.0);
    boat(&mut canvas, (WIDTH as f32 * 0.835, HORIZON + 26.0), 0.26);
    canvas.vignette(0.26);
    canvas
}

fn heaven(sky: &Gradient, x: f32, y: f32) -> Colour {
    let up = y / HORIZON;
    let veil = fbm(x / 900.0 + 2.0, y / (60.0 + 90.0 * up), 5, 3);
    let band = smoothstep(0.02, 0.55, veil) * smoothstep(0.05, 0.5, up);
    let mut colour = sky.at(up + veil * 0.03).over(Colour::hex(0xffdcb0), band * 0.42);
    colour = colour.over(
        Colour::hex(0x8a6377),
        smoothstep(0.1, 0.5, fbm(x / 620.0, y / 34.0, 4, 9)) * 0.38 * smoothstep(0.6, 0.95, up),
    );
    let distance = (x - SUN.0).hypot(y - SUN.1);
    let halo = (-(distance / 260.0).powi(2)).exp() * 0.5;
    let disc = smoothstep(106.0, 103.0, distance);
    (colour + Colour::hex(0xffb468) * halo).over(Colour::hex(0xfff2d2) * 1.15, disc)
}

/// The water: each place shows the sky of the place that its wave looks at, and the sun where it finds it.
fn sea(sky: &Gradient, x: f32, y: f32) -> Colour {
    let near = (y - HORIZON) / (HEIGHT as f32 - HORIZON);
    let scale = 3.0 + 95.0 * near;
    let wide = 22.0 + 330.0 * near;
    let swell = fbm(x / wide, y / scale * 2.2, 5, 31);
    let chop = value(x / (wide * 0.22), y / (scale * 0.17), 33);
    let tilt = swell * 1.1 + chop * 0.34;
    let looked = (0.97 - 0.62 * near.powf(0.7) + tilt * (0.10 + 0.34 * near)).clamp(0.0, 1.0);
    let depth = Colour::hex(0x0c2c3f);
    let mut colour = sky
        .at(looked)
        .lit(0.86)
        .over(depth, 0.30 + 0.42 * near + 0.16 * tilt);
    let spread = 64.0 + 300.0 * near;
    let away = (x - SUN.0) / spread;
    let chance = (-away * away * 0.85).exp();
    let spark = smoothstep(0.58 - 0.62 * chance, 0.74 - 0.50 * chance, tilt * 0.9 + 0.22);
    colour = colour + Colour::hex(0xffc27c) * (spark * chance * (1.25 - 0.55 * near));
    colour + Colour::hex(0xffa25e) * (chance * 0.16)
}

fn headland(canvas: &mut Canvas) {
    for (reach, tall, colour, seed) in [(0.52, 150.0, 0xa06f70, 3), (0.30, 96.0, 0x5b4557, 7)] {
        let mut outline: Vec<Point> = vec![(WIDTH as f32 + 10.0, HORIZON + 1.0)];
        let steps = 500;
        for step in 0..=steps {
            let part = step as f32 / steps as f32;
            let x = WIDTH as f32 * (1.0 - reach * part);
            let rise = smoothstep(1.0, 0.2, part) * tall * (0.72 + 0.6 * fbm(x / 330.0, 0.5, 5, seed));
            outline.push((x, HORIZON + 1.0 - rise.max(0.0)));
        }
        canvas.polygon(&outline, Colour::hex(colour), 0.95);
    }
}

/// A boat: where it floats, and how large.
#[derive(Clone, Copy)]
struct Boat {
    place: Point,
    size: f32,
}

impl Boat {
    /// A point of it, from the middle of its water line.
    fn at(self, along: f32, up: f32) -> Point {
        (self.place.0 + along * self.size, self.place.1 - up * self.size)
    }

    /// A smooth line through points of it.
    fn line(self, points: &[(f32, f32)]) -> Vec<Point> {
        let points: Vec<Point> = points.iter().map(|(along, up)| self.at(*along, *up)).collect();
        smooth_open(&points, 12)
    }
}

/// A gaff-rigged boat, its sails lit from behind, and what the water keeps of it.
fn boat(canvas: &mut Canvas, place: Point, size: f32) {
    let boat = Boat { place, size };
    let ink = Colour::hex(0x1c1a26);
    reflection(canvas, boat, ink);
    let (main, jib) = (Colour::hex(0x7a3328), Colour::hex(0xc97a4c));
    let sail = boat.line(&[
        (-2.0, 42.0),
        (-4.0, 190.0),
        (-62.0, 322.0),
        (-108.0, 180.0),
        (-124.0, 44.0),
    ]);
    canvas.polygon_with(&sail, 0.97, |column, row| {
        let through = smoothstep(boat.at(-124.0, 0.0).0, boat.at(0.0, 0.0).0, column);
        main.lit(0.7 + 0.8 * through + 0.2 * (row / 60.0).sin().abs())
            + Colour::hex(0xff8a4a) * (0.10 * through)
    });
    let sail = boat.line(&[
        (6.0, 46.0),
        (8.0, 150.0),
        (10.0, 276.0),
        (62.0, 140.0),
        (124.0, 34.0),
    ]);
    canvas.polygon(&sail, jib, 0.97);
    for (from, to, wide) in [
        ((0.0, 10.0), (2.0, 330.0), 5.0),
        ((0.0, 190.0), (-66.0, 330.0), 3.6),
        ((2.0, 326.0), (142.0, 26.0), 1.4),
    ] {
        canvas.stroke(
            &[boat.at(from.0, from.1), boat.at(to.0, to.1)],
            |_| wide * size + 0.5,
            ink,
            1.0,
        );
    }
    let hull = boat.line(&[
        (-134.0, 38.0),
        (-124.0, 14.0),
        (-92.0, -4.0),
        (0.0, -10.0),
        (92.0, -2.0),
        (146.0, 34.0),
    ]);
    canvas.polygon(&hull, ink, 1.0);
}

/// The boat upside down, in slices that the waves push apart.
fn reflection(canvas: &mut Canvas, boat: Boat, ink: Colour) {
    const SLICES: usize = 60;
    let (x, y) = boat.place;
    let outline = boat.line(&[
        (-118.0, 0.0),
        (-70.0, -150.0),
        (-8.0, -330.0),
        (50.0, -160.0),
        (120.0, 0.0),
    ]);
    for slice in 0..SLICES {
        let down = slice as f32 / SLICES as f32;
        let row = y + down * 330.0 * boat.size;
        let below = outline.iter().filter(|point| point.1 >= row);
        let half = below.map(|point| (point.0 - x).abs()).fold(0.0, f32::max);
        let sway = value(slice as f32 * 0.7, 2.0, 5) * 26.0 * boat.size * down;
        let broken = 0.5 + 0.5 * value(slice as f32 * 1.3, 6.0, 8);
        let thick = 330.0 * boat.size / SLICES as f32 * broken;
        canvas.rectangle(
            (x - half + sway, row),
            (x + half * 0.9 + sway, row + thick),
            ink,
            0.55 * (1.0 - down),
        );
    }
}
