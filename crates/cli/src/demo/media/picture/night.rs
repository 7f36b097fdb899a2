//! The Milky Way over a fire lookout.

use crate::demo::media::paint::{Canvas, Colour, Dice, Field, Gradient, Point, fbm, smoothstep};

const WIDTH: usize = 2200;
const HEIGHT: usize = 2750;

/// Stars over the lookout.
pub(crate) fn lookout() -> Canvas {
    let mut canvas = heavens();
    let mut dice = Dice::new(404);
    stars(&mut canvas, &mut dice);
    canvas.vignette(0.35);
    wood(&mut canvas, &mut dice);
    tower(&mut canvas, (WIDTH as f32 * 0.66, HEIGHT as f32 * 0.80), 430.0);
    canvas
}

/// How far a place is from the middle of the band, and how far along it, both in heights of the picture.
fn band(x: f32, y: f32) -> (f32, f32) {
    let (x, y) = (x / HEIGHT as f32 - 0.40, y / HEIGHT as f32 - 0.42);
    let (sine, cosine) = (-1.02_f32).sin_cos();
    (-x * sine + y * cosine, x * cosine + y * sine)
}

fn heavens() -> Canvas {
    let sky = Gradient::new(&[
        (0.0, 0x050914),
        (0.45, 0x0b1730),
        (0.72, 0x173250),
        (0.86, 0x3a5a66),
        (1.0, 0x9a7a58),
    ]);
    let (core, rim) = (Colour::hex(0xf2cfa6), Colour::hex(0x7d93d8));
    let cell = 4;
    let clouds = Field::of(WIDTH / cell + 2, HEIGHT / cell + 2, |x, y| {
        let (across, along) = band((x * cell) as f32, (y * cell) as f32);
        fbm(across * 9.0 + 3.0, along * 5.0, 6, 61)
    });
    let dust = Field::of(WIDTH / cell + 2, HEIGHT / cell + 2, |x, y| {
        let (across, along) = band((x * cell) as f32, (y * cell) as f32);
        let lane = across + 0.035 * fbm(along * 4.0, 2.0, 3, 19);
        let torn = fbm(across * 14.0, along * 7.0, 5, 23);
        (-(lane / 0.035).powi(2)).exp() * (0.75 + 1.1 * torn) + smoothstep(0.12, 0.4, torn) * 0.5
    });
    Canvas::painted(WIDTH, HEIGHT, |x, y| {
        let (across, along) = band(x, y);
        let (u, v) = (x / cell as f32, y / cell as f32);
        let cloud = clouds.sample(u, v);
        let broad = (-(across / 0.15).powi(2)).exp();
        let bright = (-(across / 0.075).powi(2)).exp() * (-(along - 0.14).powi(2) * 3.2).exp();
        let milk = (broad * 0.10 + bright * 0.42) * (0.9 + 1.3 * cloud).max(0.05);
        let veiled = milk * (1.0 - 0.82 * dust.sample(u, v).clamp(0.0, 1.0) * broad);
        let air = smoothstep(1.0, 0.6, y / HEIGHT as f32);
        sky.at(y / (HEIGHT as f32 * 0.84)) + rim.mix(core, bright) * (veiled * air * 0.95)
    })
}

fn stars(canvas: &mut Canvas, dice: &mut Dice) {
    let tints = [0xffffff, 0xcfdcff, 0xffe9d0, 0xffd2a8, 0xbcd0ff].map(Colour::hex);
    for _ in 0..22_000 {
        let (x, y) = (dice.unit() * WIDTH as f32, dice.unit() * HEIGHT as f32 * 0.88);
        let (across, _) = band(x, y);
        let crowded = 0.42 + 0.58 * (-(across / 0.13).powi(2)).exp();
        if dice.unit() > crowded {
            continue;
        }
        let magnitude = dice.unit().powi(70);
        let air = smoothstep(0.9, 0.55, y / HEIGHT as f32);
        let tint = *dice.of(&tints);
        let faint = dice.unit().powi(5) * 0.6;
        canvas.glow(
            (x, y),
            1.6 + magnitude * 3.4,
            tint * ((0.06 + faint + magnitude * 2.4) * air),
        );
        if magnitude > 0.55 {
            canvas.glow((x, y), 34.0 * magnitude, tint * (0.09 * air));
        }
    }
}

/// A skyline of pines, a farther one in blue and a nearer in black.
fn wood(canvas: &mut Canvas, dice: &mut Dice) {
    for (base, tall, colour, seed) in [
        (0.835, 70.0, 0x102130, 5),
        (0.885, 130.0, 0x081119, 6),
        (0.965, 330.0, 0x020507, 7),
    ] {
        let ground = |x: f32| {
            HEIGHT as f32 * base + fbm(x / 620.0, 1.0, 4, seed) * 120.0
                - 46.0 * smoothstep(0.4, 0.7, x / WIDTH as f32)
        };
        let colour = Colour::hex(colour);
        let mut hill: Vec<Point> = (0..=WIDTH / 8)
            .map(|i| (i as f32 * 8.0, ground(i as f32 * 8.0)))
            .collect();
        hill.extend([(WIDTH as f32 + 8.0, HEIGHT as f32), (0.0, HEIGHT as f32)]);
        canvas.polygon(&hill, colour, 1.0);
        let mut x = -tall * 0.2;
        while x < WIDTH as f32 + tall * 0.2 {
            let clearing = seed == 7 && (0.52..0.79).contains(&(x / WIDTH as f32));
            let size = tall * dice.between(0.45, 1.0) * if clearing { 0.28 } else { 1.0 };
            pine(canvas, (x, ground(x) + size * 0.1), size, colour, dice);
            x += size * dice.between(0.14, 0.36);
        }
    }
}

/// A pine: boughs that hang lower the wider they are.
fn pine(canvas: &mut Canvas, (x, y): Point, tall: f32, colour: Colour, dice: &mut Dice) {
    const BOUGHS: usize = 11;
    let mut left: Vec<Point> = vec![(x, y - tall)];
    let mut right: Vec<Point> = Vec::new();
    for bough in 1..=BOUGHS {
        let down = bough as f32 / BOUGHS as f32;
        let half = tall * 0.17 * down.powf(0.85);
        let at = y - tall * (1.0 - down * 0.93);
        let drop = tall * 0.035;
        left.push((x - half * dice.between(0.8, 1.15), at + drop));
        left.push((x - half * 0.35, at));
        right.push((x + half * dice.between(0.8, 1.15), at + drop));
        right.push((x + half * 0.35, at));
    }
    left.push((x - tall * 0.012, y));
    right.push((x + tall * 0.012, y));
    right.reverse();
    left.extend(right);
    canvas.polygon(&left, colour, 1.0);
}

/// A lookout on four legs, with somebody at home.
fn tower(canvas: &mut Canvas, (x, y): Point, tall: f32) {
    let black = Colour::hex(0x030608);
    let lamp = Colour::hex(0xffb95e);
    canvas.glow((x, y - tall * 0.93), tall * 1.05, lamp * 0.085);
    legs(canvas, (x, y), tall, black);
    let (wide, floor, eaves) = (tall * 0.17, y - tall * 0.8, y - tall * 1.04);
    canvas.rectangle(
        (x - wide * 1.35, floor - 4.0),
        (x + wide * 1.35, floor + 8.0),
        black,
        1.0,
    );
    canvas.rectangle((x - wide, eaves), (x + wide, floor), black, 1.0);
    canvas.polygon(
        &[
            (x - wide * 1.3, eaves),
            (x, eaves - tall * 0.13),
            (x + wide * 1.3, eaves),
        ],
        black,
        1.0,
    );
    let (top, sill) = (eaves + tall * 0.035, floor - tall * 0.085);
    for pane in 0..4 {
        let from = x - wide * 0.88 + pane as f32 * wide * 0.45;
        let to = from + wide * 0.38;
        let bright = if pane == 2 { 0.75 } else { 1.0 };
        canvas.polygon_with(
            &[(from, sill), (from, top), (to, top), (to, sill)],
            1.0,
            |_, row| lamp * ((0.65 + 0.5 * (row - eaves) / (floor - eaves)) * bright),
        );
    }
    canvas.glow((x, floor - tall * 0.13), tall * 0.22, lamp * 0.30);
}

/// The legs and the crosses between them.
fn legs(canvas: &mut Canvas, (x, y): Point, tall: f32, black: Colour) {
    for (foot, head) in [(-0.24, -0.13), (0.24, 0.13), (-0.09, -0.05), (0.09, 0.05)] {
        canvas.stroke(
            &[(x + tall * foot, y + 90.0), (x + tall * head, y - tall * 0.8)],
            |_| 7.0,
            black,
            1.0,
        );
    }
    for step in 0..5 {
        let (low, high) = (step as f32 / 5.0, (step + 1) as f32 / 5.0);
        let half = |up: f32| tall * (0.24 - 0.11 * up);
        let at = |up: f32| y + 90.0 - (tall * 0.8 + 90.0) * up;
        for side in [-1.0, 1.0] {
            let brace = [(x - side * half(low), at(low)), (x + side * half(high), at(high))];
            canvas.stroke(&brace, |_| 4.0, black, 1.0);
        }
    }
}
