//! Value noise on a lattice, and sums of it.

fn hash(x: i32, y: i32, seed: u32) -> f32 {
    let mut h = (x as u32).wrapping_mul(0x85eb_ca6b)
        ^ (y as u32).wrapping_mul(0xc2b2_ae35)
        ^ seed.wrapping_mul(0x27d4_eb2f);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297a_2d39);
    h ^= h >> 15;
    (h >> 8) as f32 / 8_388_608.0 - 1.0
}

/// Smooth noise from -1 to 1, a bump for each unit.
pub(crate) fn value(x: f32, y: f32, seed: u32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let (u, v) = (x - left, y - top);
    let (i, j) = (left as i32, top as i32);
    let (u, v) = (
        u * u * u * (u * (u * 6.0 - 15.0) + 10.0),
        v * v * v * (v * (v * 6.0 - 15.0) + 10.0),
    );
    let above = hash(i, j, seed) * (1.0 - u) + hash(i + 1, j, seed) * u;
    let below = hash(i, j + 1, seed) * (1.0 - u) + hash(i + 1, j + 1, seed) * u;
    above * (1.0 - v) + below * v
}

/// Octaves of noise, each twice as fine and half as strong; about -1 to 1.
pub(crate) fn fbm(x: f32, y: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut strength, mut scale) = (0.0, 0.5, 1.0);
    for octave in 0..octaves {
        // Each octave is shifted, so that their lattices do not meet.
        let shift = octave as f32 * 17.3;
        sum += strength * value(x * scale + shift, y * scale - shift, seed.wrapping_add(octave));
        strength *= 0.5;
        scale *= 2.03;
    }
    sum
}

/// Octaves with sharp crests, from 0 to 1.
pub(crate) fn ridged(x: f32, y: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut strength, mut scale, mut carried) = (0.0, 0.5, 1.0, 1.0);
    for octave in 0..octaves {
        let shift = octave as f32 * 9.1;
        let crest = 1.0 - value(x * scale + shift, y * scale - shift, seed.wrapping_add(octave)).abs();
        let crest = crest * crest * carried;
        sum += strength * crest;
        carried = crest.clamp(0.0, 1.0);
        strength *= 0.5;
        scale *= 2.1;
    }
    sum
}
