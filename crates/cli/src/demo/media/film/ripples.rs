//! The floor of a pool, a loop without a seam.

use super::RATE;
use crate::demo::media::paint::{Canvas, lerp};
use crate::demo::media::picture::pool::{Water, colours, tone};
use crate::demo::media::sound::{self, Take};

const WIDTH: usize = 640;
const HEIGHT: usize = 360;

pub(super) fn painter() -> Box<dyn FnMut(usize) -> Canvas> {
    let water = Water::new(9);
    let colours = colours();
    Box::new(move |frame| {
        let part = frame as f32 / (6 * RATE) as f32;
        let light = water.light(WIDTH, HEIGHT, 1.6, part).blurred(1);
        let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| {
            colours.at(tone(light.get(x as usize, y as usize)) * lerp(1.0, 0.80, y / HEIGHT as f32))
        });
        canvas.vignette(0.3);
        canvas
    })
}

pub(super) fn sound() -> Take {
    sound::under_water(6.0)
}
