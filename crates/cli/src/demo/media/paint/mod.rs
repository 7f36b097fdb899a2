//! The paintbox: colours in linear light, noise, and a canvas with shapes whose edges are smooth.

mod canvas;
mod colour;
mod curve;
mod dice;
mod field;
mod noise;
mod shape;

pub(crate) use canvas::Canvas;
pub(crate) use colour::{Colour, Gradient};
pub(crate) use curve::{Point, smooth_closed, smooth_open};
pub(crate) use dice::Dice;
pub(crate) use field::Field;
pub(crate) use noise::{fbm, ridged, value};

/// From 0 to 1 as `x` goes from one edge to the other, with a soft start and end.
pub(crate) fn smoothstep(from: f32, to: f32, x: f32) -> f32 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// From `a` to `b` as `t` goes from 0 to 1.
pub(crate) fn lerp(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}
