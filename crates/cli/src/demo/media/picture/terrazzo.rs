//! A slab of terrazzo: stones packed as they fall, none on another, the large ones first.

use std::f32::consts::TAU;

use crate::demo::media::paint::{Canvas, Colour, Dice, Point, fbm, value};

const SIDE: usize = 2200;

/// Sample 12: brick, ochre and sea on bone.
pub(crate) fn sample() -> Canvas {
    let bone = Colour::hex(0xf1e9dd);
    let mut canvas = Canvas::painted(SIDE, SIDE, |x, y| {
        bone.lit(1.0 + 0.022 * value(x * 0.4, y * 0.4, 1) + 0.035 * fbm(x / 260.0, y / 260.0, 4, 5))
    });
    let mut dice = Dice::new(12);
    let mut stones: Vec<(Point, f32)> = Vec::new();
    let stone_colours = [
        0xc85a3c, 0xe09a3e, 0x2f5d62, 0x8fb3a5, 0x222a35, 0xe7b7a0, 0x6b2f3a, 0xf9f6ef, 0xb98d5e,
    ];
    let colours = stone_colours.map(Colour::hex);
    for round in 0..9000 {
        let done = round as f32 / 9000.0;
        let radius = 8.0 + 165.0 * (1.0 - done).powi(6) * dice.between(0.7, 1.0);
        let centre = (
            dice.between(-60.0, SIDE as f32 + 60.0),
            dice.between(-60.0, SIDE as f32 + 60.0),
        );
        let free = stones.iter().all(|(other, size)| {
            (other.0 - centre.0).hypot(other.1 - centre.1) > (size + radius) * 0.94 + 5.0
        });
        if free {
            stones.push((centre, radius));
            stone(&mut canvas, &mut dice, centre, radius, &colours);
        }
    }
    canvas.adjust(|x, y, colour| {
        // The polish takes up the window.
        let sheen = (-(((x * 0.55 + y - 1300.0) / 520.0).powi(2))).exp();
        colour.lit(1.0 + 0.07 * sheen) + Colour::hex(0xffffff) * (0.018 * sheen)
    });
    canvas.vignette(0.10);
    canvas
}

/// A broken stone: an angular outline, veins, and a darker rim where the cement holds it.
fn stone(canvas: &mut Canvas, dice: &mut Dice, centre: Point, radius: f32, colours: &[Colour]) {
    let colour = *dice.of(colours);
    let corners = dice.between(5.0, 9.0) as usize;
    let start = dice.unit() * TAU;
    let stretch = dice.between(0.68, 1.0);
    let lean = dice.unit() * TAU;
    let outline: Vec<Point> = (0..corners)
        .map(|corner| {
            let turn = start + (corner as f32 + dice.between(-0.30, 0.30)) / corners as f32 * TAU;
            let out = radius * dice.between(0.80, 1.06);
            let (x, y) = (turn.cos() * out, turn.sin() * out * stretch);
            (
                centre.0 + x * lean.cos() - y * lean.sin(),
                centre.1 + x * lean.sin() + y * lean.cos(),
            )
        })
        .collect();
    let seed = dice.between(0.0, 60_000.0) as u32;
    let rim: Vec<Point> = outline
        .iter()
        .map(|(x, y)| {
            (
                centre.0 + (x - centre.0) * 1.02,
                centre.1 + (y - centre.1) * 1.02 + 1.0,
            )
        })
        .collect();
    canvas.polygon(&rim, colour.lit(0.55), 0.55);
    canvas.polygon_with(&outline, 1.0, |x, y| {
        let cloud = fbm(x / 70.0, y / 70.0, 4, seed);
        let vein = 1.0 - (fbm(x / 120.0, y / 95.0, 3, seed + 9) * 9.0).abs().min(1.0);
        colour
            .lit(1.0 + 0.22 * cloud + 0.02 * value(x, y, seed))
            .over(Colour::hex(0xfff6ea), vein * vein * 0.20)
    });
}
