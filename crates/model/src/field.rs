//! Fields that an account defines for its assets, and what may stand in them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::people::words;
use crate::{ChoiceId, FieldText};

words! {
    /// What may stand in a field.
    FieldKind, "kind of field" {
        /// A text.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
        /// One of its choices.
        Choice = "choice",
        /// Several of its choices.
        Choices = "choices",
    }
}

/// A text that is no value of its field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {kind}")]
pub struct IllFormedValue {
    /// What it should have been.
    pub kind: &'static str,
    /// What was given.
    pub text: String,
}

/// A finite number.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// The number, unless it is none or without end.
    pub fn new(number: f64) -> Option<Self> {
        // There is one zero.
        number.is_finite().then_some(Self(number + 0.0))
    }

    /// As a float.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Number {
    type Err = IllFormedValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.parse().ok().and_then(Self::new);
        number.ok_or_else(|| IllFormedValue {
            kind: "number",
            text: text.to_owned(),
        })
    }
}

/// What stands in a field of an asset.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A text; an empty one is none.
    Text(FieldText),
    /// A number.
    Number(Number),
    /// A day of the calendar, wherever on earth.
    Date(Date),
    /// Those of its choices, each once; of a `choice` one.
    Choices(Vec<ChoiceId>),
}

impl FieldValue {
    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.as_str().is_empty(),
            Self::Choices(choices) => choices.is_empty(),
            Self::Number(_) | Self::Date(_) => false,
        }
    }

    /// As it is kept in the journal: a text, or the ids of choices with a space between.
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.as_str().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Choices(choices) => {
                let choices: Vec<String> = choices.iter().map(ChoiceId::to_string).collect();
                choices.join(" ")
            }
        }
    }

    /// Reads what [`written`](Self::written) wrote for a field of that kind; `None` where it is no such value.
    pub fn read(kind: FieldKind, written: &str) -> Option<Self> {
        Some(match kind {
            FieldKind::Text => Self::Text(FieldText::parse(written).ok()?),
            FieldKind::Number => Self::Number(written.parse().ok()?),
            FieldKind::Date => Self::Date(written.parse().ok()?),
            FieldKind::Choice | FieldKind::Choices => {
                let choices = written.split(' ').filter(|id| !id.is_empty()).map(str::parse);
                Self::Choices(choices.collect::<Result<_, _>>().ok()?)
            }
        })
    }

    /// May it stand in a field of that kind?
    pub const fn fits(&self, kind: FieldKind) -> bool {
        match (self, kind) {
            (Self::Text(_), FieldKind::Text)
            | (Self::Number(_), FieldKind::Number)
            | (Self::Date(_), FieldKind::Date)
            | (Self::Choices(_), FieldKind::Choices) => true,
            (Self::Choices(choices), FieldKind::Choice) => choices.len() <= 1,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        let two = [ChoiceId::from_bytes([1; 16]), ChoiceId::from_bytes([2; 16])];
        for (kind, value) in [
            (
                FieldKind::Text,
                FieldValue::Text(FieldText::parse("a b").unwrap()),
            ),
            (FieldKind::Number, FieldValue::Number(Number::new(-0.25).unwrap())),
            (FieldKind::Date, FieldValue::Date(Date::constant(2024, 2, 29))),
            (FieldKind::Choice, FieldValue::Choices(vec![two[0]])),
            (FieldKind::Choices, FieldValue::Choices(two.to_vec())),
        ] {
            assert_eq!(FieldValue::read(kind, &value.written()), Some(value));
        }
        assert_eq!(FieldValue::read(FieldKind::Number, "many"), None);
        assert_eq!(FieldValue::read(FieldKind::Choice, "none"), None);
    }
    use crate::{Instant, RandomIds};

    #[test]
    fn a_number_is_finite_and_zero_has_no_sign() {
        assert_eq!(Number::new(f64::NAN), None);
        assert_eq!(Number::new(f64::INFINITY), None);
        assert_eq!(
            Number::new(-0.0).map(|zero| zero.to_string()),
            Some("0".to_owned())
        );
        assert!("1e999".parse::<Number>().is_err());
        assert_eq!(
            "2.50".parse::<Number>().map(|number| number.to_string()),
            Ok("2.5".to_owned())
        );
    }

    #[test]
    fn a_value_fits_the_fields_of_its_kind_alone() {
        let choice = || ChoiceId::new(&RandomIds, Instant::from_millis(0));
        let values = [
            (FieldValue::Text(FieldText::default()), &[FieldKind::Text][..]),
            (FieldValue::Number(Number(1.0)), &[FieldKind::Number]),
            (FieldValue::Date(Date::constant(2024, 2, 29)), &[FieldKind::Date]),
            (
                FieldValue::Choices(vec![choice()]),
                &[FieldKind::Choice, FieldKind::Choices],
            ),
            (
                FieldValue::Choices(vec![choice(), choice()]),
                &[FieldKind::Choices],
            ),
        ];
        for (value, kinds) in values {
            for kind in FieldKind::ALL {
                assert_eq!(value.fits(*kind), kinds.contains(kind), "{value:?} in {kind:?}");
            }
        }
    }
}
