//! MP3 without a tag in front.

use crate::Format;

/// An MP3 without a tag has no magic but a frame header, which random bytes show now and then:
/// a second header must stand where the first says, as far as the head reaches.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    let length = mp3_frame_length(head)?;
    match head.get(length..) {
        Some(next) if next.len() >= 4 => mp3_frame_length(next).map(|_| Format::Mp3),
        _ => None,
    }
}

/// Length in bytes of the layer III frame that begins here.
fn mp3_frame_length(bytes: &[u8]) -> Option<usize> {
    const KBITS_1: [usize; 14] = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    const KBITS_2: [usize; 14] = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    const HERTZ: [usize; 3] = [44_100, 48_000, 32_000];
    let [sync, version, rates, _] = *bytes.first_chunk::<4>()?;
    let is_layer_3 = sync == 0xff && version & 0xe6 == 0xe2;
    if !is_layer_3 {
        return None;
    }
    let (kbits, samples_eighth, divisor) = match (version >> 3) & 3 {
        3 => (KBITS_1, 144, 1),
        2 => (KBITS_2, 72, 2),
        0 => (KBITS_2, 72, 4),
        _ => return None,
    };
    let kbits = kbits.get(usize::from(rates >> 4).checked_sub(1)?)?;
    let hertz = HERTZ.get(usize::from((rates >> 2) & 3))? / divisor;
    Some(samples_eighth * kbits * 1000 / hertz + usize::from((rates >> 1) & 1))
}
