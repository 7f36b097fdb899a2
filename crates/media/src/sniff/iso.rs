//! MPEG-4, QuickTime, HEIF and Canon's newer raw pictures, which share one container.

use crate::{Format, RawFormat};

/// The brand tells them apart.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    match head.get(4..8)? {
        b"ftyp" => {}
        // QuickTime films older than the brand begin with any of these, and none is of so many gigabytes that its
        // length begins with a letter.
        b"moov" | b"mdat" | b"wide" | b"pnot" | b"free" | b"skip" => {
            return head
                .first()
                .is_some_and(u8::is_ascii_control)
                .then_some(Format::Mov);
        }
        _ => return None,
    }
    let brand = head.get(8..12)?;
    Some(match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" => heif(head),
        b"avif" | b"avis" => Format::Avif,
        b"qt  " => Format::Mov,
        b"M4A " | b"M4B " | b"M4P " => Format::M4a,
        b"crx " => Format::Raw(RawFormat::Cr3),
        // JPEG 2000 is no film; a whole one begins with another box.
        b"jp2 " | b"jpx " => Format::Unknown,
        _ => Format::Mp4,
    })
}

/// `mif1` says only that it is a picture; the compatible brands say how it is coded.
fn heif(head: &[u8]) -> Format {
    let length = head
        .first_chunk::<4>()
        .map_or(0, |bytes| u32::from_be_bytes(*bytes) as usize);
    let brands = head.get(16..length.min(head.len())).unwrap_or_default();
    if brands.chunks_exact(4).any(|brand| brand == b"avif") {
        Format::Avif
    } else {
        Format::Heic
    }
}
