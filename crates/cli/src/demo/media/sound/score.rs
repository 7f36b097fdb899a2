//! What is played.

use std::f32::consts::TAU;

use super::instrument::{bass, key, marimba, noise, pad};
use super::take::Take;
use crate::demo::media::paint::Dice;

/// The theme of the landscape series: four chords, and a melody that finds its way down.
pub(crate) fn theme() -> Take {
    let mut take = Take::silent(24.0);
    let chords: [[f32; 4]; 4] = [
        [50.0, 57.0, 61.0, 66.0],
        [47.0, 54.0, 59.0, 62.0],
        [43.0, 55.0, 59.0, 66.0],
        [45.0, 57.0, 61.0, 64.0],
    ];
    for (bar, chord) in chords.iter().chain([&chords[0]]).enumerate() {
        let from = bar as f32 * 5.0;
        for (voice, note) in chord.iter().enumerate() {
            let seconds = 6.6;
            take.add(
                from,
                seconds,
                0.25 + voice as f32 * 0.17,
                pad(key(*note), seconds),
            );
        }
        let low = bass(key(chord[0] - 12.0));
        take.add(from, 4.0, 0.5, move |t| low(t) * 0.7);
    }
    let melody = [
        (1.25, 78.0),
        (2.5, 76.0),
        (3.75, 73.0),
        (4.375, 74.0),
        (6.25, 71.0),
        (7.5, 74.0),
        (8.75, 69.0),
        (11.25, 66.0),
        (12.5, 67.0),
        (13.125, 69.0),
        (13.75, 74.0),
        (16.25, 73.0),
        (17.5, 69.0),
        (18.75, 71.0),
        (20.0, 66.0),
        (21.25, 62.0),
    ];
    for (from, note) in melody {
        let bar = marimba(key(note));
        take.add(from, 2.6, 0.62, move |t| bar(t) * 0.55);
    }
    take.in_a_room(0.5).mastered(0.8, 3.5)
}

/// Sixteen bars of a pattern that shifts against itself.
pub(crate) fn marimba_sketch() -> Take {
    let mut take = Take::silent(17.0);
    let mut dice = Dice::new(3);
    let pattern = [
        64.0, 71.0, 76.0, 71.0, 67.0, 74.0, 79.0, 74.0, 64.0, 72.0, 76.0, 67.0,
    ];
    let beat = 0.147;
    for step in 0..104 {
        let from = step as f32 * beat + dice.between(0.0, 0.006);
        let loud = if step % 3 == 0 { 0.5 } else { 0.30 } * dice.between(0.85, 1.1);
        let right = marimba(key(pattern[step % 12]));
        take.add(from, 1.3, 0.72, move |t| right(t) * loud);
        if step > 23 {
            // The second player leaves a beat out of every twelve.
            let left = marimba(key(pattern[(step + step / 12) % 11] - 12.0));
            take.add(from, 1.5, 0.26, move |t| left(t) * loud * 0.9);
        }
        if step > 47 && step % 12 == 0 {
            let low = bass(key([40.0, 40.0, 43.0, 36.0, 38.0][step / 12 % 5]));
            take.add(from, 2.0, 0.5, move |t| low(t) * 0.55);
        }
    }
    take.in_a_room(0.34).mastered(0.01, 1.8)
}

/// Rain on a skylight: the wash, and drops near by.
pub(crate) fn rain() -> Take {
    let mut take = Take::silent(20.0);
    for (pan, seed) in [(0.15, 4), (0.85, 5)] {
        let gust = move |t: f32| 0.26 + 0.10 * (t * 0.55 + seed as f32).sin() + 0.04 * (t * 1.7).sin();
        let mut wash = noise(seed, gust);
        take.add(0.0, 20.0, pan, move |t| wash(t) * 0.30);
    }
    let mut dice = Dice::new(20);
    let mut at = 0.0;
    while at < 19.6 {
        let pitch = dice.between(900.0, 3400.0);
        let loud = 0.05 + 0.34 * dice.unit().powi(4);
        take.add(at, 0.09, dice.unit(), move |t| {
            (TAU * (pitch - 2600.0 * t) * t).sin() * (-t * 95.0).exp() * loud
        });
        at += dice.between(0.004, 0.075);
    }
    for (from, deep) in [(5.5, 0.5), (14.0, 0.34)] {
        let mut roll = noise(99, |_| 0.012);
        take.add(from, 5.0, 0.5, move |t| {
            roll(t) * deep * 5.0 * (t * 1.4).min(1.0) * (-t * 0.75).exp()
        });
    }
    take.in_a_room(0.22).mastered(1.2, 2.5)
}

/// A tape that goes round: three notes, each a little worn.
pub(crate) fn tape_loop() -> Take {
    let mut take = Take::silent(22.0);
    let turns = [(0.0, 53.0), (1.9, 60.0), (3.7, 64.0), (5.6, 69.0)];
    for round in 0..4 {
        for (shift, note) in turns {
            let from = round as f32 * 5.2 + shift;
            let worn = 1.0 - round as f32 * 0.16;
            let tone = pad(key(note), 5.4);
            take.add(from, 5.4, 0.3 + 0.1 * (note % 5.0), move |t| {
                // The capstan is not quite round.
                let flutter = t + 0.0011 * (t * 9.0).sin() + 0.0028 * (t * 1.3 + round as f32).sin();
                tone(flutter) * worn
            });
        }
    }
    let mut hiss = noise(6, |_| 0.5);
    take.add(0.0, 22.0, 0.5, move |t| hiss(t) * 0.022);
    take.in_a_room(0.55).mastered(1.5, 4.0)
}

/// Wind over a ridge, and a chord in it.
pub(crate) fn wind_and_pad(seconds: f32) -> Take {
    let mut take = Take::silent(seconds);
    for (pan, seed) in [(0.2, 11), (0.8, 12)] {
        let mut wind = noise(seed, move |t| 0.035 + 0.022 * (t * 0.8 + seed as f32).sin());
        take.add(0.0, seconds, pan, move |t| wind(t) * 1.1);
    }
    for (note, pan) in [(45.0, 0.4), (52.0, 0.6), (57.0, 0.3), (61.0, 0.7)] {
        let voice = pad(key(note), seconds);
        take.add(0.0, seconds, pan, move |t| voice(t) * 0.16);
    }
    take.in_a_room(0.4).mastered(0.8, 1.2)
}

/// What one hears with one's ears below the surface.
pub(crate) fn under_water(seconds: f32) -> Take {
    let mut take = Take::silent(seconds);
    let mut rumble = noise(31, |t| 0.02 + 0.008 * (t * TAU / 3.0).sin());
    take.add(0.0, seconds, 0.5, move |t| rumble(t) * 1.6);
    let mut dice = Dice::new(32);
    for _ in 0..34 {
        let pitch = dice.between(240.0, 620.0);
        let rise = dice.between(500.0, 1500.0);
        take.add(dice.between(0.0, seconds - 0.3), 0.22, dice.unit(), move |t| {
            (TAU * (pitch + rise * t) * t).sin() * (-t * 24.0).exp() * (t * 300.0).min(1.0) * 0.16
        });
    }
    take.in_a_room(0.6).mastered(0.4, 0.6)
}

/// Tyres on a wet street, and the radio.
pub(crate) fn night_drive(seconds: f32) -> Take {
    let mut take = Take::silent(seconds);
    for (pan, seed) in [(0.3, 41), (0.7, 42)] {
        let mut road = noise(seed, |t| 0.06 + 0.03 * (t * 2.1).sin().abs());
        take.add(0.0, seconds, pan, move |t| road(t) * 0.55);
    }
    for beat in 0..(seconds / 0.5) as usize {
        let low = bass(key([33.0, 33.0, 36.0, 31.0][beat / 3 % 4]));
        take.add(beat as f32 * 0.5, 0.5, 0.5, move |t| low(t) * 0.5);
        let high = marimba(key([69.0, 72.0, 76.0, 79.0, 76.0, 72.0][beat % 6]));
        take.add(beat as f32 * 0.5 + 0.25, 1.2, 0.65, move |t| high(t) * 0.16);
    }
    take.in_a_room(0.4).mastered(0.5, 0.9)
}
