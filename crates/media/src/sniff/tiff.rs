//! TIFF, and the raw pictures of cameras, most of which are TIFF to look at.

use crate::{Format, RawFormat};

/// What a directory says of itself, as far as it tells raw pictures from plain ones.
#[derive(Default)]
struct Said<'a> {
    /// The first picture is a small one of another: cameras put their previews first.
    is_preview: bool,
    /// Only raw pictures by Adobe's rules say this.
    is_dng: bool,
    maker: &'a [u8],
}

const NEW_SUBFILE_TYPE: u16 = 0x00fe;
const MAKE: u16 = 0x010f;
const DNG_VERSION: u16 = 0xc612;
/// More entries than any writer makes, and few enough to look at.
const MOST_ENTRIES: usize = 200;

pub(super) fn format(head: &[u8]) -> Option<Format> {
    let order = match head.get(..4)? {
        b"II*\0" => Order::Little,
        b"MM\0*" => Order::Big,
        // Files of more than four gigabytes.
        b"II+\0" | b"MM\0+" => return Some(Format::Tiff),
        _ => return None,
    };
    if head.get(8..10) == Some(b"CR") {
        return Some(Format::Raw(RawFormat::Cr2));
    }
    let said = Bytes { head, order }.first_directory().unwrap_or_default();
    let maker = |name: &[u8]| said.is_preview && said.maker.to_ascii_uppercase().starts_with(name);
    Some(if said.is_dng {
        Format::Raw(RawFormat::Dng)
    } else if maker(b"NIKON") {
        Format::Raw(RawFormat::Nef)
    } else if maker(b"SONY") {
        Format::Raw(RawFormat::Arw)
    } else {
        Format::Tiff
    })
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

struct Bytes<'a> {
    head: &'a [u8],
    order: Order,
}

impl<'a> Bytes<'a> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.head.get(at..)?.first_chunk::<2>()?;
        Some(match self.order {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = *self.head.get(at..)?.first_chunk::<4>()?;
        usize::try_from(match self.order {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        })
        .ok()
    }

    /// As far as it lies in the head. Cameras write it right behind the first eight bytes.
    fn first_directory(&self) -> Option<Said<'a>> {
        let start = self.long(4)?;
        let entries = usize::from(self.short(start)?).min(MOST_ENTRIES);
        let mut said = Said::default();
        for index in 0..entries {
            let entry = start.checked_add(2 + 12 * index)?;
            let Some(tag) = self.short(entry) else { break };
            match tag {
                NEW_SUBFILE_TYPE => said.is_preview = self.long(entry + 8)? == 1,
                DNG_VERSION => said.is_dng = true,
                MAKE => {
                    let (count, at) = (self.long(entry + 4)?, self.long(entry + 8)?);
                    let end = at.checked_add(count)?;
                    said.maker = self.head.get(at..end).unwrap_or_default();
                }
                _ => {}
            }
        }
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory with these entries of one long each, and a maker behind it.
    fn tiff(entries: &[(u16, u32)], maker: &[u8]) -> Vec<u8> {
        let count = u16::try_from(entries.len() + 1).unwrap();
        let behind = 8 + 2 + 12 * u32::from(count);
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        bytes.extend(count.to_le_bytes());
        let made = (MAKE, 2u16, u32::try_from(maker.len()).unwrap(), behind);
        let longs = entries.iter().map(|(tag, value)| (*tag, 4u16, 1u32, *value));
        for (tag, kind, count, value) in longs.chain([made]) {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(kind.to_le_bytes());
            bytes.extend(count.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        bytes.extend(maker);
        bytes
    }

    #[test]
    fn a_raw_picture_is_told_from_one_that_was_only_taken_with_the_same_camera() {
        let raw = |format| Some(Format::Raw(format));
        let preview = [(NEW_SUBFILE_TYPE, 1)];
        assert_eq!(format(&tiff(&preview, b"NIKON CORPORATION")), raw(RawFormat::Nef));
        assert_eq!(format(&tiff(&preview, b"SONY")), raw(RawFormat::Arw));
        assert_eq!(format(&tiff(&[(DNG_VERSION, 1)], b"LEICA")), raw(RawFormat::Dng));
        assert_eq!(format(b"II*\0\x10\0\0\0CR\x02\0"), raw(RawFormat::Cr2));
        assert_eq!(format(&tiff(&[], b"NIKON CORPORATION")), Some(Format::Tiff));
        assert_eq!(format(&tiff(&preview, b"Epson")), Some(Format::Tiff));
    }

    #[test]
    fn a_directory_that_points_nowhere_is_no_trouble() {
        for head in [
            &b"II*\0"[..],
            b"II*\0\xff\xff\xff\xff",
            b"MM\0*\0\0\0\x08\xff\xff\xc6",
        ] {
            assert_eq!(format(head), Some(Format::Tiff));
        }
        let mut far = tiff(&[(NEW_SUBFILE_TYPE, 1)], b"SONY");
        let maker = far.len() - 4 - 4;
        far[maker..maker + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(format(&far), Some(Format::Tiff));
    }
}
