//! Thirty seconds of a ring road after rain.

use crate::demo::media::paint::{Canvas, Colour, Dice, Gradient, fbm, lerp, smoothstep};

const WIDTH: usize = 2880;
const HEIGHT: usize = 1620;
const HORIZON: f32 = 0.46;

/// A lamp that went by: where it ran on the road, how high, and its light.
struct Trail {
    /// From -1 at the left kerb to 1 at the right one.
    lane: f32,
    high: f32,
    light: Colour,
    wide: f32,
    /// The nearest it came, from 0 at the horizon to 1 at the lower edge.
    nearest: f32,
}

/// The ring road.
pub(crate) fn ring_road() -> Canvas {
    let mut dice = Dice::new(30);
    let mut canvas = ground();
    skyline(&mut canvas, &mut dice);
    for trail in trails(&mut dice) {
        draw(&mut canvas, &trail);
    }
    canvas.vignette(0.3);
    canvas
}

/// The middle of the road at a nearness, in pixels: it comes round a bend.
fn middle(near: f32) -> f32 {
    let away = 1.0 - near;
    WIDTH as f32 * (0.50 + 0.20 * away.powi(2) - 0.55 * away.powi(7) + 0.32 * away.powi(16))
}

fn ground() -> Canvas {
    let sky = Gradient::new(&[(0.0, 0x0b1230), (0.5, 0x262d63), (0.8, 0x6b4a86), (1.0, 0xd97c77)]);
    let wet = Gradient::new(&[(0.0, 0x4b3a5c), (0.12, 0x1f1d38), (1.0, 0x070911)]);
    let horizon = HORIZON * HEIGHT as f32;
    let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        if y < horizon {
            let cloud = fbm(x / 520.0, y / 110.0, 5, 8);
            return sky.at(y / horizon + cloud * 0.09)
                + Colour::hex(0xff8a6a) * (smoothstep(0.05, 0.5, cloud) * 0.05 * y / horizon);
        }
        let near = (y - horizon) / (HEIGHT as f32 - horizon);
        let off = (x - middle(near)) / (WIDTH as f32 * 0.62 * near.max(0.002));
        let puddle = fbm(x / 260.0, (y - horizon) / (26.0 + 60.0 * near), 4, 12);
        let on_road = smoothstep(1.12, 1.02, off.abs());
        let base = wet.at(near);
        base.lit(0.55 + 0.45 * on_road + 0.55 * puddle * on_road)
    });
    markings(&mut canvas);
    canvas
}

/// Painted lines: the kerbs, and dashes between the lanes.
fn markings(canvas: &mut Canvas) {
    let horizon = HORIZON * HEIGHT as f32;
    let paint = Colour::hex(0xb9b4d6);
    for row in horizon as usize + 3..HEIGHT {
        let near = (row as f32 - horizon) / (HEIGHT as f32 - horizon);
        let dashed = ((1.0 / near) * 2.6).fract() < 0.42;
        for (lane, solid) in [
            (-1.0, true),
            (-0.5, false),
            (-0.03, true),
            (0.03, true),
            (0.5, false),
            (1.0, true),
        ] {
            if solid || dashed {
                let x = middle(near) + lane * WIDTH as f32 * 0.62 * near;
                across(canvas, row, x, 7.0 * near + 0.4, paint * (0.20 * near.sqrt()));
            }
        }
    }
}

fn skyline(canvas: &mut Canvas, dice: &mut Dice) {
    let horizon = HORIZON * HEIGHT as f32;
    let dark = Colour::hex(0x141330);
    let mut x = 0.0;
    while x < WIDTH as f32 {
        let wide = dice.between(26.0, 120.0);
        let central = (-((x / WIDTH as f32 - 0.34) * 3.4).powi(2)).exp();
        let tall = dice.between(24.0, 70.0) + central * dice.between(20.0, 250.0);
        let haze = Colour::hex(0x5d4478).over(dark, dice.between(0.5, 0.9));
        canvas.polygon(
            &[
                (x, horizon + 6.0),
                (x, horizon - tall),
                (x + wide, horizon - tall),
                (x + wide, horizon + 6.0),
            ],
            haze,
            1.0,
        );
        let mut row = horizon - tall + 8.0;
        while row < horizon - 8.0 {
            let mut column = x + 6.0;
            while column < x + wide - 8.0 {
                if dice.unit() < 0.36 {
                    let warm = Colour::hex(*dice.of(&[0xffc98a, 0xffe2b8, 0xbfd4ff, 0xffa96a]))
                        * dice.between(0.2, 0.9);
                    canvas.polygon(
                        &[
                            (column, row),
                            (column + 4.0, row),
                            (column + 4.0, row + 5.0),
                            (column, row + 5.0),
                        ],
                        warm,
                        0.9,
                    );
                }
                column += 9.0;
            }
            row += 12.0;
        }
        x += wide + dice.between(0.0, 10.0);
    }
    for _ in 0..46 {
        let x = dice.unit() * WIDTH as f32;
        let lamp = Colour::hex(*dice.of(&[0xffb05c, 0xffd9a0, 0xff6a5c, 0x9fc4ff]));
        canvas.glow(
            (x, horizon - dice.between(-4.0, 26.0)),
            dice.between(10.0, 46.0),
            lamp * 0.5,
        );
    }
}

fn trails(dice: &mut Dice) -> Vec<Trail> {
    let mut trails = Vec::new();
    for vehicle in 0..46 {
        let coming = vehicle % 2 == 0;
        let lane = [0.26, 0.74][dice.between(0.0, 2.0) as usize % 2] + dice.bell() * 0.045;
        let hue = if coming {
            [0xfff1d8, 0xffe3b0, 0xdfe9ff]
        } else {
            [0xff2d1f, 0xff4a2a, 0xff1f3a]
        };
        let light = Colour::hex(*dice.of(&hue)) * dice.between(0.35, 1.1);
        let tall = dice.unit() > 0.86;
        let nearest = if dice.unit() > 0.3 {
            1.05
        } else {
            dice.between(0.35, 0.9)
        };
        for side in [-0.085, 0.085] {
            let side = side * dice.between(0.85, 1.1);
            let lane = if coming { -lane } else { lane } + side;
            trails.push(Trail {
                lane,
                high: dice.between(0.055, 0.075),
                light,
                wide: dice.between(1.5, 4.5),
                nearest,
            });
            if tall {
                let amber = Colour::hex(0xff9d2e) * 0.5;
                trails.push(Trail {
                    lane,
                    high: 0.36,
                    light: amber,
                    wide: 2.0,
                    nearest,
                });
            }
        }
    }
    trails
}

/// Draws the lamp's line, its shine and, below it, what the wet road gives back.
fn draw(canvas: &mut Canvas, trail: &Trail) {
    let horizon = HORIZON * HEIGHT as f32;
    let depth = HEIGHT as f32 - horizon;
    let steps = 5200;
    for step in 0..steps {
        let near = (step as f32 / steps as f32).powf(1.5).max(0.0015) * 1.25;
        if near > trail.nearest + 0.04 {
            break;
        }
        let end = smoothstep(trail.nearest + 0.04, trail.nearest - 0.06, near);
        let x = middle(near.min(1.3)) + trail.lane * WIDTH as f32 * 0.62 * near;
        let y = horizon + depth * near * (1.0 - trail.high * 3.0);
        // Steps lie closer the nearer the horizon is: each gives as much light as the way it stands for.
        let way = depth * 1.25 * 1.5 * (step as f32 / steps as f32).sqrt() / steps as f32;
        let light = trail.light * (end * way * lerp(1.6, 0.75, near));
        let row = y as isize;
        if row >= 0 && (row as usize) < HEIGHT {
            across(canvas, row as usize, x, trail.wide * near.sqrt() + 0.6, light);
            across(canvas, row as usize, x, 26.0 * near + 3.0, light * 0.06);
        }
        let mirrored = horizon + depth * near * (1.0 + trail.high * 1.5);
        if (mirrored as usize) < HEIGHT {
            let broken = 0.6 + 0.5 * fbm(x / 40.0, mirrored / 9.0, 2, 3);
            across(
                canvas,
                mirrored as usize,
                x,
                30.0 * near + 2.0,
                light * (0.075 * broken),
            );
        }
    }
}

/// Adds light across a row with soft sides.
fn across(canvas: &mut Canvas, row: usize, x: f32, wide: f32, light: Colour) {
    let reach = wide * 2.2 + 1.0;
    for column in (x - reach) as isize..=(x + reach) as isize {
        let off = (column as f32 - x) / wide;
        canvas.shine(column, row as isize, light * (-off * off).exp());
    }
}
