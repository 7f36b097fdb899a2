//! How often a job is tried, and how long it waits in between.

use vitrine_media::Failure;

/// Tries of what fails for the machine's sake.
const MOST: i64 = 8;

/// A job whose worker ended without a word is begun no more often than this: it may be what ended the program.
/// Far above what restarts and power cuts come to, and a bound all the same.
pub(super) const MOST_LOST: i64 = 16;

/// Tries of a file that may itself be what breaks its decoder.
const MOST_OF_FILE: i64 = 3;

/// Seconds until the next try after that many that failed, or `None` where it is given up.
///
/// What may lie in the file is tried three times within half a minute; what lies in the machine, a full disk
/// say, for some hours.
pub(super) fn wait(failure: &Failure, tries: i64) -> Option<i64> {
    let (most, first, factor) = match failure {
        Failure::Unreadable
        | Failure::TooLarge
        | Failure::Unsupported
        | Failure::NoOffice
        | Failure::Locked => {
            return None;
        }
        Failure::TimedOut | Failure::Crashed => (MOST_OF_FILE, 2, 5),
        Failure::ToolMissing { .. } | Failure::OutOfSpace | Failure::SourceMissing | Failure::NotStarted => {
            (MOST, 5, 4)
        }
    };
    let waited = u32::try_from(tries - 1).unwrap_or(0);
    (tries < most).then(|| i64::min(first * i64::pow(factor, waited.min(8)), 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_three_tries_and_a_machine_some_hours() {
        let waits = |failure: &Failure| (1..).map_while(|tries| wait(failure, tries)).collect::<Vec<_>>();
        assert_eq!(waits(&Failure::Crashed), [2, 10]);
        assert_eq!(waits(&Failure::TimedOut), [2, 10]);
        assert_eq!(waits(&Failure::OutOfSpace), [5, 20, 80, 320, 1280, 3600, 3600]);
        assert_eq!(waits(&Failure::Unreadable), Vec::<i64>::new());
    }
}
