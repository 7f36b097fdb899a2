//! The format from the first bytes, never from the name.

mod archive;
mod bitmap;
mod directory;
mod iso;
mod mpeg;
mod text;
mod tiff;

use crate::{Format, OfficeFormat, RawFormat};

pub(crate) use directory::{END_LENGTH, Listed, listed};

/// How many of the first bytes [`sniff`] wants; fewer are fine where the file is shorter.
pub const SNIFF_LENGTH: usize = 4096;

const PDF: &[u8] = b"%PDF-";

/// Tells the format from the first bytes of a file. Nothing is decoded and nothing allocated, so that it
/// may run in the server's process.
pub fn sniff(head: &[u8]) -> Format {
    const MAGIC: [(&[u8], Format); 31] = [
        (b"\xff\xd8\xff", Format::Jpeg),
        (b"\x89PNG\r\n\x1a\n", Format::Png),
        (b"P5\n", Format::Pnm),
        (b"P6\n", Format::Pnm),
        (b"GIF87a", Format::Gif),
        (b"GIF89a", Format::Gif),
        (b"IIRO", Format::Raw(RawFormat::Orf)),
        (b"IIRS", Format::Raw(RawFormat::Orf)),
        (b"MMOR", Format::Raw(RawFormat::Orf)),
        (b"IIU\0", Format::Raw(RawFormat::Rw2)),
        (b"FUJIFILMCCD-RAW ", Format::Raw(RawFormat::Raf)),
        (b"II\x1a\0\0\0HEAPCCDR", Format::Raw(RawFormat::Crw)),
        (b"\0MRM", Format::Raw(RawFormat::Mrw)),
        (b"FOVb", Format::Raw(RawFormat::X3f)),
        // In a container of boxes, or without one.
        (b"\0\0\0\x0cjP  \r\n\x87\n", Format::Jp2),
        (b"\xff\x4f\xff\x51\0", Format::Jp2),
        (b"\0\0\0\x0cJXL \r\n\x87\n", Format::Jxl),
        (b"\xff\x0a", Format::Jxl),
        (b"\x76\x2f\x31\x01", Format::Exr),
        (b"8BPS", Format::Psd),
        (b"fLaC", Format::Flac),
        (b"OggS", Format::Ogg),
        (b"ID3", Format::Mp3),
        (b"FLV\x01", Format::Flv),
        (b"\0\0\x01\xba", Format::ProgramStream),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Format::Asf),
        (b"ADIF", Format::Aac),
        (PDF, Format::Pdf),
        (b"{\\rtf", Format::Office(OfficeFormat::Rtf)),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            Format::Office(OfficeFormat::Legacy),
        ),
        // The key of a partition that begins the file, whatever lies between.
        (b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02", Format::Mxf),
    ];
    let by_magic = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    if let Some((_, format)) = by_magic {
        return *format;
    }
    riff_or_iff(head)
        .or_else(|| tiff::format(head))
        .or_else(|| archive::format(head))
        .or_else(|| iso::format(head))
        .or_else(|| matroska(head))
        .or_else(|| bitmap::format(head))
        .or_else(|| mpeg::format(head))
        .or_else(|| indented_pdf(head))
        .or_else(|| text::format(head))
        .or_else(|| late_pdf(head))
        .unwrap_or(Format::Unknown)
}

/// How many bytes of an ID3 tag stand before the sound; nothing where none does.
pub(crate) fn tag_length(head: &[u8]) -> Option<u64> {
    let header = head.first_chunk::<10>().filter(|_| head.starts_with(b"ID3"))?;
    let [.., flags, a, b, c, d] = *header;
    // Seven bits of each byte, so that no length looks like sound. A footer repeats the header.
    let length = [a, b, c, d]
        .iter()
        .fold(0, |length, byte| length << 7 | u64::from(byte & 0x7f));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    Some(10 + length + footer)
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

fn matroska(head: &[u8]) -> Option<Format> {
    if !head.starts_with(b"\x1a\x45\xdf\xa3") {
        return None;
    }
    let header = head.get(..64).unwrap_or(head);
    let is_webm = header.windows(4).any(|window| window == b"webm");
    Some(if is_webm { Format::WebM } else { Format::Matroska })
}

/// Programs that make documents by templates leave lines before the first.
fn indented_pdf(head: &[u8]) -> Option<Format> {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    text.trim_ascii_start().starts_with(PDF).then_some(Format::Pdf)
}

/// What is nothing else may still be a document: readers look for its beginning in the first kilobyte.
fn late_pdf(head: &[u8]) -> Option<Format> {
    let near = head.get(..1024).unwrap_or(head);
    near.windows(PDF.len())
        .any(|window| window == PDF)
        .then_some(Format::Pdf)
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
        let mut packets = vec![0u8; 1000];
        packets.iter_mut().step_by(188).for_each(|byte| *byte = 0x47);
        let timed = [&[0; 4][..], &[&[0x47][..], &[0; 191]].concat().repeat(4)].concat();
        let rows: [(&[u8], Format); 37] = [
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
            (b"\xef\xbb\xbf\n %PDF-1.4\n", Format::Pdf),
            (b"\x01\x02 what a printer wants \x1b%PDF-1.4", Format::Pdf),
            (b"A page on %PDF-1.4 and others", Format::Text),
            (&packets, Format::TransportStream),
            (&timed, Format::TransportStream),
            (b"\0\0\x01\xba\x44", Format::ProgramStream),
            (b"\0\0\0\x08free\0\0\0\0mdat", Format::Mov),
            (b"tax-free, and more", Format::Text),
            (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Format::Bmp),
            (b"BMW and other makers", Format::Text),
            (b"\0\0\0\x0cJXL \r\n\x87\n", Format::Jxl),
            (b"\xff\x4f\xff\x51\0\x2f", Format::Jp2),
            (b"II\x1a\0\0\0HEAPCCDR", Format::Raw(RawFormat::Crw)),
            (b"", Format::Unknown),
            (b"<html><script>", Format::Unknown),
            (b"FUJIFILMCCD-RAW 0201", Format::Raw(RawFormat::Raf)),
            (
                b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
                Format::Raw(RawFormat::Cr3),
            ),
            (b"{\\rtf1\\ansi", Format::Office(OfficeFormat::Rtf)),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                Format::Office(OfficeFormat::Legacy),
            ),
            (b"PK\x03\x04 and so on", Format::Zip),
            (b"FORM\0\0\0\0AIFFCOMM", Format::Aiff),
            (b"RIFF\0\0\0\0AVI LIST", Format::Avi),
            (
                b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01\x02",
                Format::Mxf,
            ),
            (b"Dear all,\r\n\xc3\xa4nderungen", Format::Text),
        ];
        for (head, format) in rows {
            assert_eq!(sniff(head), format, "{}", head.escape_ascii());
        }
    }

    #[test]
    fn what_a_browser_could_run_is_plain_bytes() {
        for page in [
            &b"<!DOCTYPE html>"[..],
            b" \n<html>",
            b"<?xml version=\"1.0\"?><html>",
            b"<script>alert(1)",
        ] {
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
