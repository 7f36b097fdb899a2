//! The first page of a plain text, drawn as one that a typewriter wrote.

use std::fmt::Write;

/// The page, in pixels.
pub(crate) const SIZE: (u32, u32) = (905, 1280);
const MARGIN: u32 = 60;
/// Of a line, in pixels.
const LINE: u32 = 18;
/// In characters, as many as fit between the margins.
const COLUMNS: usize = 100;
const LINES: usize = ((SIZE.1 - 2 * MARGIN) / LINE) as usize;

/// A drawing of the first page.
pub(crate) fn drawn(text: &str) -> String {
    let (width, height) = SIZE;
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\
         <g font-family=\"monospace\" font-size=\"13\" fill=\"#14171c\">"
    );
    for (number, line) in lines(text).take(LINES).enumerate() {
        let y = MARGIN + LINE * u32::try_from(number + 1).unwrap_or(0);
        // Writing into a text does not fail.
        let _ = write!(
            drawing,
            "<text x=\"{MARGIN}\" y=\"{y}\" xml:space=\"preserve\">{}</text>",
            escaped(&line)
        );
    }
    drawing.push_str("</g></svg>");
    drawing
}

/// Lines as they fit on the page: long ones are broken.
fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().flat_map(|line| {
        let characters: Vec<char> = line.replace('\t', "    ").chars().collect();
        let pieces: Vec<String> = characters
            .chunks(COLUMNS)
            .map(|piece| piece.iter().collect())
            .collect();
        if pieces.is_empty() {
            vec![String::new()]
        } else {
            pieces
        }
    })
}

fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // XML has no signs for these at all.
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_draw() {
        let drawing = drawn("</text><image href=\"file:///etc/passwd\"/>\u{1}&\n");
        assert!(!drawing.contains("<image"));
        assert!(drawing.contains("&lt;/text&gt;&lt;image href=\"file:///etc/passwd\"/&gt;&amp;"));
    }

    #[test]
    fn a_page_has_as_many_lines_as_fit() {
        assert_eq!(drawn(&"x\n".repeat(1000)).matches("<text").count(), LINES);
        assert_eq!(drawn(&"y".repeat(COLUMNS * 2 + 1)).matches("<text").count(), 3);
        assert_eq!(drawn("").matches("<text").count(), 0);
    }
}
