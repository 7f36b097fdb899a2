//! Counting what a test runner ran, from the line that it closes with, while its output goes by.

use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use super::table::Outcome;
use crate::command::line;
use crate::failure::Failure;

/// Whose closing line it is.
#[derive(Clone, Copy)]
pub(super) enum Runner {
    Nextest,
    Rustdoc,
    Vitest,
    Playwright,
}

impl Runner {
    /// Is this, without its colours, a line that counts?
    fn counts(self, text: &str) -> bool {
        let text = text.trim_start();
        match self {
            Runner::Nextest => text.starts_with("Summary ["),
            Runner::Rustdoc => text.starts_with("test result:"),
            Runner::Vitest => text.starts_with("Tests "),
            Runner::Playwright => text.starts_with(|first: char| first.is_ascii_digit()),
        }
    }
}

/// Runs it, shows its output, and adds up what it says. A runner that fails without a failed test, because
/// nothing compiled or it crashed, is one failure.
pub(super) fn counted(command: &mut Command, runner: Runner) -> Result<Outcome, Failure> {
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let name = line(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Failure::doing(&name))?;
    let (sender, lines) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        send_lines(output, sender.clone());
    }
    if let Some(output) = child.stderr.take() {
        send_lines(output, sender);
    }
    let (mut passed, mut failed) = (0, 0);
    for shown in lines {
        println!("{shown}");
        let text = without_colours(&shown);
        if runner.counts(&text) {
            // What passed at a second try has passed; the runner's own lines say which it was.
            passed += number_before(&text, "passed") + number_before(&text, "flaky");
            failed += ["failed", "timed out", "exec failed"]
                .map(|word| number_before(&text, word))
                .iter()
                .sum::<usize>();
        }
    }
    let status = child.wait().map_err(Failure::doing(&name))?;
    if !status.success() && failed == 0 {
        println!("`{name}` ended with {status}");
        failed = 1;
    }
    Ok(Outcome::Counted { passed, failed })
}

fn send_lines(output: impl Read + Send + 'static, sender: mpsc::Sender<String>) {
    thread::spawn(move || {
        for shown in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(shown).is_err() {
                break;
            }
        }
    });
}

/// The sum of the numbers that stand right before the word.
fn number_before(text: &str, word: &str) -> usize {
    let mut sum = 0;
    for (at, _) in text.match_indices(&format!(" {word}")) {
        let digits = text[..at]
            .rsplit(|character: char| !character.is_ascii_digit())
            .next()
            .unwrap_or("");
        sum += digits.parse::<usize>().unwrap_or(0);
    }
    sum
}

/// The text without the escapes that colour it on a terminal.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // An escape ends with its first letter.
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(runner: Runner, output: &str) -> (usize, usize) {
        let lines = output
            .lines()
            .map(without_colours)
            .filter(|line| runner.counts(line));
        lines.fold((0, 0), |(passed, failed), line| {
            (
                passed + number_before(&line, "passed"),
                failed + number_before(&line, "failed"),
            )
        })
    }

    #[test]
    fn each_runner_is_counted_by_its_closing_line() {
        let nextest = "     Summary [  12.1s] 31 tests run: 30 passed (2 slow), 1 failed, 4 skipped";
        assert_eq!(read(Runner::Nextest, nextest), (30, 1));
        let rustdoc = "test result: ok. 3 passed; 0 failed; 0 ignored\ntest result: ok. 2 passed; 1 failed;";
        assert_eq!(read(Runner::Rustdoc, rustdoc), (5, 1));
        let vitest = " Test Files  1 failed | 9 passed (10)\n      \u{1b}[2mTests\u{1b}[22m  \u{1b}[31m1 failed\u{1b}[39m | 41 passed (42)";
        assert_eq!(read(Runner::Vitest, vitest), (41, 1));
        let playwright =
            "  ✓  1 [dark] › sign-in.spec.ts:3:1 › 2 passed things\n  2 failed\n  17 passed (1.2m)";
        assert_eq!(read(Runner::Playwright, playwright), (17, 2));
    }
}
