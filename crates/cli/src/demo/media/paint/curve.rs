//! Points, and smooth curves through them.

/// A place on the canvas, in pixels.
pub(crate) type Point = (f32, f32);

/// Catmull-Rom through all of them and back to the first.
pub(crate) fn smooth_closed(points: &[Point], steps: usize) -> Vec<Point> {
    let count = points.len();
    let at = |i: usize| points[i % count];
    (0..count)
        .flat_map(|i| piece([at(i + count - 1), at(i), at(i + 1), at(i + 2)], steps))
        .collect()
}

/// Catmull-Rom from the first to the last.
pub(crate) fn smooth_open(points: &[Point], steps: usize) -> Vec<Point> {
    let last = points.len() - 1;
    let at = |i: usize| points[i.min(last)];
    let mut curve: Vec<Point> = (0..last)
        .flat_map(|i| piece([at(i.saturating_sub(1)), at(i), at(i + 1), at(i + 2)], steps))
        .collect();
    curve.push(points[last]);
    curve
}

fn piece([before, from, to, after]: [Point; 4], steps: usize) -> impl Iterator<Item = Point> {
    (0..steps).map(move |step| {
        let t = step as f32 / steps as f32;
        let along = |a: f32, b: f32, c: f32, d: f32| {
            0.5 * (2.0 * b
                + (c - a) * t
                + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
                + (3.0 * b - a - 3.0 * c + d) * t * t * t)
        };
        (
            along(before.0, from.0, to.0, after.0),
            along(before.1, from.1, to.1, after.1),
        )
    })
}
