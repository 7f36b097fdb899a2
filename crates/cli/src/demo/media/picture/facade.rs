//! The front of a house at noon: a grid of loggias, each with its own life.

use crate::demo::media::paint::{Canvas, Colour, Dice, fbm, lerp, smooth_open, smoothstep, value};

const WIDTH: usize = 2000;
const HEIGHT: usize = 2500;
const COLUMNS: usize = 5;
const ROWS: usize = 7;
const CELL_WIDE: f32 = WIDTH as f32 / COLUMNS as f32;
const CELL_TALL: f32 = HEIGHT as f32 / ROWS as f32;

/// What is different from loggia to loggia.
struct Loggia {
    wall: Colour,
    /// How far the blind is down, from 0 to 1.
    blind: f32,
    blind_colour: Colour,
    door: f32,
    plant: bool,
}

/// The front at noon.
pub(crate) fn noon() -> Canvas {
    let mut dice = Dice::new(12);
    let walls = [0xe86f4a, 0xf2a65a, 0xe95d4f, 0xf4c06b, 0xd95540].map(Colour::hex);
    let blinds = [0xf7ede0, 0x2f6f8f, 0xf7ede0, 0xf2b33d, 0x1f4e6b].map(Colour::hex);
    let loggias: Vec<Loggia> = (0..COLUMNS * ROWS)
        .map(|_| Loggia {
            wall: *dice.of(&walls),
            blind: if dice.unit() < 0.45 {
                dice.between(0.18, 0.86)
            } else {
                0.0
            },
            blind_colour: *dice.of(&blinds),
            door: dice.between(0.30, 0.52),
            plant: dice.unit() < 0.36,
        })
        .collect();
    let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        let cell = (y / CELL_TALL) as usize * COLUMNS + (x / CELL_WIDE) as usize;
        loggia(&loggias[cell], x % CELL_WIDE, y % CELL_TALL, (x, y))
    });
    for (cell, loggia) in loggias.iter().enumerate() {
        let corner = (
            (cell % COLUMNS) as f32 * CELL_WIDE,
            (cell / COLUMNS) as f32 * CELL_TALL,
        );
        if loggia.plant {
            plant(&mut canvas, corner, &mut dice);
        }
        railing(&mut canvas, corner);
    }
    canvas.vignette(0.10);
    canvas
}

/// One pixel of a loggia, `x` and `y` from its corner: the frame in the sun, or what is behind it.
fn loggia(own: &Loggia, x: f32, y: f32, (u, v): (f32, f32)) -> Colour {
    let plaster = 1.0 + 0.030 * value(u * 0.55, v * 0.55, 2) + 0.05 * fbm(u / 300.0, v / 190.0, 4, 6);
    let frame = Colour::hex(0xfbf1e2);
    let (left, right, top, bottom) = (30.0, CELL_WIDE - 30.0, 34.0, CELL_TALL - 30.0);
    let inside = (x - left).min(right - x).min(y - top).min(bottom - y);
    let sunny = frame.lit(0.97 * plaster);
    if inside <= -0.5 {
        let slab = smoothstep(3.0, 1.0, (y - (CELL_TALL - 6.0)).abs());
        return sunny.lit(1.0 - 0.22 * slab);
    }
    let back = behind(own, x, y).lit(plaster);
    // The sun stands high at the left: the reveal throws its edge down to the right.
    let from_top = (y - top) - 118.0 - 0.16 * (x - left);
    let from_left = (x - left) - 84.0 - 0.05 * (y - top);
    let sun = smoothstep(-1.6, 1.6, from_top.min(from_left));
    let shaded = Colour::linear(back.red * 0.30, back.green * 0.30, back.blue * 0.42);
    let lit = shaded.over(back, sun);
    // The floor gives some of the light back to the wall.
    let bounce = own.wall * (0.16 * smoothstep(0.35, 1.0, y / CELL_TALL) * (1.0 - sun));
    sunny.over(lit + bounce, smoothstep(-0.5, 0.8, inside))
}

/// The back wall with its door, and the blind before it.
fn behind(own: &Loggia, x: f32, y: f32) -> Colour {
    let (door_left, door_top, door_right) = (CELL_WIDE * own.door, 92.0, CELL_WIDE * own.door + 128.0);
    let inside = (x - door_left).min(door_right - x).min(y - door_top);
    let mut colour = own.wall;
    if inside > 0.0 {
        let pane = ((x - door_left) - 64.0).abs().min((y - 200.0).abs());
        let sky = Colour::hex(0x214a63).mix(Colour::hex(0x7fb6c6), smoothstep(CELL_TALL, 60.0, y + 0.5 * x));
        colour = if inside < 9.0 || pane < 4.0 {
            Colour::hex(0xf6eee2)
        } else {
            sky
        };
    }
    let hem = lerp(46.0, CELL_TALL - 30.0, own.blind);
    if own.blind > 0.0 && y < hem && x > 62.0 && x < CELL_WIDE - 62.0 {
        let slat = (y / 13.0).fract();
        colour = own.blind_colour.lit(0.78 + 0.30 * slat);
        if hem - y < 7.0 {
            colour = own.blind_colour.lit(0.6);
        }
    }
    colour
}

/// A railing of thin bars with its hand rail.
fn railing(canvas: &mut Canvas, (x, y): (f32, f32)) {
    let iron = Colour::hex(0x173444);
    let (from, to, top, bottom) = (
        x + 30.0,
        x + CELL_WIDE - 30.0,
        y + CELL_TALL - 132.0,
        y + CELL_TALL - 30.0,
    );
    for bar in 1..15 {
        let at = from + (to - from) * bar as f32 / 15.0;
        canvas.polygon(
            &[
                (at - 1.8, top),
                (at + 1.8, top),
                (at + 1.8, bottom),
                (at - 1.8, bottom),
            ],
            iron,
            1.0,
        );
    }
    canvas.polygon(
        &[
            (from, top - 6.0),
            (to, top - 6.0),
            (to, top + 3.0),
            (from, top + 3.0),
        ],
        iron,
        1.0,
    );
    canvas.polygon(
        &[
            (from, top - 6.0),
            (to, top - 6.0),
            (to, top - 4.0),
            (from, top - 4.0),
        ],
        Colour::hex(0x9fc2cc),
        0.8,
    );
}

/// A pot with long leaves.
fn plant(canvas: &mut Canvas, (x, y): (f32, f32), dice: &mut Dice) {
    let foot = (x + dice.between(86.0, CELL_WIDE - 96.0), y + CELL_TALL - 34.0);
    let greens = [0x1f5a44, 0x2f7a55, 0x4d9a63, 0x174638].map(Colour::hex);
    for _ in 0..22 {
        let lean = dice.bell() * 0.5;
        let long = dice.between(70.0, 150.0);
        let tip = (
            foot.0 + lean.sin() * long,
            foot.1 - 50.0 - lean.cos() * long * 0.8,
        );
        let knee = (
            foot.0 + lean.sin() * long * 0.35,
            foot.1 - 50.0 - lean.cos() * long * 0.62,
        );
        let root = (foot.0, foot.1 - 46.0);
        let leaf = smooth_open(&[root, knee, tip], 8);
        canvas.stroke(
            &leaf,
            |t| 15.0 * (t * (1.0 - t)).sqrt() * 2.0 * (1.0 - 0.4 * t) + 1.0,
            *dice.of(&greens),
            1.0,
        );
    }
    let clay = Colour::hex(0xc95b3a);
    canvas.polygon(
        &[
            (foot.0 - 30.0, foot.1 - 56.0),
            (foot.0 + 30.0, foot.1 - 56.0),
            (foot.0 + 22.0, foot.1),
            (foot.0 - 22.0, foot.1),
        ],
        clay,
        1.0,
    );
    canvas.polygon(
        &[
            (foot.0 - 33.0, foot.1 - 60.0),
            (foot.0 + 33.0, foot.1 - 60.0),
            (foot.0 + 33.0, foot.1 - 48.0),
            (foot.0 - 33.0, foot.1 - 48.0),
        ],
        clay.lit(1.25),
        1.0,
    );
}
