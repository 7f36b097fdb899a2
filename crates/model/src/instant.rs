//! Time as a parameter: instants, whole seconds, and the clock that gives them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A whole second of Unix time. What the access model's ends are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Second(pub i64);

impl Second {
    /// Before an exclusive end; an open end is never reached.
    pub fn is_before(self, end: Option<Second>) -> bool {
        end.is_none_or(|end| self < end)
    }
}

/// An instant in UTC, to the millisecond. In JSON an RFC 3339 text, in SQL milliseconds of Unix time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// From milliseconds of Unix time.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds of Unix time.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The second it falls in.
    pub const fn second(self) -> Second {
        Second(self.0.div_euclid(1000))
    }

    /// That many seconds later (earlier where negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(timestamp) => timestamp.fmt(f),
            Err(_) => write!(f, "{} ms", self.0),
        }
    }
}

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let timestamp = jiff::Timestamp::deserialize(deserializer)?;
        Ok(Self(timestamp.as_millisecond()))
    }
}

/// Where the time comes from. The program passes [`SystemClock`]; tests pass one that they set.
pub trait Clock: Send + Sync + 'static {
    /// The instant now.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine's clock is read"
    )]
    fn now(&self) -> Instant {
        Instant(jiff::Timestamp::now().as_millisecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_before_1970_falls_in_the_second_below() {
        assert_eq!(Instant::from_millis(-1).second(), Second(-1));
        assert_eq!(Instant::from_millis(1999).second(), Second(1));
    }

    #[test]
    fn an_instant_is_rfc_3339_in_json() {
        let text = serde_json::to_string(&Instant::from_millis(1_760_000_000_123)).unwrap();
        assert_eq!(text, "\"2025-10-09T08:53:20.123Z\"");
        assert_eq!(
            serde_json::from_str::<Instant>(&text).unwrap(),
            Instant::from_millis(1_760_000_000_123)
        );
    }
}
