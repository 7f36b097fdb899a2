//! Shapes with smooth edges: polygons, discs, strokes and glows.

use super::{Canvas, Colour, Point};

/// Lines that each row of pixels is looked at in.
const SLICES: usize = 4;

impl Canvas {
    /// Fills a polygon (crossings counted, so a hole is a hole).
    pub(crate) fn polygon(&mut self, points: &[Point], colour: Colour, alpha: f32) {
        self.polygon_with(points, alpha, |_, _| colour);
    }

    /// Fills a rectangle between two corners.
    pub(crate) fn rectangle(
        &mut self,
        (left, top): Point,
        (right, bottom): Point,
        colour: Colour,
        alpha: f32,
    ) {
        self.polygon(
            &[(left, top), (right, top), (right, bottom), (left, bottom)],
            colour,
            alpha,
        );
    }

    /// Fills a polygon with what stands at each place.
    pub(crate) fn polygon_with(&mut self, points: &[Point], alpha: f32, colour: impl Fn(f32, f32) -> Colour) {
        let top = points
            .iter()
            .fold(f32::MAX, |top, point| top.min(point.1))
            .floor()
            .max(0.0) as usize;
        let bottom = points
            .iter()
            .fold(f32::MIN, |bottom, point| bottom.max(point.1))
            .ceil()
            .max(0.0) as usize;
        let mut coverage = vec![0.0_f32; self.width];
        for y in top..bottom.min(self.height) {
            let mut touched: Option<(usize, usize)> = None;
            for slice in 0..SLICES {
                let line = y as f32 + (slice as f32 + 0.5) / SLICES as f32;
                let mut crossings = crossings(points, line);
                crossings.sort_by(f32::total_cmp);
                for pair in crossings.chunks_exact(2) {
                    let spanned = add_span(&mut coverage, pair[0], pair[1]);
                    touched = match (touched, spanned) {
                        (Some((from, to)), Some((first, last))) => Some((from.min(first), to.max(last))),
                        (known, new) => known.or(new),
                    };
                }
            }
            let Some((from, to)) = touched else { continue };
            for (x, covered) in coverage.iter_mut().enumerate().take(to + 1).skip(from) {
                if *covered > 0.0 {
                    self.lay(
                        x as isize,
                        y as isize,
                        colour(x as f32, y as f32),
                        *covered * alpha,
                    );
                }
                *covered = 0.0;
            }
        }
    }

    /// A disc with an edge as soft as asked, in pixels.
    pub(crate) fn disc(&mut self, (x, y): Point, radius: f32, soft: f32, colour: Colour, alpha: f32) {
        let soft = soft.max(1.0);
        self.around((x, y), radius + soft, |canvas, column, row, distance| {
            let covered = ((radius - distance) / soft + 0.5).clamp(0.0, 1.0);
            canvas.lay(column, row, colour, covered * alpha);
        });
    }

    /// Light that falls off from a place, down to nothing at the radius.
    pub(crate) fn glow(&mut self, centre: Point, radius: f32, light: Colour) {
        self.around(centre, radius, |canvas, column, row, distance| {
            let part = (1.0 - distance / radius).max(0.0);
            canvas.shine(column, row, light * (part * part));
        });
    }

    /// A point of light out of focus: an even disc, a little brighter at its rim.
    pub(crate) fn bokeh(&mut self, centre: Point, radius: f32, light: Colour) {
        self.around(centre, radius + 1.0, |canvas, column, row, distance| {
            let inside = (radius - distance + 0.5).clamp(0.0, 1.0);
            let rim = (distance / radius).powi(6) * 0.55;
            canvas.shine(column, row, light * (inside * (0.62 + rim)));
        });
    }

    /// A line through the points, as wide as `width` says from 0 at its start to 1 at its end.
    pub(crate) fn stroke(
        &mut self,
        points: &[Point],
        width: impl Fn(f32) -> f32,
        colour: Colour,
        alpha: f32,
    ) {
        let last = points.len().saturating_sub(1).max(1) as f32;
        let mut left = Vec::with_capacity(points.len());
        let mut right = Vec::with_capacity(points.len());
        for (i, point) in points.iter().enumerate() {
            let before = points[i.saturating_sub(1)];
            let after = points[(i + 1).min(points.len() - 1)];
            let (dx, dy) = (after.0 - before.0, after.1 - before.1);
            let length = dx.hypot(dy).max(1e-4);
            let half = width(i as f32 / last) / 2.0 / length;
            left.push((point.0 - dy * half, point.1 + dx * half));
            right.push((point.0 + dy * half, point.1 - dx * half));
        }
        right.reverse();
        left.extend(right);
        self.polygon(&left, colour, alpha);
    }

    fn around(&mut self, (x, y): Point, reach: f32, mut each: impl FnMut(&mut Self, isize, isize, f32)) {
        let rows =
            ((y - reach).floor().max(0.0) as isize)..((y + reach).ceil().min(self.height as f32) as isize);
        for row in rows {
            let columns =
                ((x - reach).floor().max(0.0) as isize)..((x + reach).ceil().min(self.width as f32) as isize);
            for column in columns {
                let (across, down) = (column as f32 - x, row as f32 - y);
                let distance = (across * across + down * down).sqrt();
                if distance <= reach {
                    each(self, column, row, distance);
                }
            }
        }
    }
}

fn crossings(points: &[Point], line: f32) -> Vec<f32> {
    let mut found = Vec::new();
    for (i, &(x0, y0)) in points.iter().enumerate() {
        let (x1, y1) = points[(i + 1) % points.len()];
        if (y0 <= line) != (y1 <= line) {
            found.push(x0 + (line - y0) / (y1 - y0) * (x1 - x0));
        }
    }
    found
}

/// Adds a slice of a span to what the pixels of its row are covered; the first and last it touched.
fn add_span(coverage: &mut [f32], from: f32, to: f32) -> Option<(usize, usize)> {
    let from = from.max(0.0);
    let to = to.min(coverage.len() as f32);
    if to <= from {
        return None;
    }
    let first = from as usize;
    let last = (to as usize).min(coverage.len() - 1);
    for (x, covered) in coverage.iter_mut().enumerate().take(last + 1).skip(first) {
        let part = (to.min(x as f32 + 1.0) - from.max(x as f32)).max(0.0);
        *covered += part / SLICES as f32;
    }
    Some((first, last))
}
