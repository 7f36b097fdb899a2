//! What an archive would weigh unpacked: refused before anybody unpacks it.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use crate::Failure;

/// Of all entries together, in bytes, as the archive's own directory says.
const MOST_BYTES: u64 = 1 << 30;
/// More than any office document has.
const MOST_ENTRIES: usize = 20_000;
/// The end record with the longest remark behind it.
const TAIL: u64 = 22 + 65_535;
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
/// In bytes, before an entry's name.
const ENTRY_LENGTH: usize = 46;
/// Of a directory, in bytes.
const MOST_DIRECTORY: u64 = 16 << 20;

/// Refuses an archive that claims to hold more than an office document does, or that has no directory.
pub(crate) fn weigh(source: &Path) -> Result<(), Failure> {
    let mut file = File::open(source).map_err(|error| Failure::of_io(&error))?;
    let directory = directory(&mut file)?;
    let (mut entries, mut weight) = (0, 0u64);
    let mut rest = directory.as_slice();
    while rest.starts_with(ENTRY) {
        let length = |at: usize| short(rest, at).map(usize::from);
        let (name, extra, remark) = (length(28)?, length(30)?, length(32)?);
        // A size that does not fit says so by being the largest: no office document is that large.
        weight += u64::from(long(rest, 24)?);
        entries += 1;
        if weight > MOST_BYTES || entries > MOST_ENTRIES {
            return Err(Failure::TooLarge);
        }
        let next = ENTRY_LENGTH + name + extra + remark;
        rest = rest.get(next..).ok_or(Failure::Unreadable)?;
    }
    if entries == 0 {
        Err(Failure::Unreadable)
    } else {
        Ok(())
    }
}

fn directory(file: &mut File) -> Result<Vec<u8>, Failure> {
    let failure = |error: std::io::Error| Failure::of_io(&error);
    let size = file.seek(SeekFrom::End(0)).map_err(failure)?;
    file.seek(SeekFrom::Start(size.saturating_sub(TAIL)))
        .map_err(failure)?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail).map_err(failure)?;
    let end = tail.windows(END.len()).rposition(|window| window == END);
    let end = tail.get(end.ok_or(Failure::Unreadable)?..).unwrap_or_default();
    let (length, start) = (u64::from(long(end, 12)?), u64::from(long(end, 16)?));
    if length > MOST_DIRECTORY {
        return Err(Failure::TooLarge);
    }
    file.seek(SeekFrom::Start(start)).map_err(failure)?;
    let mut directory = Vec::new();
    file.take(length).read_to_end(&mut directory).map_err(failure)?;
    Ok(directory)
}

fn short(bytes: &[u8], at: usize) -> Result<u16, Failure> {
    let found = bytes.get(at..).and_then(<[u8]>::first_chunk::<2>);
    found
        .map(|bytes| u16::from_le_bytes(*bytes))
        .ok_or(Failure::Unreadable)
}

fn long(bytes: &[u8], at: usize) -> Result<u32, Failure> {
    let found = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>);
    found
        .map(|bytes| u32::from_le_bytes(*bytes))
        .ok_or(Failure::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory of that many entries which claim to hold so much each.
    fn archive(entries: u16, claimed: u32) -> tempfile::NamedTempFile {
        let mut bytes = Vec::new();
        for _ in 0..entries {
            let mut entry = [0; ENTRY_LENGTH + 1];
            entry[..4].copy_from_slice(ENTRY);
            entry[24..28].copy_from_slice(&claimed.to_le_bytes());
            entry[28] = 1;
            bytes.extend(entry);
        }
        let length = u32::try_from(bytes.len()).unwrap();
        bytes.extend(END);
        bytes.extend([0; 8]);
        bytes.extend(length.to_le_bytes());
        bytes.extend([0; 6]);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    #[test]
    fn an_archive_that_would_burst_is_refused() {
        assert_eq!(weigh(archive(3, 1000).path()), Ok(()));
        assert_eq!(weigh(archive(3, 1 << 29).path()), Err(Failure::TooLarge));
        assert_eq!(weigh(archive(1, u32::MAX).path()), Err(Failure::TooLarge));
        assert_eq!(weigh(archive(20_001, 0).path()), Err(Failure::TooLarge));
    }

    #[test]
    fn an_archive_without_a_directory_is_unreadable() {
        assert_eq!(weigh(archive(0, 0).path()), Err(Failure::Unreadable));
        let file = tempfile::NamedTempFile::new().unwrap();
        for bytes in [&b""[..], b"PK\x03\x04", END] {
            std::fs::write(file.path(), bytes).unwrap();
            assert_eq!(weigh(file.path()), Err(Failure::Unreadable));
        }
    }
}
