//! A pressed fern: a frond of fronds, drawn by one rule that calls itself.

use crate::demo::media::paint::{Canvas, Colour, Dice, Gradient, Point, fbm, smooth_open, value};

const WIDTH: usize = 2000;
const HEIGHT: usize = 2500;

/// Where something is drawn: a shadow first, then the plant.
struct Layer {
    shift: f32,
    alpha: f32,
    shadow: bool,
}

impl Layer {
    const SHADOW: Self = Self {
        shift: 11.0,
        alpha: 0.16,
        shadow: true,
    };
    const PLANT: Self = Self {
        shift: 0.0,
        alpha: 0.96,
        shadow: false,
    };
}

/// Ferns on an old sheet.
pub(crate) fn pressed() -> Canvas {
    let mut canvas = sheet();
    let greens = Gradient::new(&[(0.0, 0x163a2c), (0.5, 0x3f6b3f), (0.8, 0x7f9a4e), (1.0, 0xb5ad5f)]);
    let rusts = Gradient::new(&[(0.0, 0x4a2418), (0.5, 0x8e4a2a), (1.0, 0xc98a4c)]);
    let plants = [
        (&greens, Frond::grown((1010.0, 2230.0), -1.62, 1800.0, 0.32)),
        (&rusts, Frond::grown((700.0, 2170.0), -1.90, 930.0, -0.40)),
        (&greens, Frond::grown((1330.0, 2180.0), -1.20, 800.0, 0.55)),
    ];
    for layer in [Layer::SHADOW, Layer::PLANT] {
        let mut dice = Dice::new(1867);
        for (colours, shape) in &plants {
            let root = (shape.root.0 + layer.shift, shape.root.1 + layer.shift);
            frond(&mut canvas, &layer, colours, &mut dice, Frond { root, ..*shape });
        }
    }
    tape(&mut canvas, (1012.0, 2140.0), 0.12);
    tape(&mut canvas, (672.0, 2085.0), -0.30);
    tape(&mut canvas, (1362.0, 2100.0), 0.38);
    canvas.vignette(0.14);
    canvas
}

fn sheet() -> Canvas {
    let (paper, aged) = (Colour::hex(0xf3ead8), Colour::hex(0xd9c29a));
    Canvas::painted(WIDTH, HEIGHT, |x, y| {
        let edge = (x.min(WIDTH as f32 - x).min(y.min(HEIGHT as f32 - y)) / 520.0).min(1.0);
        let stain = (1.0 - edge).powi(3) * 0.7 + 0.25 * fbm(x / 700.0, y / 700.0, 4, 2).max(0.0);
        let fibre = 1.0 + 0.020 * value(x * 0.7, y * 0.7, 9) + 0.018 * value(x * 0.05, y * 0.4, 10);
        let frame = (x - 110.0)
            .abs()
            .min((WIDTH as f32 - 110.0 - x).abs())
            .min((y - 110.0).abs())
            .min((HEIGHT as f32 - 110.0 - y).abs());
        let inside = x > 108.0 && y > 108.0 && x < WIDTH as f32 - 108.0 && y < HEIGHT as f32 - 108.0;
        let line = if inside && frame < 1.8 { 0.45 } else { 0.0 };
        paper
            .mix(aged, stain.min(1.0))
            .lit(fibre)
            .over(Colour::hex(0x7c5f3e), line)
    })
}

/// A stem with smaller fronds, or leaves, on both sides.
#[derive(Clone, Copy)]
struct Frond {
    root: Point,
    turn: f32,
    length: f32,
    bend: f32,
    depth: u32,
}

impl Frond {
    fn grown(root: Point, turn: f32, length: f32, bend: f32) -> Self {
        Self {
            root,
            turn,
            length,
            bend,
            depth: 2,
        }
    }
}

fn frond(canvas: &mut Canvas, layer: &Layer, colours: &Gradient, dice: &mut Dice, shape: Frond) {
    let stem = stem(shape);
    let ink = if layer.shadow {
        Colour::hex(0x2a1d10)
    } else {
        colours.at(0.12)
    };
    let wide = shape.length * 0.0085;
    canvas.stroke(&stem, |t| wide * (1.0 - 0.85 * t) + 0.8, ink, layer.alpha);
    let pairs = if shape.depth == 2 { 24 } else { 15 };
    let bare = if shape.depth == 2 { 0.13 } else { 0.03 };
    for pair in 0..pairs {
        let t = bare + (1.0 - bare) * (pair as f32 / pairs as f32).powf(0.93);
        let at = stem[((stem.len() - 1) as f32 * t) as usize];
        let turn = shape.turn + shape.bend * t;
        // Longest a third of the way up, and to a point at the tip.
        let size = (1.0 - t).powf(0.82) * (0.35 + 2.4 * (t - bare).max(0.0)).min(1.0);
        for side in [-1.0, 1.0] {
            let tilt = turn + side * (1.18 - 0.35 * t) + dice.bell() * 0.035;
            let length = shape.length * size * dice.between(0.92, 1.05);
            if shape.depth == 2 {
                let branch = Frond {
                    root: at,
                    turn: tilt,
                    length: length * 0.37,
                    bend: -side * 0.42 + dice.bell() * 0.06,
                    depth: 1,
                };
                frond(canvas, layer, colours, dice, branch);
            } else {
                let tone = 0.25 + 0.42 * t + 0.16 * dice.bell();
                let ink = if layer.shadow { ink } else { colours.at(tone) };
                leaf(canvas, at, tilt, length * 0.185 + 2.0, ink, layer);
            }
        }
    }
}

fn stem(shape: Frond) -> Vec<Point> {
    let steps = if shape.depth == 2 { 90 } else { 24 };
    let mut at = shape.root;
    let mut points = vec![at];
    for step in 0..steps {
        let turn = shape.turn + shape.bend * step as f32 / steps as f32;
        let way = shape.length / steps as f32;
        at = (at.0 + turn.cos() * way, at.1 + turn.sin() * way);
        points.push(at);
    }
    points
}

fn leaf(canvas: &mut Canvas, (x, y): Point, turn: f32, length: f32, ink: Colour, layer: &Layer) {
    let (sine, cosine) = turn.sin_cos();
    let place = |along: f32, aside: f32| {
        (
            x + length * (along * cosine - aside * sine),
            y + length * (along * sine + aside * cosine),
        )
    };
    let upper = smooth_open(
        &[
            place(0.0, 0.03),
            place(0.25, 0.19),
            place(0.65, 0.16),
            place(1.0, 0.0),
        ],
        5,
    );
    let lower = smooth_open(
        &[
            place(1.0, 0.0),
            place(0.65, -0.15),
            place(0.25, -0.18),
            place(0.0, -0.03),
        ],
        5,
    );
    let outline: Vec<Point> = upper.into_iter().chain(lower).collect();
    canvas.polygon(&outline, ink, layer.alpha);
    if !layer.shadow && length > 14.0 {
        canvas.stroke(&[place(0.0, 0.0), place(0.85, 0.0)], |_| 1.2, ink.lit(0.62), 0.7);
    }
}

/// A strip of paper that holds the stem.
fn tape(canvas: &mut Canvas, (x, y): Point, turn: f32) {
    let (sine, cosine) = turn.sin_cos();
    let corner = |along: f32, down: f32| (x + along * cosine - down * sine, y + along * sine + down * cosine);
    let strip = |out: f32| {
        [
            corner(-74.0, -19.0 + out),
            corner(74.0, -19.0 + out),
            corner(74.0, 19.0 + out),
            corner(-74.0, 19.0 + out),
        ]
    };
    canvas.polygon(&strip(5.0), Colour::hex(0x5c4527), 0.25);
    canvas.polygon(&strip(0.0), Colour::hex(0xf7efdd), 0.93);
}
