//! Which passwords may be chosen: long ones that are not among the first to be guessed. Nothing is said about
//! which characters are in them.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use vitrine_model::Login;

use super::blocklist;

/// The fewest characters.
const LEAST: usize = 15;

/// The most bytes.
const MOST_BYTES: usize = 1024;

/// What is left of a password when all that is easily guessed is taken out has to weigh this much; a letter
/// weighs two, a digit one.
const LEAST_OF_ITS_OWN: usize = 12;

/// A password as it was typed, in one normal form, so that the same keys on another keyboard open the same
/// account. Never printed.
#[derive(Clone)]
pub struct Password(String);

/// Why a password was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllChosen {
    /// Too few characters.
    #[error("the password has fewer than {LEAST} characters")]
    TooShort,
    /// Too many bytes.
    #[error("the password has more than {MOST_BYTES} bytes")]
    TooLong,
    /// It is among the first that anybody would try.
    #[error("the password is easily guessed")]
    Common,
    /// It is little more than the person's own words.
    #[error("the password is little more than the login or the name")]
    Personal,
}

impl IllChosen {
    /// The stable word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Common => "common",
            Self::Personal => "personal",
        }
    }
}

/// The words that a person's password may not lean on.
#[derive(Clone, Debug, Default)]
pub struct PersonWords(Vec<String>);

impl PersonWords {
    /// The login, the names, the part of the address before the `@`, the organisation's name.
    pub fn of<'a>(login: &Login, others: impl IntoIterator<Item = &'a str>) -> Self {
        let others = others
            .into_iter()
            .map(|text| text.split('@').next().unwrap_or_default());
        let words = std::iter::once(login.as_str()).chain(others).flat_map(|text| {
            let whole = plain(text);
            let parts: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(plain).collect();
            std::iter::once(whole).chain(parts)
        });
        // Shorter ones stand in half of all sentences.
        Self(words.filter(|word| word.chars().count() >= 3).collect())
    }
}

impl Password {
    /// As it was typed, to be compared with what is kept. `None` where nobody can have chosen it.
    pub fn typed(text: &str) -> Option<Self> {
        (text.len() <= MOST_BYTES).then(|| Self(text.nfkc().collect()))
    }

    /// As a new password.
    ///
    /// # Errors
    /// Where it is too short, too long, or among the first that would be guessed.
    pub fn choose(text: &str, person: &PersonWords) -> Result<Self, IllChosen> {
        let password = Self::typed(text).ok_or(IllChosen::TooLong)?;
        if password.0.chars().count() < LEAST {
            return Err(IllChosen::TooShort);
        }
        let forms = [folded(&password.0), plain(&password.0)];
        let listed = |form: &String| blocklist::contains(form) || is_pattern(form);
        if forms
            .iter()
            .any(|form| listed(form) || has_little_of_its_own(form, blocklist::words()))
        {
            return Err(IllChosen::Common);
        }
        let personal: Vec<&str> = blocklist::words()
            .iter()
            .copied()
            .chain(person.0.iter().map(String::as_str))
            .collect();
        if forms.iter().any(|form| has_little_of_its_own(form, &personal)) {
            return Err(IllChosen::Personal);
        }
        Ok(password)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// In lower case, without what stands between letters and digits.
fn folded(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|character| character.is_alphanumeric())
        .collect()
}

/// The same, with the usual swaps of digits and signs for letters undone.
fn plain(text: &str) -> String {
    let unswapped = |character: char| match character {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    folded(&text.nfkc().map(unswapped).collect::<String>())
}

/// Is so little left without those words that it can't be called a password?
fn has_little_of_its_own(form: &str, words: &[&str]) -> bool {
    let mut words = words.to_vec();
    // The longest first: `password` before `pass`.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let left = words
        .iter()
        .fold(form.to_owned(), |left, word| left.replace(word, "\u{0}"));
    let weight = |character: char| match character {
        '\u{0}' => 0,
        digit if digit.is_ascii_digit() => 1,
        _ => 2,
    };
    left.chars().map(weight).sum::<usize>() < LEAST_OF_ITS_OWN
}

/// The same few characters over and over, or a run along the alphabet or the digits.
fn is_pattern(form: &str) -> bool {
    let characters: Vec<char> = form.chars().collect();
    let repeats = (1..=5).any(|period| {
        characters.len() > period
            && characters
                .iter()
                .zip(&characters[period..])
                .all(|(one, other)| one == other)
    });
    let steps = characters
        .windows(2)
        .filter(|pair| u32::from(pair[0]).abs_diff(u32::from(pair[1])) <= 1)
        .count();
    repeats || steps * 10 >= characters.len().saturating_sub(1) * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person() -> PersonWords {
        PersonWords::of(
            &Login::parse("nora.lindqvist").unwrap(),
            ["Nora", "Lindqvist", "nl@studio.example", "Studio Nord"],
        )
    }

    #[test]
    fn long_passwords_of_any_kind_are_taken() {
        for text in [
            "seven grey herons wait",
            "korrekt: Pferd, Batterie",
            "ÄÖÜ und kein Ende in Sicht",
            "パスワードではないとても長い言葉です",
            "kqzvhwplmxnrtbd",
            "nora buys nine wet umbrellas",
            "849302761950384",
        ] {
            assert!(Password::choose(text, &person()).is_ok(), "{text}");
        }
    }

    #[test]
    fn the_first_ones_to_be_guessed_are_refused_with_the_reason() {
        let rows = [
            ("short", IllChosen::TooShort),
            ("fourteen chars", IllChosen::TooShort),
            ("passwordpassword", IllChosen::Common),
            ("P@ssw0rd-P@ssw0rd!", IllChosen::Common),
            ("correcthorsebatterystaple", IllChosen::Common),
            ("aaaaaaaaaaaaaaaa", IllChosen::Common),
            ("abcabcabcabcabcabc", IllChosen::Common),
            ("123456789012345", IllChosen::Common),
            ("abcdefghijklmnopqrs", IllChosen::Common),
            ("qwertyuiopasdfghjkl", IllChosen::Common),
            ("vitrine vitrine 2026", IllChosen::Common),
            ("welcome to vitrine!", IllChosen::Common),
            ("Nora.Lindqvist.2026", IllChosen::Personal),
            ("noralindqvist20260101", IllChosen::Personal),
            ("studio-nord-password", IllChosen::Personal),
        ];
        for (text, reason) in rows {
            assert_eq!(Password::choose(text, &person()).unwrap_err(), reason, "{text}");
        }
        assert_eq!(
            Password::choose(&"long ".repeat(300), &person()).unwrap_err(),
            IllChosen::TooLong
        );
    }

    #[test]
    fn the_same_letters_are_the_same_password_however_they_were_typed() {
        let composed = Password::typed("zo\u{e9} und die ferne See").unwrap();
        let decomposed = Password::typed("zoe\u{301} und die ferne See").unwrap();
        assert_eq!(composed.bytes(), decomposed.bytes());
    }

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(format!("{:?}", Password::typed("secret").unwrap()), "Password(…)");
    }
}
