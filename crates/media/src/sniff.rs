//! The format from the first bytes, never from the name.

use crate::Format;

/// How many of the first bytes [`sniff`] wants; fewer are fine where the file is shorter.
pub const SNIFF_LENGTH: usize = 4096;

/// Tells the format from the first bytes of a file. Nothing is decoded and nothing allocated, so that it
/// may run in the server's process.
pub fn sniff(head: &[u8]) -> Format {
    const MAGIC: [(&[u8], Format); 14] = [
        (b"\xff\xd8\xff", Format::Jpeg),
        (b"\x89PNG\r\n\x1a\n", Format::Png),
        (b"GIF87a", Format::Gif),
        (b"GIF89a", Format::Gif),
        (b"II*\0", Format::Tiff),
        (b"MM\0*", Format::Tiff),
        (b"II+\0", Format::Tiff),
        (b"MM\0+", Format::Tiff),
        (b"8BPS", Format::Psd),
        (b"fLaC", Format::Flac),
        (b"OggS", Format::Ogg),
        (b"ID3", Format::Mp3),
        (b"PK\x03\x04", Format::Zip),
        (b"%PDF-", Format::Pdf),
    ];
    let by_magic = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    if let Some((_, format)) = by_magic {
        return *format;
    }
    riff_or_iff(head)
        .or_else(|| iso_media(head))
        .or_else(|| matroska(head))
        .or_else(|| mpeg_sound(head))
        .unwrap_or(Format::Unknown)
}

fn riff_or_iff(head: &[u8]) -> Option<Format> {
    match (head.get(..4)?, head.get(8..12)?) {
        (b"RIFF", b"WEBP") => Some(Format::WebP),
        (b"RIFF", b"WAVE") => Some(Format::Wav),
        (b"RIFF", b"AVI ") => Some(Format::Avi),
        (b"FORM", b"AIFF" | b"AIFC") => Some(Format::Aiff),
        _ => None,
    }
}

/// MPEG-4, QuickTime and HEIF share one container; its brand tells them apart.
fn iso_media(head: &[u8]) -> Option<Format> {
    match head.get(4..8)? {
        b"ftyp" => {}
        // QuickTime films older than the brand begin with any of these.
        b"moov" | b"mdat" | b"wide" | b"pnot" => return Some(Format::Mov),
        _ => return None,
    }
    let brand = head.get(8..12)?;
    Some(match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" => heif(head),
        b"avif" | b"avis" => Format::Avif,
        b"qt  " => Format::Mov,
        b"M4A " | b"M4B " | b"M4P " => Format::M4a,
        // Canon's raw pictures and JPEG 2000 are no films.
        b"crx " | b"jp2 " | b"jpx " => Format::Unknown,
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

fn matroska(head: &[u8]) -> Option<Format> {
    if !head.starts_with(b"\x1a\x45\xdf\xa3") {
        return None;
    }
    let header = head.get(..64).unwrap_or(head);
    let is_webm = header.windows(4).any(|window| window == b"webm");
    Some(if is_webm { Format::WebM } else { Format::Matroska })
}

/// An MP3 without a tag has no magic but a frame header, which random bytes show now and then:
/// a second header must stand where the first says, as far as the head reaches.
fn mpeg_sound(head: &[u8]) -> Option<Format> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::MediaKind;

    #[test]
    fn the_first_bytes_tell_the_format() {
        let mut mp3 = vec![0u8; 1000];
        mp3[..4].copy_from_slice(b"\xff\xfb\x90\x00");
        mp3[417..421].copy_from_slice(b"\xff\xfb\x90\x00");
        let rows: [(&[u8], Format); 15] = [
            (b"\xff\xd8\xff\xe1", Format::Jpeg),
            (b"\x89PNG\r\n\x1a\n....", Format::Png),
            (b"RIFF\0\0\0\0WEBPVP8 ", Format::WebP),
            (b"RIFF\0\0\0\0WAVEfmt ", Format::Wav),
            (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Format::Mp4),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Format::Mov),
            (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42", Format::M4a),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Format::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Format::Avif),
            (b"\x1a\x45\xdf\xa3....webm", Format::WebM),
            (b"ID3\x04", Format::Mp3),
            (&mp3, Format::Mp3),
            (b"%PDF-1.7", Format::Pdf),
            (b"", Format::Unknown),
            (b"<html><script>", Format::Unknown),
        ];
        for (head, format) in rows {
            assert_eq!(sniff(head), format, "{}", head.escape_ascii());
        }
    }

    #[test]
    fn what_a_browser_could_run_is_plain_bytes() {
        for page in [&b"<!DOCTYPE html>"[..], b"<svg xmlns=", b"<?xml version="] {
            assert_eq!(sniff(page).content_type(), "application/octet-stream");
            assert_eq!(sniff(page).kind(), MediaKind::Other);
        }
    }

    #[test]
    fn a_lone_frame_header_is_not_yet_sound() {
        let mut noise = vec![0x55u8; 1000];
        noise[..4].copy_from_slice(b"\xff\xfb\x90\x00");
        assert_eq!(sniff(&noise), Format::Unknown);
    }
}
