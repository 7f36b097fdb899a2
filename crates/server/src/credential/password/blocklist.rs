//! Long passwords that are tried first, and the words that most others are made of.
//!
//! Both lists are our own, kept short: what counts below 15 characters can't be chosen anyway. Entries are
//! written as `rules::plain` makes them, in lower case, letters only, swaps undone.

use std::collections::HashSet;
use std::sync::OnceLock;

const WHOLE: &str = include_str!("blocklist.txt");

const WORDS: &[&str] = &[
    "password",
    "passwort",
    "passphrase",
    "passwd",
    "kennwort",
    "geheim",
    "secret",
    "welcome",
    "willkommen",
    "letmein",
    "login",
    "signin",
    "access",
    "admin",
    "administrator",
    "root",
    "user",
    "guest",
    "test",
    "demo",
    "changeme",
    "default",
    "vitrine",
    "media",
    "library",
    "qwerty",
    "qwertz",
    "azerty",
    "asdf",
    "zxcv",
    "yxcv",
    "iloveyou",
    "master",
    "monkey",
    "dragon",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "summer",
    "winter",
    "spring",
    "autumn",
    "sommer",
    "fruehling",
    "herbst",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "hello",
    "hallo",
    "company",
    "mypass",
    "thisismy",
    "this",
    "is",
    "my",
    "the",
    "to",
    "and",
    "for",
    "abc",
    "pass",
    "word",
];

/// Is it one of those that are tried first?
pub(super) fn contains(plain: &str) -> bool {
    static LIST: OnceLock<HashSet<&str>> = OnceLock::new();
    LIST.get_or_init(|| WHOLE.lines().filter(|line| !line.is_empty()).collect())
        .contains(plain)
}

/// The words that easily guessed passwords are made of.
pub(super) const fn words<'a>() -> &'a [&'a str] {
    WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_written_as_it_is_looked_up() {
        for line in WHOLE.lines() {
            assert!(
                line.chars()
                    .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit()),
                "{line}"
            );
        }
        assert!(contains("correcthorsebatterystaple"));
    }
}
