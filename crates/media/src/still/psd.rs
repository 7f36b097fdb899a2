//! Whether a Photoshop document is whole: ImageMagick shows what there is of one, and black for the rest.

use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use crate::Failure;

/// Before the sections, each of which begins with its length.
const HEADER: usize = 26;

/// The size of the numbers in it: large documents have larger ones.
#[derive(Clone, Copy)]
enum Width {
    Psd,
    Psb,
}

/// Refuses a document whose picture of all layers together ends too early.
pub(crate) fn check(source: &Path) -> Result<(), Failure> {
    let failure = |error: std::io::Error| Failure::of_io(&error);
    let file = File::open(source).map_err(failure)?;
    let size = file.metadata().map_err(failure)?.len();
    let mut reader = BufReader::new(file);
    let needed = needed(&mut reader)?;
    let there = size.checked_sub(reader.stream_position().map_err(failure)?);
    if there.is_some_and(|there| there >= needed) {
        Ok(())
    } else {
        Err(Failure::Unreadable)
    }
}

/// How many bytes have to follow, read as far as this can be known.
fn needed(from: &mut (impl Read + Seek)) -> Result<u64, Failure> {
    let header: [u8; HEADER] = bytes(from)?;
    let number = |at: usize, count: usize| {
        let digits = header.get(at..at + count).unwrap_or_default();
        digits
            .iter()
            .fold(0u64, |value, byte| value << 8 | u64::from(*byte))
    };
    let width = match number(4, 2) {
        1 => Width::Psd,
        2 => Width::Psb,
        _ => return Err(Failure::Unreadable),
    };
    let (channels, rows, columns, depth) = (number(12, 2), number(14, 4), number(18, 4), number(22, 2));
    skip(from, Width::Psd)?;
    skip(from, Width::Psd)?;
    skip(from, width)?;
    match u16::from_be_bytes(bytes(from)?) {
        // As it is.
        0 => Ok((channels * rows).saturating_mul((columns * depth).div_ceil(8))),
        // Each row packed by itself: their lengths stand in front.
        1 => lengths(from, channels * rows, width),
        // As a whole, which says nothing of its length.
        2 | 3 => Ok(1),
        _ => Err(Failure::Unreadable),
    }
}

/// Passes over a section.
fn skip(from: &mut (impl Read + Seek), width: Width) -> Result<(), Failure> {
    let length = match width {
        Width::Psd => i64::from(u32::from_be_bytes(bytes(from)?)),
        Width::Psb => i64::from_be_bytes(bytes(from)?),
    };
    if length < 0 {
        return Err(Failure::Unreadable);
    }
    from.seek(SeekFrom::Current(length))
        .map(drop)
        .map_err(|error| Failure::of_io(&error))
}

/// The sum of the lengths in a table of so many, which ends with the file at the latest.
fn lengths(from: &mut impl Read, count: u64, width: Width) -> Result<u64, Failure> {
    let mut sum = 0;
    for _ in 0..count {
        sum += match width {
            Width::Psd => u64::from(u16::from_be_bytes(bytes(from)?)),
            Width::Psb => u64::from(u32::from_be_bytes(bytes(from)?)),
        };
    }
    Ok(sum)
}

fn bytes<const COUNT: usize>(from: &mut impl Read) -> Result<[u8; COUNT], Failure> {
    let mut bytes = [0; COUNT];
    from.read_exact(&mut bytes)
        .map(|()| bytes)
        .map_err(|error| Failure::of_io(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three channels of two rows of four, packed or not, in sections of these lengths.
    fn document(version: u8, packing: u8, content: &[u8]) -> Vec<u8> {
        let mut bytes = b"8BPS".to_vec();
        bytes.extend([0, version, 0, 0, 0, 0, 0, 0, 0, 3]);
        bytes.extend([0, 0, 0, 2, 0, 0, 0, 4, 0, 8, 0, 3]);
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 1, 9]);
        bytes.extend(vec![0; if version == 2 { 8 } else { 4 }]);
        bytes.extend([0, packing]);
        bytes.extend(content);
        bytes
    }

    fn checked(bytes: &[u8]) -> Result<(), Failure> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        check(file.path())
    }

    #[test]
    fn a_document_is_whole_or_it_is_unreadable() {
        let packed = [[0, 2].repeat(6), vec![7; 12]].concat();
        let packed_large = [[0, 0, 0, 2].repeat(6), vec![7; 12]].concat();
        for whole in [
            document(1, 0, &[7; 24]),
            document(1, 1, &packed),
            document(2, 1, &packed_large),
        ] {
            assert_eq!(checked(&whole), Ok(()));
            for length in 0..whole.len() {
                assert_eq!(checked(&whole[..length]), Err(Failure::Unreadable), "{length}");
            }
        }
    }

    #[test]
    fn sections_that_point_nowhere_are_no_trouble() {
        let mut far = document(2, 0, &[7; 24]);
        far[35..43].copy_from_slice(&u64::MAX.to_be_bytes());
        assert_eq!(checked(&far), Err(Failure::Unreadable));
        far[35..43].copy_from_slice(&i64::MAX.to_be_bytes());
        assert_eq!(checked(&far), Err(Failure::Unreadable));
        let mut vast = document(1, 1, &[]);
        vast[12..26].copy_from_slice(&[0xff; 14]);
        assert_eq!(checked(&vast), Err(Failure::Unreadable));
    }
}
