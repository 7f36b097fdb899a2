//! Capture times: a wall clock, sometimes with what it is ahead of UTC.

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use vitrine_model::Instant;

use crate::Captured;

/// From EXIF's `2019:06:28 09:12:00` or ISO 8601's `2019-06-28T09:12:00.5+02:00`; an offset in the text
/// goes before the one beside it. A year before photography, or nought, is no time.
pub(crate) fn captured(text: &str, offset: Option<&str>) -> Option<Captured> {
    let text = text.trim().trim_end_matches('\0');
    let (clock, offset) = match split_offset(text) {
        Some((clock, own)) => (clock, Some(own)),
        None => (text, offset.and_then(parse_offset)),
    };
    let local = parse_clock(clock)?;
    if local.year() < 1826 {
        return None;
    }
    let shift = Offset::from_seconds(offset.unwrap_or(0) * 60).ok()?;
    let instant = shift.to_timestamp(local).ok()?;
    Some(Captured {
        local: local.to_string(),
        offset_minutes: offset,
        instant: Instant::from_millis(instant.as_millisecond()),
    })
}

/// A clock with the digits behind its seconds, where they stand apart from it.
pub(crate) fn with_fraction(clock: &str, digits: Option<&str>) -> String {
    let digits = digits
        .map(str::trim)
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()));
    match digits {
        Some(digits) => format!("{clock}.{}", digits.get(..9).unwrap_or(digits)),
        None => clock.to_owned(),
    }
}

/// From a container's creation time, which is UTC. Some recorders leave it at its beginning, 1904 or 1970.
pub(crate) fn captured_utc(text: &str) -> Option<Captured> {
    let timestamp: Timestamp = text.trim().parse().ok()?;
    let local = Offset::UTC.to_datetime(timestamp);
    if local.year() <= 1970 {
        return None;
    }
    Some(Captured {
        local: local.to_string(),
        offset_minutes: Some(0),
        instant: Instant::from_millis(timestamp.as_millisecond()),
    })
}

fn parse_clock(text: &str) -> Option<DateTime> {
    let mut iso = text.replacen(' ', "T", 1);
    if iso.get(4..5) == Some(":") && iso.get(7..8) == Some(":") {
        iso.replace_range(4..5, "-");
        iso.replace_range(7..8, "-");
    }
    iso.parse().ok()
}

/// The clock and the minutes of a text that ends in an offset.
fn split_offset(text: &str) -> Option<(&str, i32)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, 0));
    }
    // The signs within the date stand before this.
    let sign = text.get(10..)?.rfind(['+', '-'])? + 10;
    let minutes = parse_offset(text.get(sign..)?)?;
    Some((text.get(..sign)?, minutes))
}

/// Minutes of `+02:00`, `-0330` or `Z`.
fn parse_offset(text: &str) -> Option<i32> {
    let text = text.trim().trim_end_matches('\0');
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = rest.chars().filter(|character| *character != ':').collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_on_earth = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    is_on_earth.then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_clock_with_an_offset_is_an_instant() {
        let rows = [
            (
                "2019:06:28 09:12:00",
                Some("+02:00"),
                "2019-06-28T09:12:00",
                Some(120),
                "2019-06-28T07:12:00Z",
            ),
            (
                "2019:06:28 09:12:00",
                None,
                "2019-06-28T09:12:00",
                None,
                "2019-06-28T09:12:00Z",
            ),
            (
                "2019-06-28T09:12:00-0330",
                None,
                "2019-06-28T09:12:00",
                Some(-210),
                "2019-06-28T12:42:00Z",
            ),
            (
                "2019:06:28 09:12:00.25Z",
                Some("+05:00"),
                "2019-06-28T09:12:00.25",
                Some(0),
                "2019-06-28T09:12:00.25Z",
            ),
        ];
        for (text, offset, local, minutes, instant) in rows {
            let found = captured(text, offset).unwrap();
            assert_eq!(found.local, local);
            assert_eq!(found.offset_minutes, minutes);
            assert_eq!(found.instant.to_string(), instant);
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "0000:00:00 00:00:00",
            "    :  :     :  :  ",
            "",
            "2019:13:45 99:00:00",
            "yesterday",
        ] {
            assert_eq!(captured(text, None), None, "{text}");
        }
        assert_eq!(captured_utc("1904-01-01T00:00:00.000000Z"), None);
    }
}
