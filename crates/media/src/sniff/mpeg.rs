//! MPEG sound and film that begin with no magic but with packets, one after another.

use crate::Format;

/// What begins a packet of a transport stream.
const SYNC: u8 = 0x47;

/// A header alone is no magic, for random bytes show one now and then: a second one must stand where the first says,
/// as far as the head reaches.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    let is_repeated = |length: fn(&[u8]) -> Option<usize>| {
        let next = length(head).and_then(|at| head.get(at..));
        next.is_some_and(|next| next.len() >= 7 && length(next).is_some())
    };
    if is_repeated(mp3_frame_length) {
        Some(Format::Mp3)
    } else if is_repeated(aac_frame_length) {
        Some(Format::Aac)
    } else if is_transport_stream(head) {
        Some(Format::TransportStream)
    } else {
        None
    }
}

/// Packets of 188 bytes; camcorders put the time in four bytes before each.
fn is_transport_stream(head: &[u8]) -> bool {
    [(0, 188), (4, 192)].into_iter().any(|(first, length)| {
        let mut starts = (0..4).map(|packet| head.get(first + packet * length));
        starts.all(|byte| byte == Some(&SYNC))
    })
}

/// Length in bytes of the AAC frame that begins here, in the ADTS form.
fn aac_frame_length(bytes: &[u8]) -> Option<usize> {
    let [sync, version, rates, upper, middle, lower, _] = *bytes.first_chunk::<7>()?;
    let is_adts = sync == 0xff && version & 0xf6 == 0xf0;
    // Rates 13 and 14 are not given to anything.
    let is_rated = !matches!((rates >> 2) & 15, 13..=15);
    let length = usize::from(upper & 3) << 11 | usize::from(middle) << 3 | usize::from(lower >> 5);
    (is_adts && is_rated && length >= 7).then_some(length)
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
