//! Paper, cut and laid in sheets, each throwing a shadow on the one below.

use crate::demo::media::paint::{Canvas, Colour, Field, Gradient, fbm, smoothstep, value};

/// The fibres of the paper, about -1 to 1.
fn fibre(x: f32, y: f32) -> f32 {
    value(x * 0.9, y * 0.9, 3) * 0.5 + value(x * 0.21, y * 0.33, 4) * 0.5
}

/// How coarsely the edges are worked out before they are read finely, in pixels.
const CELL: usize = 5;
/// How far beyond the picture they are known, for the shadows of what stands outside.
const MARGIN: usize = 70;

/// A sheet and where it is cut away: below nothing, and rising by one for each pixel from the edge.
struct Sheet {
    paper: Colour,
    edge: Field,
}

impl Sheet {
    fn new((width, height): (usize, usize), paper: Colour, cut: impl Fn(f32, f32) -> f32) -> Self {
        let place = |i: usize| (i * CELL) as f32 - MARGIN as f32;
        let count = |side: usize| (side + MARGIN) / CELL + 3;
        Self {
            paper,
            edge: Field::of(count(width), count(height), |x, y| cut(place(x), place(y))),
        }
    }

    fn cut(&self, x: f32, y: f32) -> f32 {
        self.edge.sample(
            (x + MARGIN as f32) / CELL as f32,
            (y + MARGIN as f32) / CELL as f32,
        )
    }
}

/// Lays the sheets, the lowest first, and looks down on them. The lowest is whole.
fn lay((width, height): (usize, usize), sheets: &[Sheet], deep: f32) -> Canvas {
    let scale = height as f32 / 2400.0 * deep;
    let mut canvas = Canvas::painted(width, height, |x, y| {
        let grain = 1.0 + 0.030 * fibre(x, y);
        let (mut seen, mut left, mut shadow) = (Colour::default(), 1.0, 0.0);
        for (layer, sheet) in sheets.iter().enumerate().rev() {
            let here = if layer == 0 { f32::MAX } else { sheet.cut(x, y) };
            let covered = smoothstep(-0.7, 0.7, here);
            if covered > 0.0 {
                // The cut itself catches the light.
                let bevel = 1.0 + 0.12 * smoothstep(4.0, 2.0, here);
                seen = seen + sheet.paper * ((1.0 - shadow) * bevel * grain * covered * left);
                left *= 1.0 - covered;
            }
            if left <= 0.0 {
                break;
            }
            if here > -160.0 {
                let close = smoothstep(-16.0, 14.0, sheet.cut(x - 9.0 * scale, y - 18.0 * scale));
                let wide = smoothstep(-70.0, 60.0, sheet.cut(x - 27.0 * scale, y - 54.0 * scale));
                shadow = 1.0 - (1.0 - shadow) * (1.0 - 0.42 * close) * (1.0 - 0.26 * wide);
            }
        }
        seen
    });
    canvas.vignette(0.12);
    canvas
}

/// A hole that narrows sheet by sheet, from cream to the dark.
pub(crate) fn hollow() -> Canvas {
    let size = (2000, 2500);
    let colours = Gradient::new(&[
        (0.0, 0x121a3a),
        (0.2, 0x273f7a),
        (0.42, 0x8a4a7d),
        (0.62, 0xe06a5b),
        (0.82, 0xf6b26b),
        (1.0, 0xfbecd6),
    ]);
    let count = 10;
    let cut = |layer: usize, x: f32, y: f32| {
        let (dx, dy) = (x - 1040.0, (y - 1175.0) * 0.86);
        let distance = dx.hypot(dy);
        let (u, v) = (dx / distance.max(1.0), dy / distance.max(1.0));
        let turned = layer as f32 * 0.31;
        let wave = fbm(
            u * 1.25 + turned,
            v * 1.25 - turned * 0.6,
            3,
            40 + layer as u32 / 2,
        ) * 1.25;
        let radius = 120.0 + 88.0 * layer as f32 + wave * (85.0 + 17.0 * layer as f32);
        (distance - radius) * 0.93
    };
    let sheet = |layer: usize| {
        Sheet::new(size, colours.at(layer as f32 / (count - 1) as f32), |x, y| {
            cut(layer, x, y)
        })
    };
    lay(size, &(0..count).map(sheet).collect::<Vec<_>>(), 1.0)
}

/// A sea of waves under a moon.
pub(crate) fn night_sea() -> Canvas {
    const SIDE: usize = 2400;
    let papers: [u32; 11] = [
        0x162450, 0x213a73, 0xf8dfa8, 0x3a5ea0, 0x4a86b8, 0x63b0c2, 0x3f8fa5, 0x2b6c8d, 0x1d4c74, 0x122f57,
        0x0b1b3b,
    ];
    let cut = |layer: usize, x: f32, y: f32| match layer {
        0 => f32::MAX,
        // The night sky has a lighter ring, and the moon hangs in it.
        1 => 640.0 - (x - 1500.0).hypot(y - 820.0) + 40.0 * fbm(x / 420.0, y / 420.0, 2, 5),
        2 => 330.0 - (x - 1500.0).hypot(y - 820.0),
        _ => {
            let step = (layer - 3) as f32;
            let base = 1010.0 + step * 185.0;
            let wide = 560.0 + step * 60.0;
            let place = x / wide + step * 0.37 + if layer.is_multiple_of(2) { 0.5 } else { 0.0 };
            let sway = fbm(place * 0.6, step, 2, 8) * 130.0;
            let part = place.rem_euclid(1.0);
            // A scallop with a crest that leans over.
            let crest = (part * std::f32::consts::PI).sin().powf(0.72) * (0.8 + 0.35 * part);
            (y - (base + sway - crest * (120.0 + step * 9.0))) * 0.8
        }
    };
    let sheet = |(layer, paper): (usize, &u32)| {
        Sheet::new((SIDE, SIDE), Colour::hex(*paper), |x, y| cut(layer, x, y))
    };
    lay(
        (SIDE, SIDE),
        &papers.iter().enumerate().map(sheet).collect::<Vec<_>>(),
        0.85,
    )
}
