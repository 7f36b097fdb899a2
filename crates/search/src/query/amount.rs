//! Sizes: `size>10mb`, `size:1.5mb..2gb`.

use super::Span;
use super::lex::Sign;

/// What a size stands for; `None` where it is none.
pub(super) fn span(text: &str, sign: Sign) -> Option<Span> {
    if let Some((from, until)) = text.split_once("..") {
        let end = |text: &str| {
            if text.is_empty() {
                Some(None)
            } else {
                amount(text).map(Some)
            }
        };
        let (from, until) = (end(from)?, end(until)?);
        return (sign == Sign::Is && (from.is_some() || until.is_some())).then_some(Span {
            from: from.map(|amount| amount.bytes),
            until: until.map(|amount| amount.bytes.saturating_add(1)),
        });
    }
    let Amount { bytes, unit } = amount(text)?;
    let (from, until) = match sign {
        Sign::Over => (Some(bytes.saturating_add(1)), None),
        Sign::AtLeast => (Some(bytes), None),
        Sign::Under => (None, Some(bytes)),
        Sign::AtMost => (None, Some(bytes.saturating_add(1))),
        // About that size: nobody knows a file's bytes by heart.
        Sign::Is => {
            let half = unit / 2;
            (
                Some(bytes - half),
                Some(bytes.saturating_add(half).saturating_add(1)),
            )
        }
    };
    Some(Span { from, until })
}

#[derive(Clone, Copy)]
struct Amount {
    bytes: i64,
    unit: i64,
}

const UNITS: [(&str, i64); 11] = [
    ("", 1),
    ("b", 1),
    ("k", 1_000),
    ("kb", 1_000),
    ("kib", 1 << 10),
    ("mb", 1_000_000),
    ("m", 1_000_000),
    ("mib", 1 << 20),
    ("gb", 1_000_000_000),
    ("g", 1_000_000_000),
    ("gib", 1 << 30),
];

fn amount(text: &str) -> Option<Amount> {
    let text = text.trim().to_ascii_lowercase();
    let end = text
        .find(|character: char| character.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (number, unit) = (text[..end].trim(), &text[end..]);
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if number.is_empty() || number.len() > 15 || !plain(number) {
        return None;
    }
    let unit = UNITS
        .iter()
        .find(|(word, _)| *word == unit)
        .map(|(_, unit)| *unit)?;
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| text.parse::<i64>().ok();
    let scale = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let part = i128::from(digits(part)?) * i128::from(unit) / i128::from(scale);
    let bytes = digits(whole)?
        .checked_mul(unit)?
        .checked_add(i64::try_from(part).ok()?)?;
    Some(Amount { bytes, unit })
}
