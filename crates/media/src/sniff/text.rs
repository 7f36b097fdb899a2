//! Text, and SVG, which is text that is a picture.

use super::SNIFF_LENGTH;
use crate::Format;

/// How far a drawing's first element may stand behind declarations and remarks.
const PROLOGUE: usize = 2048;

/// A page for a browser is neither: whatever else begins with a tag stays plain bytes.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start = text.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let text = text.get(start..)?;
    if text.starts_with(b"<") {
        return is_drawing(text).then_some(Format::Svg);
    }
    is_text(head).then_some(Format::Text)
}

/// The first element is `svg`; declarations, remarks and a document type may stand before it.
fn is_drawing(text: &[u8]) -> bool {
    let mut rest = text.get(..PROLOGUE).unwrap_or(text);
    while let Some(after) = after_prologue(rest) {
        rest = after.trim_ascii_start();
    }
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let name = rest.strip_prefix(b"<").and_then(|rest| rest.split(is_end).next());
    // A prefix is allowed, as in `svg:svg`.
    name.is_some_and(|name| name == b"svg" || name.ends_with(b":svg"))
}

/// What stands behind a declaration, a remark or a document type.
fn after_prologue(text: &[u8]) -> Option<&[u8]> {
    let after = |end: &[u8]| {
        let at = text.windows(end.len()).position(|window| window == end)?;
        text.get(at + end.len()..)
    };
    if text.starts_with(b"<?") {
        after(b"?>")
    } else if text.starts_with(b"<!--") {
        after(b"-->")
    } else if text.starts_with(b"<!") {
        let ends = text.iter().position(|byte| *byte == b'>')?;
        let has_entities = text.get(..ends)?.contains(&b'[');
        if has_entities { after(b"]>") } else { after(b">") }
    } else {
        None
    }
}

/// UTF-8 without controls, but for those that lay out lines. The head may end within a character.
fn is_text(head: &[u8]) -> bool {
    let is_layout = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c');
    let has_controls = head
        .iter()
        .any(|byte| byte.is_ascii_control() && !is_layout(byte));
    let is_unicode = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() == SNIFF_LENGTH,
    };
    is_unicode && !has_controls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_one_whatever_stands_before_it() {
        for head in [
            &b"<svg xmlns='http://www.w3.org/2000/svg'>"[..],
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- no <html> -->\n<!DOCTYPE svg>\n<svg>",
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            b"<svg:svg xmlns:svg='...'>",
        ] {
            assert_eq!(format(head), Some(Format::Svg), "{}", head.escape_ascii());
        }
        assert_eq!(format(b"<svgz>"), None);
        assert_eq!(format(b"<html><svg>"), None);
    }

    #[test]
    fn text_may_be_cut_within_a_character_but_holds_no_controls() {
        let mut long = "\u{e4}".repeat(SNIFF_LENGTH).into_bytes();
        long.insert(0, b'x');
        assert_eq!(format(&long[..SNIFF_LENGTH]), Some(Format::Text));
        assert_eq!(format(b"x\xc3"), None);
        assert_eq!(format(b"x\0y"), None);
        assert_eq!(format(b"a,b\r\n1,2\r\n"), Some(Format::Text));
        assert_eq!(format(b" \n"), None);
    }
}
