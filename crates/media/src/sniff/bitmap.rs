//! Windows bitmaps.

use crate::Format;

/// The lengths that the second header has had in the course of time.
const HEADERS: [u32; 7] = [12, 40, 52, 56, 64, 108, 124];

/// Two letters are too few to go by: the length of the second header must be one that there is.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    let length = *head.strip_prefix(b"BM")?.get(12..)?.first_chunk::<4>()?;
    HEADERS
        .contains(&u32::from_le_bytes(length))
        .then_some(Format::Bmp)
}
