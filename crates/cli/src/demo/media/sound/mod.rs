//! The sounds: made of sines and noise, sample by sample.

mod instrument;
mod score;
mod take;

pub(super) use score::{marimba_sketch, night_drive, rain, tape_loop, theme, under_water, wind_and_pad};
pub(super) use take::{Take, write_music, write_wave};
