//! No source is longer than one can hold in the head; its tests do not count.

use super::Finding;
use crate::tree::Source;

/// Lines that a source may have without its tests.
const LIMIT: usize = 500;

const MEASURED: &[&str] = &[".rs", ".ts", ".tsx", ".css", ".sql"];

/// Made by a program, or nothing but tests.
fn is_spared(path: &str) -> bool {
    path.contains("/gen/") || path.contains("/tests/") || path.contains(".test.") || path.contains(".spec.")
}

/// Measures one source.
pub(super) fn check(source: &Source) -> Option<Finding> {
    let measured = MEASURED.iter().any(|ending| source.path.ends_with(ending)) && !is_spared(&source.path);
    let lines = lines_without_tests(&source.text);
    (measured && lines > LIMIT).then(|| {
        Finding::new(
            &source.path,
            format!("has {lines} lines without its tests, at most {LIMIT} are kept: split it by meaning"),
        )
    })
}

/// The tests of a Rust source stand at its end, in a module that is compiled for them alone.
fn lines_without_tests(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines
        .windows(2)
        .position(|pair| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod "));
    tests.unwrap_or(lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, lines: usize, tests: usize) -> Source {
        let text = format!(
            "{}#[cfg(test)]\nmod tests {{\n{}}}\n",
            "line\n".repeat(lines),
            "test\n".repeat(tests)
        );
        Source {
            path: path.to_owned(),
            text,
        }
    }

    #[test]
    fn the_lines_of_the_tests_do_not_count() {
        assert!(check(&source("crates/model/src/id.rs", LIMIT, 400)).is_none());
        assert!(check(&source("crates/model/src/id.rs", LIMIT + 1, 0)).is_some());
    }

    #[test]
    fn what_is_nothing_but_tests_is_not_measured() {
        assert!(check(&source("crates/store/tests/assets.rs", 900, 0)).is_none());
    }
}
