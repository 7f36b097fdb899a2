//! Key art: thousands of threads that follow a current.

use crate::demo::media::paint::{Canvas, Colour, Dice, Field, Gradient, fbm, smoothstep, value};

const WIDTH: usize = 2000;
const HEIGHT: usize = 2500;

/// Currents.
pub(crate) fn key_art() -> Canvas {
    let (ink, edge) = (Colour::hex(0x101430), Colour::hex(0x060818));
    let mut canvas = Canvas::painted(WIDTH, HEIGHT, |x, y| {
        let from = ((x / WIDTH as f32 - 0.5).powi(2) + (y / HEIGHT as f32 - 0.44).powi(2)).sqrt();
        ink.mix(edge, (from * 1.5).min(1.0))
            .lit(1.0 + 0.05 * value(x * 0.5, y * 0.5, 2))
    });
    let cell = 4;
    // What flows along the lines of equal height never meets itself.
    let stream = Field::of(WIDTH / cell + 2, HEIGHT / cell + 2, |x, y| {
        let (x, y) = ((x * cell) as f32 / 1000.0, (y * cell) as f32 / 1000.0);
        fbm(x * 0.85 + 4.0, y * 0.85, 3, 14) * 1.5 + 0.26 * (x * 1.1 + y * 1.9)
    });
    let threads = Gradient::new(&[
        (0.0, 0x2b3fae),
        (0.25, 0x5e62d9),
        (0.45, 0xb86bd0),
        (0.62, 0xff7a6b),
        (0.8, 0xffbd6e),
        (1.0, 0xfff3d6),
    ]);
    let mut dice = Dice::new(52);
    for thread in 0..5200 {
        let start = (
            dice.between(-100.0, WIDTH as f32 + 100.0),
            dice.between(-100.0, HEIGHT as f32 + 100.0),
        );
        let tone = stream.sample(start.0 / cell as f32, start.1 / cell as f32);
        let colour =
            threads.at(0.46 + tone * 0.50 - 0.30 * start.1 / HEIGHT as f32 * 1.5 + dice.bell() * 0.07);
        let strong = if thread % 9 == 0 { 0.85 } else { 0.26 };
        follow(
            &mut canvas,
            &stream,
            start,
            colour,
            strong * dice.between(0.4, 1.0),
        );
    }
    disc(&mut canvas);
    canvas.vignette(0.2);
    canvas
}

fn follow(canvas: &mut Canvas, stream: &Field, start: (f32, f32), colour: Colour, alpha: f32) {
    const STEPS: usize = 460;
    let (mut x, mut y) = start;
    for step in 0..STEPS {
        let (u, v) = (x / 4.0, y / 4.0);
        let (dx, dy) = (
            stream.sample(u + 1.0, v) - stream.sample(u - 1.0, v),
            stream.sample(u, v + 1.0) - stream.sample(u, v - 1.0),
        );
        let length = dx.hypot(dy).max(1e-6);
        x += -dy / length * 1.2;
        y += dx / length * 1.2;
        let part = step as f32 / STEPS as f32;
        let ends = smoothstep(0.0, 0.25, part) * smoothstep(1.0, 0.6, part);
        canvas.disc((x, y), 0.75, 1.0, colour, alpha * ends * 0.75);
    }
}

/// A moon behind the threads: a disc that turns what lies in it brighter.
fn disc(canvas: &mut Canvas) {
    let centre = (WIDTH as f32 * 0.5, HEIGHT as f32 * 0.42);
    canvas.adjust(|x, y, colour| {
        let distance = (x - centre.0).hypot(y - centre.1);
        let inside = smoothstep(521.0, 519.0, distance);
        let shade = 0.35 + 0.65 * smoothstep(-520.0, 520.0, (y - centre.1) * 0.6 + (x - centre.0) * 0.8);
        let warm = Colour::hex(0xff8f6b).mix(Colour::hex(0xffd9a3), shade);
        colour.over(warm * 0.92 + colour * 0.55, inside * (0.90 - 0.34 * shade))
    });
}
