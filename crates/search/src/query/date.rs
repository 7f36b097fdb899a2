//! Dates: `taken:2024`, `taken:2024-05`, `taken:2024..2025`, `added>2024-05-17`; also `17.05.2024`.

use jiff::civil::Date;

use super::Span;
use super::lex::Sign;

/// What a date stands for, in milliseconds of Unix time; `None` where it is none.
pub(super) fn span(text: &str, sign: Sign) -> Option<Span> {
    if let Some((from, until)) = text.split_once("..") {
        let end = |text: &str| {
            if text.is_empty() {
                Some(None)
            } else {
                period(text).map(Some)
            }
        };
        let (from, until) = (end(from)?, end(until)?);
        return (sign == Sign::Is && (from.is_some() || until.is_some())).then_some(Span {
            from: from.map(|period| period.from),
            until: until.map(|period| period.until),
        });
    }
    let Period { from, until } = period(text)?;
    let (from, until) = match sign {
        Sign::Is => (Some(from), Some(until)),
        Sign::Over => (Some(until), None),
        Sign::AtLeast => (Some(from), None),
        Sign::Under => (None, Some(from)),
        Sign::AtMost => (None, Some(until)),
    };
    Some(Span { from, until })
}

/// A year, a month or a day.
struct Period {
    from: i64,
    until: i64,
}

fn period(text: &str) -> Option<Period> {
    let (year, month, day) = parts(text)?;
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let length = match (month, day) {
        (None, _) => jiff::Span::new().years(1),
        (Some(_), None) => jiff::Span::new().months(1),
        (Some(_), Some(_)) => jiff::Span::new().days(1),
    };
    Some(Period {
        from: millis(first)?,
        until: millis(first.checked_add(length).ok()?)?,
    })
}

/// Year, month and day, the largest first with minuses or the smallest first with dots.
fn parts(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let mut parts: Vec<&str> = text.split('-').collect();
    if parts.len() == 1 && text.contains('.') {
        parts = text.split('.').rev().collect();
    }
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = parts.first().filter(|year| digits(year, 4, 4))?.parse().ok()?;
    let small = |at: usize| match parts.get(at) {
        None => Some(None),
        Some(text) if digits(text, 1, 2) => text.parse::<i8>().ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (small(1)?, small(2)?);
    (parts.len() <= 3).then_some((year, month, day))
}

fn millis(date: Date) -> Option<i64> {
    let at = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(at.timestamp().as_millisecond())
}
