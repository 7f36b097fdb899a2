//! How loud a sound is, by EBU R 128.

use crate::{Loudness, film::words};

/// What is so soft that the measure has no bottom for it, in LUFS.
const SILENCE: f64 = -70.0;

/// What FFmpeg is told after its input: to measure, and to say at the end what came of it.
pub(crate) fn arguments() -> Vec<String> {
    words("-map 0:a:0 -vn -sn -dn -af ebur128=peak=true:framelog=verbose -f null -")
}

/// Reads the summary that stands at the end. The texts of the file stand before it.
pub(crate) fn read(complaint: &[u8]) -> Option<Loudness> {
    let text = String::from_utf8_lossy(complaint);
    let (_, summary) = text.rsplit_once("Integrated loudness:")?;
    let value = |name: &str| {
        let line = summary.lines().find_map(|line| line.trim().strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    };
    let loudness = Loudness {
        integrated: value("I:")?,
        true_peak: value("Peak:")?,
    };
    let is_heard = loudness.integrated > SILENCE && loudness.true_peak.is_finite();
    is_heard.then_some(loudness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_read_and_not_what_a_file_says() {
        let said = b"  Integrated loudness:\n    I: 5 LUFS\n  True peak:\n    Peak: 5 dBFS\n[Parsed_ebur128_0 @ 0x1] Summary:\n\n\
            \x20 Integrated loudness:\n    I:         -21.7 LUFS\n    Threshold: -31.7 LUFS\n\n  Loudness range:\n    LRA: 0.0 LU\n\n\
            \x20 True peak:\n    Peak:      -18.1 dBFS\n";
        let expected = Loudness {
            integrated: -21.7,
            true_peak: -18.1,
        };
        assert_eq!(read(said), Some(expected));
    }

    #[test]
    fn silence_has_no_loudness() {
        assert_eq!(
            read(b"Integrated loudness:\n I: -70.0 LUFS\n True peak:\n Peak: -inf dBFS\n"),
            None
        );
        assert_eq!(read(b""), None);
    }
}
