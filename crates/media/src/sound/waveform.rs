//! The waveform: how loud each moment is, small enough to draw.

use serde::{Deserialize, Serialize};

use crate::{SoundFacts, film::words};

/// The rate at which the sound is looked at, in hertz. High enough that no loud tone falls through.
const HERTZ: u32 = 44_100;
/// Peaks in a second, at most.
const FINEST: u32 = 20;
/// Peaks in all, about.
const MOST: f64 = 12_000.0;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Waveform {
    /// The loudest of each span: 0 silence to 255 all that fits.
    pub(crate) peaks: Vec<u8>,
    /// How many of them a second has.
    pub(crate) per_second: u32,
    /// In seconds, as decoded.
    pub(crate) duration: f64,
}

/// How many channels are looked at. Both sides: mixed into one, opposite waves would cancel out. And never more
/// than there are: to make two of one, FFmpeg makes it softer.
fn channels(sound: &SoundFacts) -> u32 {
    sound.channels.unwrap_or(2).clamp(1, 2)
}

/// What FFmpeg is told after its input: plain samples to its standard output.
pub(crate) fn arguments(sound: &SoundFacts) -> Vec<String> {
    let channels = channels(sound);
    let mut arguments = words("-map 0:a:0 -vn -sn -dn");
    arguments.extend(words(&format!(
        "-ac {channels} -ar {HERTZ} -c:a pcm_s16le -f s16le pipe:1"
    )));
    arguments
}

/// Takes samples as they come, and keeps the loudest of each span.
pub(crate) struct Listener {
    per_second: u32,
    channels: u32,
    /// Samples of all channels together in one span.
    span: u32,
    /// In the current span.
    heard: u32,
    loudest: u16,
    /// The first half of a sample whose second half is in the next piece.
    half: Option<u8>,
    samples: u64,
    peaks: Vec<u8>,
}

impl Listener {
    /// For a sound of about that many seconds.
    pub(crate) fn new(duration: Option<f64>, sound: &SoundFacts) -> Self {
        let channels = channels(sound);
        let per_second = duration.map_or(FINEST, |seconds| {
            ((MOST / seconds.max(1.0)) as u32).clamp(1, FINEST)
        });
        Self {
            per_second,
            channels,
            span: HERTZ / per_second * channels,
            heard: 0,
            loudest: 0,
            half: None,
            samples: 0,
            peaks: Vec::new(),
        }
    }

    /// Hears the next piece.
    pub(crate) fn hear(&mut self, piece: &[u8]) {
        let mut piece = piece;
        if let (Some(low), [high, rest @ ..]) = (self.half, piece) {
            self.half = None;
            self.sample(i16::from_le_bytes([low, *high]));
            piece = rest;
        }
        let (pairs, rest) = piece.as_chunks::<2>();
        for pair in pairs {
            self.sample(i16::from_le_bytes(*pair));
        }
        if let [low] = rest {
            self.half = Some(*low);
        }
    }

    fn sample(&mut self, value: i16) {
        self.loudest = self.loudest.max(value.unsigned_abs());
        self.samples += 1;
        self.heard += 1;
        if self.heard == self.span {
            self.end_span();
        }
    }

    fn end_span(&mut self) {
        // 32768 of loudness to 255: the only quotient over it is cut.
        self.peaks
            .push(u8::try_from(self.loudest >> 7).unwrap_or(u8::MAX));
        (self.heard, self.loudest) = (0, 0);
    }

    /// The waveform of all that was heard.
    pub(crate) fn finish(mut self) -> Waveform {
        if self.heard > 0 {
            self.end_span();
        }
        let frames = self.samples as f64 / f64::from(self.channels);
        Waveform {
            peaks: self.peaks,
            per_second: self.per_second,
            duration: (frames / f64::from(HERTZ) * 1000.0).round() / 1000.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stereo() -> SoundFacts {
        SoundFacts {
            sample_rate: Some(48_000),
            channels: Some(2),
            codec: "aac".to_owned(),
        }
    }

    #[test]
    fn pieces_may_end_within_a_sample() {
        let samples: Vec<u8> = (0..88_200)
            .flat_map(|index| (index as i16 % 16_384).to_le_bytes())
            .collect();
        let mut whole = Listener::new(Some(1.0), &stereo());
        whole.hear(&samples);
        let mut pieces = Listener::new(Some(1.0), &stereo());
        samples.chunks(7).for_each(|piece| pieces.hear(piece));
        let whole = whole.finish();
        assert_eq!(whole, pieces.finish());
        assert_eq!(whole.duration, 1.0);
        assert_eq!(whole.peaks.len(), 20);
    }

    #[test]
    fn the_loudest_is_255_and_silence_0() {
        let mut listener = Listener::new(None, &stereo());
        listener.hear(&[0; 8820]);
        listener.hear(&i16::MIN.to_le_bytes());
        let peaks = listener.finish().peaks;
        assert_eq!(peaks, [0, 255]);
    }

    #[test]
    fn a_long_sound_has_fewer_peaks_a_second() {
        assert_eq!(Listener::new(Some(3.0 * 3600.0), &stereo()).per_second, 1);
        assert_eq!(Listener::new(Some(1200.0), &stereo()).per_second, 10);
    }
}
