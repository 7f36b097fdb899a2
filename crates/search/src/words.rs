//! How texts are taken apart into words, those that are kept and those that are looked for.
//!
//! A word is a run of letters or a run of digits, folded: without accents and in lower case, so that
//! `IMG_2034-Café.JPG` is `img 2034 cafe jpg`. A word with an umlaut is kept in both of its spellings: `Müller` is
//! found as `muller` and as `mueller`, and whoever looks for `Müller` finds both. Of what is kept, a run that
//! changes from small to capital letters is kept whole and in its pieces as well: `SunsetBeach` is found as
//! `sunsetbeach`, `sunset` and `beach`.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are kept and looked for by their beginning.
const LONGEST: usize = 64;

/// A word as it is looked for: each of its spellings finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Without accents: `muller`.
    pub(crate) plain: String,
    /// As it is written where there are no umlauts: `mueller`. None where that is no different.
    pub(crate) spelled: Option<String>,
}

impl Word {
    /// `None` where nothing is left of the run.
    fn of(run: &str) -> Option<Self> {
        let plain = fold(run, Spelling::Plain);
        if plain.is_empty() {
            return None;
        }
        let spelled = Some(fold(run, Spelling::Out)).filter(|spelled| *spelled != plain);
        Some(Self { plain, spelled })
    }

    /// Its spellings.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.spelled.as_deref())
    }

    /// The spelling for texts that are spelled out.
    pub(crate) fn spelled_out(&self) -> &str {
        self.spelled.as_deref().unwrap_or(&self.plain)
    }
}

/// The words of a text that is looked for.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = Word> + '_ {
    runs(text).filter_map(|run| Word::of(&run))
}

/// A name as two are compared: its words with a space between, in both spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    pub(crate) plain: String,
    pub(crate) spelled: String,
}

impl Folded {
    pub(crate) fn of(name: &str) -> Self {
        let (mut plain, mut spelled) = (String::new(), String::new());
        for word in words_of(name) {
            if !plain.is_empty() {
                plain.push(' ');
                spelled.push(' ');
            }
            plain.push_str(&word.plain);
            spelled.push_str(word.spelled_out());
        }
        Self { plain, spelled }
    }

    /// Do they name the same?
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.plain == other.plain || self.spelled == other.spelled
    }

    /// Does it begin as the other one is?
    pub(crate) fn begins_with(&self, beginning: &Self) -> bool {
        self.plain.starts_with(&beginning.plain) || self.spelled.starts_with(&beginning.spelled)
    }

    /// Does one of its words begin as the other one is?
    pub(crate) fn has_beginning(&self, beginning: &Self) -> bool {
        let within = |text: &str, wanted: &str| {
            text.starts_with(wanted)
                || text
                    .match_indices(' ')
                    .any(|(at, _)| text[at + 1..].starts_with(wanted))
        };
        within(&self.plain, &beginning.plain) || within(&self.spelled, &beginning.spelled)
    }

    /// Are all the words of the other one among its own, the last one perhaps as a beginning?
    pub(crate) fn has_words(&self, wanted: &Self) -> bool {
        let among = |text: &str, wanted: &str| {
            let mut wanted = wanted.split(' ').rev();
            let last = wanted.next().unwrap_or_default();
            text.split(' ').any(|word| word.starts_with(last))
                && wanted.all(|wanted| text.split(' ').any(|word| word == wanted))
        };
        among(&self.plain, &wanted.plain) || among(&self.spelled, &wanted.spelled)
    }
}

/// What a name is sorted by: as bytes, in the order in which people put names. Case and accents do not count, and
/// runs of digits stand by their value: `image 2` before `image 10`.
pub(crate) fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 4);
    let plain: String = name
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .collect();
    let mut rest = plain.trim();
    while let Some(first) = rest.chars().next() {
        let end = rest
            .find(|character: char| !character.is_ascii_digit())
            .unwrap_or(rest.len());
        if end == 0 {
            match first {
                'ß' => key.push_str("ss"),
                other => key.push(other),
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let digits = rest[..end].trim_start_matches('0');
        // A digit first, so that numbers stand among other characters where digits do; then how many there are.
        key.push('0');
        key.push(char::from(u8::try_from(digits.len()).unwrap_or(127).min(127)));
        key.push_str(digits);
        rest = &rest[end..];
    }
    key
}

/// Takes apart what is kept.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Taken;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Taken {
        let mut taken = Taken {
            tokens: Vec::new(),
            next: 0,
        };
        let mut position = 0;
        for run in runs(text) {
            let pieces = pieces(&run);
            for (at, piece) in pieces.iter().enumerate() {
                taken.add(piece, position + at);
            }
            // Whole it stands where its first piece does and where its last does: a phrase may go on from either.
            let last = position + pieces.len().saturating_sub(1);
            taken.add(&run, position);
            if last != position {
                taken.add(&run, last);
            }
            position = last + 1;
        }
        // Positions are written as they come.
        taken.tokens.sort_by_key(|token| token.position);
        taken
    }
}

/// The words of a text, each with its position.
#[derive(Debug)]
pub(crate) struct Taken {
    tokens: Vec<Token>,
    next: usize,
}

impl Taken {
    fn add(&mut self, run: &str, position: usize) {
        let Some(word) = Word::of(run) else { return };
        for text in word.forms() {
            self.tokens.push(Token {
                position,
                text: text.to_owned(),
                ..Token::default()
            });
        }
    }
}

impl TokenStream for Taken {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
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

/// How letters are spelled that have no place in the alphabet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// Without what stands above them: `a` for `ä`.
    Plain,
    /// As in a telegram: `ae` for `ä`.
    Out,
}

/// Lower case, no accents, and letters that have a plain spelling in it.
fn fold(run: &str, spelling: Spelling) -> String {
    let mut folded = String::with_capacity(run.len());
    if run.is_ascii() {
        folded.push_str(run);
        folded.make_ascii_lowercase();
        folded.truncate(LONGEST);
        return folded;
    }
    for character in run.nfc().flat_map(char::to_lowercase).nfc() {
        match (spelling, character) {
            (Spelling::Out, 'ä') => folded.push_str("ae"),
            (Spelling::Out, 'ö' | 'ø') => folded.push_str("oe"),
            (Spelling::Out, 'ü') => folded.push_str("ue"),
            (Spelling::Out, 'å') => folded.push_str("aa"),
            _ => fold_character(character, &mut folded),
        }
    }
    match folded.char_indices().nth(LONGEST) {
        Some((end, _)) => folded[..end].to_owned(),
        None => folded,
    }
}

fn fold_character(character: char, folded: &mut String) {
    for part in std::iter::once(character).nfkd().flat_map(char::to_lowercase) {
        match part {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        let mut words = Words;
        let mut stream = words.token_stream(text);
        let mut texts = Vec::new();
        while stream.advance() {
            texts.push(format!("{}@{}", stream.token().text, stream.token().position));
        }
        texts.join(" ")
    }

    #[test]
    fn texts_are_taken_apart_at_punctuation_case_and_digits() {
        let rows = [
            ("IMG_2034-Café.JPG", "img@0 2034@1 cafe@2 jpg@3"),
            (
                "SunsetBeach2026final",
                "sunset@0 sunsetbeach@0 beach@1 sunsetbeach@1 2026@2 final@3",
            ),
            ("HTMLPage", "html@0 htmlpage@0 page@1 htmlpage@1"),
            ("Straße nach Malmø", "strasse@0 nach@1 malmo@2 malmoe@2"),
            ("Müller", "muller@0 mueller@0"),
            ("Mu\u{308}ller", "muller@0 mueller@0"),
            ("MÜLLER", "muller@0 mueller@0"),
            ("cafe\u{301} CAFÉ", "cafe@0 cafe@1"),
            ("東京 タワー", "東京@0 タワー@1"),
            ("ﬁlm № 5", "film@0 5@1"),
            (" -- .. !", ""),
            ("", ""),
        ];
        for (text, expected) in rows {
            assert_eq!(kept(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_looked_for_is_cut_where_what_is_kept_is_cut() {
        let words: Vec<String> = words_of("IMG_2034 Größe CAFÉ ?!")
            .map(|word| word.plain)
            .collect();
        assert_eq!(words, ["img", "2034", "grosse", "cafe"]);
        let long = "é".repeat(5_000);
        let words: Vec<usize> = words_of(&long).map(|word| word.plain.chars().count()).collect();
        assert_eq!(words, [LONGEST]);
    }

    #[test]
    fn names_are_the_same_in_either_spelling() {
        let munich = Folded::of("MÜNCHEN, Alte-Pinakothek");
        for other in [
            "münchen alte pinakothek",
            "Muenchen alte pinakothek",
            "munchen ALTE pinakothek",
        ] {
            assert!(munich.is(&Folded::of(other)), "{other}");
        }
        assert!(munich.begins_with(&Folded::of("muen")));
        assert!(munich.has_beginning(&Folded::of("pina")));
        assert!(munich.has_words(&Folded::of("pinakothek mün")));
        assert!(!munich.has_words(&Folded::of("alt münchen")));
    }

    #[test]
    fn names_stand_as_people_put_them() {
        let mut names = [
            "image 10",
            "Image 2",
            "image 02b",
            "Äpfel",
            "album",
            "image",
            "Zebra",
            "apfel 1",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "album",
                "Äpfel",
                "apfel 1",
                "image",
                "Image 2",
                "image 02b",
                "image 10",
                "Zebra"
            ]
        );
    }
}
