//! What the list at the end of a ZIP archive tells of it: some writers of office documents begin with other parts than
//! those that tell which they are.

use super::archive;
use crate::OfficeFormat;

/// How much of the end of an archive is looked at, in bytes: its list is in it, unless it has tens of thousands of
/// entries.
pub(crate) const END_LENGTH: u64 = 1 << 20;

const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
/// In bytes, before an entry's name.
const ENTRY_LENGTH: usize = 46;

/// What an archive is by its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    /// One of Microsoft's documents.
    Office(OfficeFormat),
    /// Its media type stands in an entry that begins so many bytes from the beginning.
    TypeAt(u64),
}

/// What the list in those last bytes of an archive says; none where it is like any other.
pub(crate) fn listed(end: &[u8]) -> Option<Listed> {
    let mut typed = false;
    let mut office = None;
    for (name, start) in entries(end)? {
        match name {
            b"mimetype" => return Some(Listed::TypeAt(start)),
            b"[Content_Types].xml" => typed = true,
            name => office = office.or_else(|| archive::program(name)),
        }
    }
    office.filter(|_| typed).map(Listed::Office)
}

/// The names of the entries, with where each begins. An archive that lies in this one has a list of its own, which is
/// none of this one's.
fn entries(end: &[u8]) -> Option<impl Iterator<Item = (&[u8], u64)>> {
    let at = end.windows(END.len()).rposition(|window| window == END)?;
    let size = number(end.get(at..)?, 12)?;
    let mut rest = end.get(at.checked_sub(usize::try_from(size).ok()?)?..at)?;
    Some(std::iter::from_fn(move || {
        let entry = rest.starts_with(ENTRY).then_some(rest)?;
        let [name, extra, comment] = [28, 30, 32].map(|field| length(entry, field));
        let (name, extra, comment) = (name?, extra?, comment?);
        let named = entry.get(ENTRY_LENGTH..ENTRY_LENGTH + name)?;
        rest = entry.get(ENTRY_LENGTH + name + extra + comment..)?;
        Some((named, number(entry, 42)?))
    }))
}

fn length(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk::<2>()?).into())
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk::<4>()?).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The end of an archive with entries of those names, each a hundred bytes behind the one before.
    fn end(names: &[&str]) -> Vec<u8> {
        let mut list = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let mut entry = ENTRY.to_vec();
            entry.resize(ENTRY_LENGTH, 0);
            entry[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
            entry[30] = 3;
            entry[42..46].copy_from_slice(&u32::try_from(at * 100).unwrap().to_le_bytes());
            list.extend(entry);
            list.extend(name.as_bytes());
            list.extend([0; 3]);
        }
        let mut end = b"what stands before".to_vec();
        end.extend(&list);
        end.extend(END);
        end.extend([0; 8]);
        end.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
        end.extend([0; 6]);
        end
    }

    #[test]
    fn a_document_is_known_whatever_it_begins_with() {
        let docx = end(&["customXml/item1.xml", "[Content_Types].xml", "word/document.xml"]);
        assert_eq!(listed(&docx), Some(Listed::Office(OfficeFormat::Docx)));
        let odt = end(&["content.xml", "meta.xml", "mimetype"]);
        assert_eq!(listed(&odt), Some(Listed::TypeAt(200)));
    }

    #[test]
    fn any_other_archive_is_none() {
        assert_eq!(listed(&end(&["xl/1.jpg", "xl/2.jpg"])), None);
        assert_eq!(listed(&end(&["[Content_Types].xml", "holiday/xl/1.jpg"])), None);
        // A document that lies in it is its own.
        let mut outer = end(&["[Content_Types].xml", "word/document.xml"]);
        outer.extend(end(&["letter.docx"]));
        assert_eq!(listed(&outer), None);
    }

    #[test]
    fn no_bytes_whatever_end_in_a_panic() {
        let whole = end(&["customXml/item1.xml", "[Content_Types].xml", "word/document.xml"]);
        for from in 0..whole.len() {
            let _ = listed(&whole[from..]);
            let _ = listed(&whole[..from]);
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] = 0xff;
            let _ = listed(&broken);
        }
    }
}
