//! Texts of strangers, made fit to be kept and shown.

/// For names, titles and the like, in characters.
const LINE: usize = 300;
/// For captions and rights, in characters.
const PARAGRAPH: usize = 4000;
/// In characters.
const KEYWORD: usize = 100;
/// How many of them.
const MOST_KEYWORDS: usize = 200;

/// One line: control characters become spaces, spaces become one.
pub(crate) fn line(text: &str) -> Option<String> {
    cleaned(text, LINE)
}

/// A few lines: their ends stay.
pub(crate) fn paragraph(text: &str) -> Option<String> {
    let lines: Vec<String> = text
        .lines()
        .map(|line| cleaned(line, PARAGRAPH).unwrap_or_default())
        .collect();
    let joined: String = lines.join("\n").trim().chars().take(PARAGRAPH).collect();
    (!joined.is_empty()).then_some(joined)
}

/// Keywords in their order, each once, whatever their case.
pub(crate) fn keywords<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    // One that is too long is a sentence.
    let words = words.into_iter().filter_map(|word| cleaned(word, KEYWORD + 1));
    for word in words.filter(|word| word.chars().count() <= KEYWORD) {
        let is_known = kept
            .iter()
            .any(|known| known.to_lowercase() == word.to_lowercase());
        if !is_known && kept.len() < MOST_KEYWORDS {
            kept.push(word);
        }
    }
    kept
}

fn cleaned(text: &str, most: usize) -> Option<String> {
    let is_gap = |character: char| character.is_whitespace() || is_invisible(character);
    let words: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    let joined: String = words.join(" ").chars().take(most).collect();
    (!joined.is_empty()).then_some(joined)
}

/// Characters that a text can use to look like another: controls, and those that turn the direction.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_controls_and_single_spaces() {
        assert_eq!(
            line("  Harbour\0\n at\u{202e}  dawn ").as_deref(),
            Some("Harbour at dawn")
        );
        assert_eq!(line(" \0 "), None);
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph("One.\r\n\r\nTwo.\n").as_deref(), Some("One.\n\nTwo."));
    }

    #[test]
    fn a_keyword_stands_once() {
        assert_eq!(keywords(["Sea", "sea", "", "Sand"]), ["Sea", "Sand"]);
    }
}
