//! A portrait by double exposure: a profile, and in it the mountains she comes from.

use super::ridges::{Evening, ridges, sky};
use crate::demo::media::paint::{Canvas, Colour, Point, fbm, smooth_closed, smooth_open, smoothstep, value};

const WIDTH: usize = 2000;
const HEIGHT: usize = 2500;

/// The outline, clockwise from the parting, in thousandths of the picture's width.
const PROFILE: &[(f32, f32)] = &[
    (0.500, 0.232),
    (0.560, 0.224),
    (0.622, 0.240),
    (0.668, 0.276),
    (0.694, 0.325),
    (0.702, 0.372),
    (0.697, 0.405),
    (0.701, 0.425),
    (0.719, 0.462),
    (0.738, 0.500),
    (0.742, 0.512),
    (0.733, 0.523),
    (0.709, 0.530),
    (0.707, 0.543),
    (0.720, 0.560),
    (0.722, 0.571),
    (0.708, 0.580),
    (0.715, 0.592),
    (0.716, 0.604),
    (0.702, 0.617),
    (0.700, 0.632),
    (0.706, 0.655),
    (0.694, 0.684),
    (0.658, 0.701),
    (0.606, 0.708),
    (0.578, 0.722),
    (0.566, 0.760),
    (0.566, 0.826),
    (0.584, 0.884),
    (0.640, 0.936),
    (0.735, 0.982),
    (0.835, 1.035),
    (0.905, 1.120),
    (0.935, 1.290),
    (0.100, 1.290),
    (0.128, 1.140),
    (0.190, 1.050),
    (0.280, 0.985),
    (0.352, 0.930),
    (0.384, 0.868),
    (0.384, 0.800),
    (0.352, 0.752),
    (0.322, 0.690),
    (0.300, 0.610),
    (0.296, 0.520),
    (0.312, 0.425),
    (0.352, 0.332),
    (0.420, 0.262),
];

/// The portrait.
pub(crate) fn double_exposure() -> Canvas {
    let mut canvas = wall();
    let outline = smooth_closed(&scaled(PROFILE), 9);
    let inner = landscape();
    canvas.polygon_with(&outline, 1.0, |x, y| inner.get(x as usize, y as usize));
    hair(&mut canvas, &inner);
    birds(&mut canvas);
    canvas.vignette(0.16);
    canvas
}

fn scaled(points: &[(f32, f32)]) -> Vec<Point> {
    points
        .iter()
        .map(|(x, y)| (x * WIDTH as f32, y * WIDTH as f32 - 40.0))
        .collect()
}

fn wall() -> Canvas {
    let (light, warm) = (Colour::hex(0xf6ece0), Colour::hex(0xeac3a4));
    let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        let from = ((x / WIDTH as f32 - 0.78).powi(2) + (y / HEIGHT as f32 - 0.30).powi(2)).sqrt();
        let stain = fbm(x / 800.0, y / 800.0, 4, 3) * 0.16;
        light
            .mix(warm, (from * 0.95 + stain).clamp(0.0, 1.0))
            .lit(1.0 + 0.012 * value(x * 0.6, y * 0.6, 4))
    });
    canvas.disc(
        (WIDTH as f32 * 0.735, HEIGHT as f32 * 0.345),
        400.0,
        2.0,
        Colour::hex(0xee7b52),
        0.93,
    );
    canvas
}

/// The landscape as it fills the profile: dark at the shoulders, the sky where she thinks.
fn landscape() -> Canvas {
    let evening = Evening::first_light();
    let ridges = ridges(WIDTH, HEIGHT, &evening, 23);
    Canvas::painted(WIDTH, HEIGHT, |x, y| {
        let lifted = y * 0.95 - 60.0;
        let mut seen = Colour::default();
        let mut left = 1.0;
        for ridge in &ridges {
            let (covered, below) = ridge.covers(x as usize, lifted);
            seen = seen + ridge.colour(below, 0.75) * (covered * left);
            left *= 1.0 - covered;
            if left <= 0.0 {
                break;
            }
        }
        let sky = sky(&evening, x / WIDTH as f32, (lifted / HEIGHT as f32).max(0.0), 0.0);
        let colour = seen + sky * left;
        // Hair and neck are darker, as on film where less light fell.
        let crown = smoothstep(900.0, 320.0, y) * 0.72;
        colour.over(Colour::hex(0x102a30), crown)
    })
}

/// A knot of hair.
fn hair(canvas: &mut Canvas, inner: &Canvas) {
    let knot: Vec<Point> = (0..26)
        .map(|i| {
            let turn = i as f32 / 26.0 * std::f32::consts::TAU;
            let out = 176.0 + 8.0 * (turn * 3.0).sin();
            (
                WIDTH as f32 * 0.317 + turn.cos() * out * 1.04,
                WIDTH as f32 * 0.258 + turn.sin() * out * 0.94,
            )
        })
        .collect();
    canvas.polygon_with(&smooth_closed(&knot, 6), 1.0, |x, y| {
        inner.get(x as usize, y as usize).lit(0.86)
    });
}

/// Swifts, on their way out of the picture.
fn birds(canvas: &mut Canvas) {
    let ink = Colour::hex(0x142d33);
    for (x, y, size, tilt) in [
        (0.845, 0.150, 30.0, 0.2),
        (0.885, 0.118, 22.0, -0.1),
        (0.795, 0.112, 18.0, 0.3),
        (0.915, 0.168, 15.0, 0.0),
        (0.752, 0.164, 13.0, 0.1),
    ] {
        let (x, y) = (x * WIDTH as f32, y * HEIGHT as f32);
        let wing = |side: f32| {
            let points = [
                (x, y),
                (x + side * size * 0.8, y - size * (0.55 + tilt * side)),
                (x + side * size * 1.8, y - size * (0.1 + tilt * side)),
            ];
            smooth_open(&points, 8)
        };
        for side in [-1.0, 1.0] {
            canvas.stroke(&wing(side), |t| size * 0.22 * (1.0 - t) + 1.0, ink, 1.0);
        }
    }
}
