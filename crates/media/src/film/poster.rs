//! The poster: one picture that stands for a film.

use super::{proxy, words};
use crate::{Examination, FilmFacts, picture::fit};

/// Where in the film one is looked for, first choice first. Films begin and end in black.
const CHOICES: [f64; 4] = [0.1, 0.35, 0.6, 0.0];
/// The longest edge in pixels.
const LONGEST_EDGE: u32 = 1280;
/// A picture with less light than this is not one to choose a film by.
pub(crate) const TOO_DARK: u8 = 24;

/// The moments to try, in seconds.
pub(crate) fn moments(examination: &Examination) -> Vec<f64> {
    match examination.duration {
        Some(seconds) if seconds > 0.5 => CHOICES.iter().map(|part| part * seconds).collect(),
        _ => vec![0.0],
    }
}

/// What FFmpeg is told before its input.
pub(crate) fn seek(moment: f64) -> Vec<String> {
    vec!["-ss".to_owned(), format!("{moment:.3}")]
}

/// What FFmpeg is told after its input: of a second of film the frame that is most like all of them, as PNG.
pub(crate) fn arguments(film: &FilmFacts, upright: (u32, u32), out: &str) -> Vec<String> {
    let size = fit(upright, LONGEST_EDGE);
    let shown = proxy::still_filters(film, size);
    let mut arguments = words("-map 0:v:0 -an -sn -dn -map_metadata -1 -frames:v 1");
    arguments.extend(["-vf".to_owned(), format!("thumbnail=n=24,{shown}")]);
    arguments.extend(words("-c:v png -update 1 -f image2"));
    arguments.push(format!("file:{out}"));
    arguments
}
