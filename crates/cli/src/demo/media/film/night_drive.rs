//! A street at night, out of focus: discs of light that come nearer.

use super::RATE;
use crate::demo::media::paint::{Canvas, Colour, Dice, Gradient, fbm, smoothstep};
use crate::demo::media::sound::{self, Take};

const WIDTH: usize = 960;
const HEIGHT: usize = 540;

/// A lamp beside the road: where it stands, how far off it is at first, and its colour.
struct Lamp {
    aside: f32,
    up: f32,
    far: f32,
    light: Colour,
}

pub(super) fn painter() -> Box<dyn FnMut(usize) -> Canvas> {
    let lamps = lamps();
    let night = Gradient::new(&[
        (0.0, 0x070a18),
        (0.42, 0x181a3a),
        (0.52, 0x3a2748),
        (0.56, 0x1b1730),
        (1.0, 0x05060d),
    ]);
    let ground = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        night.at(y / HEIGHT as f32 + 0.03 * fbm(x / 225.0, y / 90.0, 3, 4))
    });
    let ground = ground.into_pixels();
    Box::new(move |frame| {
        let part = frame as f32 / (6 * RATE) as f32;
        let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| ground[y as usize * WIDTH + x as usize]);
        for lamp in &lamps {
            draw(&mut canvas, lamp, part);
        }
        canvas.vignette(0.35);
        canvas
    })
}

fn lamps() -> Vec<Lamp> {
    let mut dice = Dice::new(77);
    let hues = [
        0xffb45c, 0xff8a3c, 0xffd8a0, 0xff4a3c, 0x6fb4ff, 0xff5c8a, 0x7de0c8,
    ];
    let mut lamps: Vec<Lamp> = (0..150)
        .map(|_| {
            let side = if dice.unit() < 0.5 { -1.0 } else { 1.0 };
            Lamp {
                aside: side * dice.between(1.3, 7.0),
                up: dice.between(-0.45, 2.6),
                far: dice.unit(),
                light: Colour::hex(*dice.of(&hues)) * dice.between(0.16, 0.6),
            }
        })
        .collect();
    // Cars that come towards us.
    for car in 0..7 {
        let far = car as f32 / 7.0;
        for side in [-0.16, 0.16] {
            lamps.push(Lamp {
                aside: -0.9 + side,
                up: -0.5,
                far,
                light: Colour::hex(0xfff0d8) * 0.7,
            });
        }
    }
    lamps
}

fn draw(canvas: &mut Canvas, lamp: &Lamp, part: f32) {
    // Each lamp comes past twice in the clip, so that its end meets its beginning.
    let near = (lamp.far + part * 2.0).fract();
    let far = 26.0 * (1.0 - near).powf(1.4) + 0.9;
    let x = WIDTH as f32 * 0.5 + lamp.aside / far * 570.0;
    let y = HEIGHT as f32 * 0.53 - lamp.up / far * 570.0;
    let radius = 7.0 + 46.0 / far.powf(0.75);
    if x < -radius || x > WIDTH as f32 + radius || y < -radius || y > HEIGHT as f32 + radius {
        return;
    }
    let seen = smoothstep(0.0, 0.14, near) * smoothstep(1.0, 0.93, near);
    let light = lamp.light * (seen * (0.42 + 0.9 / far.powf(0.35)));
    canvas.bokeh((x, y), radius, light);
    // The wet street has each lamp once more.
    let mirrored = HEIGHT as f32 * 0.53 + (lamp.up + 1.6) / far * 570.0;
    if lamp.up > -0.4 && mirrored < HEIGHT as f32 + radius {
        canvas.bokeh((x, mirrored), radius * 1.15, light * 0.13);
    }
}

pub(super) fn sound() -> Take {
    sound::night_drive(6.0)
}
