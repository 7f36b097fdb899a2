//! The sprite: small frames of a film in one picture, for looking through it under the pointer.

use super::words;
use crate::{Sprite, picture::fit};

/// Of one frame, in pixels.
const LONGEST_EDGE: u32 = 160;
/// Of all together, in pixels: no more than whoever may see gets of any picture.
const WHOLE: u32 = 1280;
/// How many there are, at most.
const MOST: u32 = 96;
/// From one to the next, at least, in seconds: the proxy has a key frame in each such span.
const CLOSEST: f64 = 0.5;

/// How the frames of a proxy of that size and length lie; nothing for one without a length.
pub(crate) fn layout(size: (u32, u32), duration: Option<f64>) -> Option<Sprite> {
    let seconds = duration.filter(|seconds| *seconds > 0.0)?;
    let (width, height) = fit(size, LONGEST_EDGE);
    let (columns, rows) = (WHOLE / width, (WHOLE / height).max(1));
    let room = columns.saturating_mul(rows).min(MOST);
    // To the millisecond, as FFmpeg is told it.
    let interval = ((seconds / f64::from(room)).max(CLOSEST) * 1000.0).ceil() / 1000.0;
    let frames = ((seconds / interval).ceil() as u32).clamp(1, room);
    Some(Sprite {
        columns: columns.min(frames),
        frames,
        width,
        height,
        interval,
    })
}

/// What FFmpeg is told before its input: of the proxy, the key frames are enough.
pub(crate) fn before() -> Vec<String> {
    words("-skip_frame nokey")
}

/// What FFmpeg is told after its input.
pub(crate) fn arguments(sprite: &Sprite, out: &str) -> Vec<String> {
    let Sprite {
        columns,
        frames,
        width,
        height,
        interval,
    } = *sprite;
    let rows = frames.div_ceil(columns);
    let milliseconds = (interval * 1000.0).round();
    let filters = format!(
        "fps=1000/{milliseconds}:round=up,scale={width}:{height}:in_color_matrix=bt709:in_range=tv:out_range=pc,\
         format=rgb24,tile={columns}x{rows}:nb_frames={frames}"
    );
    let mut arguments = words("-map 0:v:0 -an -sn -dn -map_metadata -1 -frames:v 1");
    arguments.extend(["-vf".to_owned(), filters]);
    arguments.extend(words("-c:v png -update 1 -f image2"));
    arguments.push(format!("file:{out}"));
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sprite_is_no_larger_than_what_may_be_seen_and_spans_the_film() {
        for size in [(1280, 720), (720, 1280), (720, 720), (1280, 2), (2, 2)] {
            for seconds in [0.04, 1.0, 47.9, 48.0, 600.0, 86_400.0] {
                let sprite = layout(size, Some(seconds)).unwrap();
                let rows = sprite.frames.div_ceil(sprite.columns);
                assert!(
                    sprite.columns * sprite.width <= WHOLE && rows * sprite.height <= WHOLE,
                    "{sprite:?}"
                );
                assert!(sprite.frames >= 1 && sprite.frames <= MOST);
                let covered = f64::from(sprite.frames) * sprite.interval;
                assert!(
                    covered >= seconds && covered - sprite.interval < seconds,
                    "{seconds} {sprite:?}"
                );
            }
        }
        assert_eq!(layout((1280, 720), None), None);
        assert_eq!(layout((1280, 720), Some(0.0)), None);
    }
}
