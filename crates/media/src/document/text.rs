//! The words of documents, bounded and made fit to be kept.

use std::{fs::File, io::Read, path::Path};

use crate::Failure;

/// How much of a document's words is kept, in bytes.
const MOST: usize = 1 << 20;

/// Reads a plain text, as far as it is kept. What is no UTF-8 in it becomes the sign for that.
pub(crate) fn read(source: &Path) -> Result<Option<String>, Failure> {
    let file = File::open(source).map_err(|error| Failure::of_io(&error))?;
    let mut bytes = Vec::new();
    file.take(MOST as u64)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::of_io(&error))?;
    Ok(kept(&bytes))
}

/// The words as they are kept: without controls but for line ends, cut to what may be; `None` where there are none.
pub(crate) fn kept(bytes: &[u8]) -> Option<String> {
    let cut = bytes.get(..MOST).unwrap_or(bytes);
    let text = String::from_utf8_lossy(cut);
    let mut words = String::with_capacity(text.len());
    for character in text.trim_start_matches('\u{feff}').chars() {
        match character {
            '\n' | '\t' => words.push(character),
            // Poppler ends pages so.
            '\u{c}' => words.push('\n'),
            '\r' => {}
            other if other.is_control() || other == '\u{fffd}' => {}
            other => words.push(other),
        }
    }
    // Signs for what is no UTF-8 are longer than what they stand for.
    while words.len() > MOST {
        words.pop();
    }
    (!words.trim().is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_without_what_nobody_reads() {
        let kept = kept(b"\xef\xbb\xbfOne\r\ntwo\0\x0cthree \xff").unwrap();
        assert_eq!(kept, "One\ntwo\nthree ");
    }

    #[test]
    fn no_words_are_none_and_too_many_are_cut() {
        assert_eq!(kept(b" \n\x0c\x0c"), None);
        assert_eq!(kept(&vec![b'a'; MOST + 10]).unwrap().len(), MOST);
        // Cut within a character, which is then left out.
        let umlauts = "ä".repeat(MOST);
        assert_eq!(kept(format!("x{umlauts}").as_bytes()).unwrap().len(), MOST - 1);
    }
}
