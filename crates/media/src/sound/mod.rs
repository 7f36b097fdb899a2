//! Sound: its proxy, its cover and its waveform.

pub(crate) mod loudness;
pub(crate) mod waveform;

use crate::{SoundFacts, film::words};

/// What FFmpeg is told after its input: AAC with the index in front, nothing of the source's metadata.
pub(crate) fn proxy_arguments(sound: &SoundFacts, out: &str) -> Vec<String> {
    let channels = sound.channels.unwrap_or(2).clamp(1, 2);
    // The two rates that every player has; the nearer family without a second resampling.
    let hertz = if sound.sample_rate.is_some_and(|hertz| hertz % 11_025 == 0) {
        44_100
    } else {
        48_000
    };
    let mut arguments = words("-map 0:a:0 -vn -sn -dn -map_metadata -1 -map_chapters -1 -fflags +bitexact");
    arguments.extend(words(&format!("-c:a aac -b:a 128k -ac {channels} -ar {hertz}")));
    arguments.extend(words("-movflags +faststart -f mp4"));
    arguments.push(format!("file:{out}"));
    arguments
}

/// What FFmpeg is told after its input to give the cover as PNG.
pub(crate) fn cover_arguments(out: &str) -> Vec<String> {
    let mut arguments =
        words("-map 0:v:0 -an -sn -dn -map_metadata -1 -frames:v 1 -c:v png -update 1 -f image2");
    arguments.push(format!("file:{out}"));
    arguments
}
