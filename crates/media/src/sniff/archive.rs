//! ZIP archives, and the office documents that are such inside.

use crate::{Format, OfficeFormat};

const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
/// In bytes, before the entry's name.
const HEADER_LENGTH: usize = 30;

/// The first entry of an OpenDocument is its media type, as it is; Microsoft's have their parts in a folder
/// that is named for the program.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    if !head.starts_with(LOCAL_HEADER) {
        return None;
    }
    let office = open_document(head).or_else(|| names(head).find_map(program));
    Some(office.map_or(Format::Zip, Format::Office))
}

fn open_document(head: &[u8]) -> Option<OfficeFormat> {
    let content = head.get(HEADER_LENGTH..)?.strip_prefix(b"mimetype")?;
    // Some writers put extra fields between the name and the content.
    let extra = usize::from(u16::from_le_bytes(*head.get(28..)?.first_chunk::<2>()?));
    let kind = content
        .get(extra..)?
        .strip_prefix(b"application/vnd.oasis.opendocument.")?;
    [
        (&b"text"[..], OfficeFormat::Odt),
        (b"spreadsheet", OfficeFormat::Ods),
        (b"presentation", OfficeFormat::Odp),
    ]
    .into_iter()
    .find(|(word, _)| kind.starts_with(word))
    .map(|(_, format)| format)
}

/// The names of the entries that begin in the head.
fn names(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let starts = head
        .windows(LOCAL_HEADER.len())
        .enumerate()
        .filter(|(_, window)| *window == LOCAL_HEADER)
        .map(|(start, _)| start);
    starts.filter_map(|start| {
        let header = head.get(start..)?;
        let length = usize::from(u16::from_le_bytes(*header.get(26..)?.first_chunk::<2>()?));
        let name = header.get(HEADER_LENGTH..)?;
        Some(name.get(..length).unwrap_or(name))
    })
}

pub(super) fn program(name: &[u8]) -> Option<OfficeFormat> {
    [
        (&b"word/"[..], OfficeFormat::Docx),
        (b"xl/", OfficeFormat::Xlsx),
        (b"ppt/", OfficeFormat::Pptx),
    ]
    .into_iter()
    .find(|(folder, _)| name.starts_with(folder))
    .map(|(_, format)| format)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, content: &str) -> Vec<u8> {
        let mut bytes = LOCAL_HEADER.to_vec();
        bytes.resize(26, 0);
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(content.as_bytes());
        bytes
    }

    #[test]
    fn an_office_document_is_told_from_an_archive() {
        let office = |format| Some(Format::Office(format));
        let docx = [
            entry("[Content_Types].xml", "..."),
            entry("word/document.xml", "..."),
        ]
        .concat();
        assert_eq!(format(&docx), office(OfficeFormat::Docx));
        let odt = entry("mimetype", "application/vnd.oasis.opendocument.text");
        assert_eq!(format(&odt), office(OfficeFormat::Odt));
        let epub = entry("mimetype", "application/epub+zip");
        assert_eq!(format(&epub), Some(Format::Zip));
        assert_eq!(format(&entry("holiday/xl/1.jpg", "")), Some(Format::Zip));
        assert_eq!(format(LOCAL_HEADER), Some(Format::Zip));
        assert_eq!(format(b"PK\x05\x06"), None);
    }
}
