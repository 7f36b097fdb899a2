//! The segments of a JPEG file before its pixels: where EXIF, the colour profile and Adobe's mark stand.

/// What the segments before the pixels hold.
#[derive(Debug, Default)]
pub(super) struct Segments {
    /// The EXIF block, from its byte order on.
    pub(super) exif: Option<Vec<u8>>,
    /// The colour profile, joined from its parts.
    pub(super) profile: Option<Vec<u8>>,
    /// Adobe's mark is there: four inks are stored upside down.
    pub(super) is_adobe: bool,
    /// Words by XMP or IPTC are there, for exiftool to read.
    pub(super) has_words: bool,
}

const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const ADOBE: &[u8] = b"Adobe";
/// Of XMP, and of what did not fit into one segment of it.
const XMP: &[u8] = b"http://ns.adobe.com/";
/// Of Photoshop's blocks, where IPTC stands.
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

impl Segments {
    /// Reads as far as the segments make sense. What is missing is not there; the decoder complains
    /// about files that are damaged.
    pub(super) fn of(jpeg: &[u8]) -> Self {
        let mut found = Self::default();
        let mut parts: Vec<(u8, &[u8])> = Vec::new();
        let mut rest = jpeg.get(2..).unwrap_or_default();
        while let Some((marker, content, after)) = next(rest) {
            rest = after;
            match marker {
                0xe1 if content.starts_with(EXIF) && found.exif.is_none() => {
                    found.exif = content.get(EXIF.len()..).map(<[u8]>::to_vec);
                }
                0xe1 if content.starts_with(XMP) => found.has_words = true,
                0xed if content.starts_with(PHOTOSHOP) => found.has_words = true,
                0xe2 if content.starts_with(PROFILE) => {
                    if let Some([number, _of, part @ ..]) = content.get(PROFILE.len()..) {
                        parts.push((*number, part));
                    }
                }
                0xee if content.starts_with(ADOBE) => found.is_adobe = true,
                // The pixels begin.
                0xda | 0xd9 => break,
                _ => {}
            }
        }
        parts.sort_by_key(|(number, _)| *number);
        if !parts.is_empty() {
            found.profile = Some(parts.iter().flat_map(|(_, part)| *part).copied().collect());
        }
        found
    }
}

/// The next marker, the content of its segment, and what stands after it.
fn next(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let start = bytes.iter().position(|byte| *byte != 0xff)?;
    let marker = *bytes.get(start)?;
    if start == 0 {
        return None;
    }
    let rest = bytes.get(start + 1..)?;
    let length = usize::from(u16::from_be_bytes(*rest.first_chunk::<2>()?));
    let content = rest.get(2..length)?;
    Some((marker, content, rest.get(length..)?))
}
