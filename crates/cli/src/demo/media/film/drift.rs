//! Mist drifting through mountains, the nearer ridges moving faster than the far ones.

use super::RATE;
use crate::demo::media::paint::{Canvas, Colour, Field, fbm, lerp};
use crate::demo::media::picture::ridges::{Evening, Ridge, ridges, sky};
use crate::demo::media::sound::{self, Take};

const WIDTH: usize = 960;
const HEIGHT: usize = 540;
/// How far the nearest ridge moves, in pixels.
const WAY: f32 = 112.0;
const CELL: usize = 8;

pub(super) fn painter() -> Box<dyn FnMut(usize) -> Canvas> {
    let evening = Evening::blue_hour();
    let ridges = ridges(WIDTH + WAY as usize + 4, HEIGHT, &evening, 47);
    let (columns, rows) = (WIDTH * 2 / CELL, HEIGHT / CELL + 2);
    let mist = Field::of(columns, rows, |x, y| {
        fbm((x * CELL) as f32 / 248.0, (y * CELL) as f32 / 47.0, 4, 12) * 1.5
    });
    let heaven: Vec<Colour> = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        sky(&evening, x / WIDTH as f32, y / HEIGHT as f32, 0.0)
    })
    .into_pixels();
    Box::new(move |frame| {
        let part = frame as f32 / (7 * RATE) as f32;
        Canvas::painted(WIDTH, HEIGHT, |x, y| {
            let behind = heaven[y as usize * WIDTH + x as usize];
            land(&ridges, &mist, part, (x, y), behind)
        })
    })
}

fn land(ridges: &[Ridge], mist: &Field, part: f32, (x, y): (f32, f32), behind: Colour) -> Colour {
    let (mut seen, mut left) = (Colour::default(), 1.0);
    for (from_near, ridge) in ridges.iter().enumerate() {
        let near = 1.0 - from_near as f32 / (ridges.len() - 1) as f32;
        let moved = part * WAY * lerp(0.08, 1.0, near * near);
        let column = x + moved;
        let (here, below) = ridge.covers(column as usize, y);
        if here <= 0.0 {
            continue;
        }
        // Between two columns both count, or a slow ridge would jump.
        let (next, _) = ridge.covers(column as usize + 1, y);
        let covered = lerp(here, next, column.fract());
        let wind = (x + part * lerp(315.0, 142.0, near)) / CELL as f32;
        let thick = 0.74 + 0.62 * mist.sample(wind, y / CELL as f32 + from_near as f32 * 3.0);
        seen = seen + ridge.colour(below, thick.max(0.0)) * (covered * left);
        left *= 1.0 - covered;
        if left <= 0.0 {
            return seen;
        }
    }
    seen + behind * left
}

pub(super) fn sound() -> Take {
    sound::wind_and_pad(7.0)
}
