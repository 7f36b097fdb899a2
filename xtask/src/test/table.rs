//! What came of the steps, and how long each took.

use std::fmt::Write;
use std::time::{Duration, Instant};

/// What came of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It ran.
    Counted { passed: usize, failed: usize },
    /// It could not, because that earlier step failed.
    Skipped { because_of: &'static str },
}

impl Outcome {
    /// A step that is one check, and held.
    pub(super) const PASSED: Self = Self::Counted { passed: 1, failed: 0 };
    /// A step that is one check, and did not.
    pub(super) const FAILED: Self = Self::Counted { passed: 0, failed: 1 };

    pub(super) fn is_good(self) -> bool {
        matches!(self, Self::Counted { failed: 0, .. })
    }

    pub(super) fn passed(self) -> usize {
        match self {
            Self::Counted { passed, .. } => passed,
            Self::Skipped { .. } => 0,
        }
    }

    pub(super) fn failed(self) -> usize {
        match self {
            Self::Counted { failed, .. } => failed,
            Self::Skipped { .. } => 0,
        }
    }

    /// Both counted together.
    pub(super) fn and(self, other: Self) -> Self {
        Self::Counted {
            passed: self.passed() + other.passed(),
            failed: self.failed() + other.failed(),
        }
    }
}

/// A line of the table.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) outcome: Outcome,
    took: Duration,
}

impl Row {
    /// Runs the step and keeps how long it took.
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a step took is shown, and decides nothing"
    )]
    pub(super) fn timed(name: &'static str, step: impl FnOnce() -> Outcome) -> Self {
        let begun = Instant::now();
        let outcome = step();
        Self {
            name,
            outcome,
            took: begun.elapsed(),
        }
    }

    /// A step that was not tried.
    pub(super) fn skipped(name: &'static str, because_of: &'static str) -> Self {
        Self {
            name,
            outcome: Outcome::Skipped { because_of },
            took: Duration::ZERO,
        }
    }
}

/// The closing table.
pub(super) fn render(rows: &[Row]) -> String {
    let mut table = format!("{:<8} {:>7} {:>7} {:>7}\n", "step", "time", "passed", "failed");
    for row in rows {
        let seconds = row.took.as_secs();
        let time = format!("{}:{:02}", seconds / 60, seconds % 60);
        // Writing to a string does not fail.
        let _ = match row.outcome {
            Outcome::Counted { passed, failed } => {
                writeln!(table, "{:<8} {time:>7} {passed:>7} {failed:>7}", row.name)
            }
            Outcome::Skipped { because_of } => {
                writeln!(table, "{:<8} not run, because `{because_of}` failed", row.name)
            }
        };
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_each_step_with_its_time_and_what_came_of_it() {
        let good = Row {
            name: "units",
            outcome: Outcome::Counted {
                passed: 41,
                failed: 2,
            },
            took: Duration::from_secs(75),
        };
        let table = render(&[good, Row::skipped("e2e", "build")]);
        assert_eq!(
            table,
            "step        time  passed  failed\n\
             units       1:15      41       2\n\
             e2e      not run, because `build` failed\n"
        );
    }
}
