//! How texts are taken apart into words, those that are kept and those that are looked for.
//!
//! A word is a run of letters or a run of digits, without accents and in lower case: `IMG_2034-Café.JPG` is
//! `img 2034 cafe jpg`. Of what is kept, a run that changes from small to capital letters is kept whole and in
//! its pieces as well: `SunsetBeach` is found as `sunsetbeach`, `sunset` and `beach`.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are kept and looked for by their beginning.
const LONGEST: usize = 64;

/// More words than these are not looked for: nobody types them, and each costs a walk through the index.
const MOST: usize = 32;

/// What somebody searches for.
///
/// An asset is a hit if each word stands in its title, its file name or its keywords; the last one may be the
/// beginning of a word, so that typing finds. A text without a word finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub(crate) whole: Vec<String>,
    pub(crate) last: Option<String>,
}

impl Words {
    /// Takes any text for words.
    pub fn of(text: &str) -> Self {
        let mut all: Vec<String> = runs(text)
            .map(|run| fold(&run))
            .filter(|word| !word.is_empty())
            .take(MOST)
            .collect();
        let last = all.pop();
        let mut whole = Vec::with_capacity(all.len());
        for word in all {
            if !whole.contains(&word) {
                whole.push(word);
            }
        }
        Self { whole, last }
    }

    /// Is there nothing to look for?
    pub const fn is_empty(&self) -> bool {
        self.last.is_none()
    }
}

/// The words that are kept of some texts, each once.
pub(crate) fn of_texts(texts: &[&str]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for run in texts.iter().flat_map(|text| runs(text)) {
        words.extend(pieces(&run).iter().map(|piece| fold(piece)));
        words.insert(fold(&run));
    }
    words.remove("");
    words
}

/// What a character is for taking a text apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Between,
}

fn sort_of(character: char) -> Sort {
    if character.is_numeric() {
        Sort::Digit
    } else if character.is_alphabetic() {
        Sort::Letter
    } else {
        Sort::Between
    }
}

/// The runs of letters and the runs of digits. An accent that stands alone belongs to the letter before it.
fn runs(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut characters = text.nfc().peekable();
    std::iter::from_fn(move || {
        let first = characters.find(|character| sort_of(*character) != Sort::Between)?;
        let sort = sort_of(first);
        let mut run = String::from(first);
        while let Some(next) = characters.next_if(|next| sort_of(*next) == sort || is_combining_mark(*next)) {
            run.push(next);
        }
        Some(run)
    })
}

/// The pieces of a run at its changes of case: `HTMLPage` is `HTML` and `Page`. Empty where it has one piece.
fn pieces(run: &str) -> Vec<String> {
    let characters: Vec<char> = run.chars().collect();
    let mut cuts = vec![0];
    for at in 1..characters.len() {
        let (before, here) = (characters[at - 1], characters[at]);
        let next_is_small = characters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if here.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && next_is_small)) {
            cuts.push(at);
        }
    }
    if cuts.len() == 1 {
        return Vec::new();
    }
    cuts.push(characters.len());
    cuts.windows(2)
        .map(|cut| characters[cut[0]..cut[1]].iter().collect())
        .collect()
}

/// Lower case, no accents, and letters that have a plain spelling in it.
fn fold(run: &str) -> String {
    let plain = run
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(run.len());
    for character in plain {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            // What a compatibility form or a change of case brings with it.
            other if is_combining_mark(other) || !other.is_alphanumeric() => {}
            other => folded.push(other),
        }
    }
    match folded.char_indices().nth(LONGEST) {
        Some((end, _)) => folded[..end].to_owned(),
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_taken_apart_at_punctuation_case_and_digits() {
        let rows = [
            ("IMG_2034-Café.JPG", "2034 cafe img jpg"),
            ("SunsetBeach2026final", "2026 beach final sunset sunsetbeach"),
            ("HTMLPage", "html htmlpage page"),
            ("Straße nach Malmø", "malmo nach strasse"),
            ("cafe\u{301} CAFÉ", "cafe"),
            ("東京 タワー", "タワー 東京"),
            ("ﬁlm № 5", "5 film"),
            (" -- .. !", ""),
            ("", ""),
        ];
        for (text, expected) in rows {
            let words: Vec<String> = of_texts(&[text]).into_iter().collect();
            assert_eq!(words.join(" "), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_looked_for_is_cut_where_what_is_kept_is_cut() {
        let words = Words::of("IMG_2034 img CAFÉ");
        assert_eq!(words.whole, ["img", "2034"]);
        assert_eq!(words.last.as_deref(), Some("cafe"));
        assert!(Words::of("?!").is_empty());
    }

    #[test]
    fn long_texts_are_bounded() {
        let words = Words::of(&"word1 ".repeat(10_000));
        assert!(words.whole.len() < MOST);
        let long = "é".repeat(5_000);
        assert_eq!(
            Words::of(&long).last.map(|word| word.chars().count()),
            Some(LONGEST)
        );
        assert_eq!(of_texts(&[&long]), BTreeSet::from(["e".repeat(LONGEST)]));
    }
}
