//! The instruments: each gives one sample for the seconds since its note began.

use std::f32::consts::TAU;

use crate::demo::media::paint::Dice;

/// The frequency of a key of the piano, 69 for the a of 440 Hz.
pub(super) fn key(number: f32) -> f32 {
    440.0 * 2.0_f32.powf((number - 69.0) / 12.0)
}

/// A bar of rosewood, struck with a soft mallet.
pub(super) fn marimba(frequency: f32) -> impl Fn(f32) -> f32 {
    move |t| {
        let fall = 1.7 + frequency / 260.0;
        let bar = (TAU * frequency * t).sin() * (-t * fall).exp();
        let tone = (TAU * frequency * 3.93 * t).sin() * (-t * fall * 4.2).exp() * 0.34;
        let knock = (TAU * frequency * 9.2 * t).sin() * (-t * 60.0).exp() * 0.16;
        (bar + tone + knock) * (t * 900.0).min(1.0)
    }
}

/// A string orchestra far away: a few voices, each a little off.
pub(super) fn pad(frequency: f32, seconds: f32) -> impl Fn(f32) -> f32 {
    move |t| {
        let swell = (t / (seconds * 0.35)).min(1.0) * ((seconds - t) / (seconds * 0.4)).clamp(0.0, 1.0);
        let mut sum = 0.0;
        for (detune, overtone, share) in [
            (0.9972, 1.0, 0.5),
            (1.0026, 1.0, 0.5),
            (1.0, 2.0, 0.16),
            (1.003, 3.0, 0.07),
            (0.5, 1.0, 0.3),
        ] {
            let wander = 1.2 * (t * 0.9 + detune * 40.0).sin();
            sum += (TAU * frequency * detune * overtone * t + wander).sin() * share;
        }
        sum * swell * swell
    }
}

/// A plucked bass.
pub(super) fn bass(frequency: f32) -> impl Fn(f32) -> f32 {
    move |t| {
        let body = (TAU * frequency * t).sin() + 0.35 * (TAU * frequency * 2.0 * t).sin() * (-t * 6.0).exp();
        body * (-t * 1.9).exp() * (t * 240.0).min(1.0)
    }
}

/// Noise with its highs taken away; `bright` from 0 (a rumble) to 1 (all of it).
pub(super) fn noise(seed: u64, bright: impl Fn(f32) -> f32) -> impl FnMut(f32) -> f32 {
    let mut dice = Dice::new(seed);
    let mut soft = 0.0;
    move |t| {
        soft += bright(t) * (dice.unit() * 2.0 - 1.0 - soft);
        soft
    }
}
