//! The order in which people look for names.

use std::cmp::Ordering;

/// Compares as people do: runs of digits by their value, so that `image 2` stands before `image 10`.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (Some(first), Some(second)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len());
        };
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            let (left, right) = (take_digits(&mut a), take_digits(&mut b));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            a = &a[first.len_utf8()..];
            b = &b[second.len_utf8()..];
            first.cmp(&second)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits that the text begins with, without leading zeros; the text goes on after them.
fn take_digits<'a>(text: &mut &'a str) -> &'a str {
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let digits = text[..end].trim_start_matches('0');
    *text = &text[end..];
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_titles_are_compared_by_value() {
        let mut titles = ["image 10", "image 2", "image 02b", "album", "image"];
        titles.sort_by(|a, b| natural(a, b));
        assert_eq!(titles, ["album", "image", "image 2", "image 02b", "image 10"]);
    }
}
