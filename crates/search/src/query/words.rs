//! Words and phrases.

use super::lex::{Close, Value};
use super::{Part, Phrase, Presence, Reach, Sense, Sought};
use crate::words::{Word, words_of};

/// A piece without quotes or field. One that is nothing but a minus or a quote is only begun.
pub(super) fn bare(text: &str) -> Sense {
    let sought = sought(text);
    if sought.is_empty() {
        return if matches!(text, "-" | "−" | "–") {
            Sense::Unfinished
        } else {
            Sense::Nothing
        };
    }
    Sense::Words(sought)
}

/// What stands in quotes. While the second one is missing these are words, and the last is still being typed.
pub(super) fn phrase(text: &str, close: Close) -> Sense {
    if close == Close::Absent {
        let mut sought = sought(text);
        if let Some(last) = sought.last_mut() {
            last.reach = Reach::Beginning;
        }
        return if sought.is_empty() {
            Sense::Unfinished
        } else {
            Sense::Words(sought)
        };
    }
    let words: Vec<Word> = words_of(text).collect();
    if !words.is_empty() {
        Sense::Phrase(Phrase(words))
    } else if text.trim().is_empty() {
        Sense::Unfinished
    } else {
        Sense::Nothing
    }
}

/// Words in the title; in quotes, a phrase.
pub(super) fn title(values: &[Value<'_>]) -> Sense {
    if let [value] = values
        && value.quoted
    {
        return match phrase(value.text, Close::There) {
            Sense::Phrase(phrase) => Sense::TitlePhrase(phrase),
            other => other,
        };
    }
    let sought: Vec<Sought> = values.iter().flat_map(|value| sought(value.text)).collect();
    if sought.is_empty() {
        Sense::Nothing
    } else {
        Sense::Title(sought)
    }
}

/// The words of a piece; the last one a beginning where a star follows it.
fn sought(text: &str) -> Vec<Sought> {
    let whole = |word| Sought {
        word,
        reach: Reach::Whole,
    };
    let mut sought: Vec<Sought> = words_of(text).map(whole).collect();
    if text.ends_with('*')
        && let Some(last) = sought.last_mut()
    {
        last.reach = Reach::Beginning;
    }
    sought
}

/// The last word that stands free may be the beginning of one: it is being typed.
pub(super) fn open_last(parts: &mut [Part]) {
    let last = parts.iter_mut().rev().find_map(|part| match &mut part.sense {
        Sense::Words(sought) if part.presence == Presence::Wanted => sought.last_mut(),
        _ => None,
    });
    if let Some(last) = last {
        last.reach = Reach::Beginning;
    }
}
