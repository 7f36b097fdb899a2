//! Mutation testing of the access rules: each rule is changed by itself, and the fast tests have to notice. What is
//! changed and by which tests it is judged stands in `.cargo/mutants.toml`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

use crate::command::cargo;
use crate::failure::Failure;

/// Of a hundred changes, how many have to be noticed.
const CAUGHT: usize = 95;

/// Runs them all, or a part (`--shard 1/8`), and says what nobody noticed. Fails where fewer were noticed than there
/// have to be, or where one of those that nobody noticed opens a door for everyone.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<ExitCode, Failure> {
    let output = root.join("target/mutants");
    fs::create_dir_all(&output).map_err(Failure::doing("target/mutants"))?;
    let mut command = cargo(root, &["mutants", "--jobs", "1", "--no-shuffle", "--output"]);
    command.arg(&output).args(arguments);
    // A tenth of the worlds: a mistake that so few do not show is one that the tests would find by luck.
    command.env("VITRINE_WORLDS", "0.1");
    command.env("BOLERO_RANDOM_ITERATIONS", "100");
    // Its status says that something was missed, which is judged here by how much.
    command.status().map_err(Failure::doing("`cargo mutants`"))?;
    let report = output.join("mutants.out/outcomes.json");
    let text = fs::read_to_string(&report).map_err(Failure::doing(report.display()))?;
    let outcomes = Outcomes::read(&text)
        .ok_or_else(|| Failure::new(format!("{} is not a report of cargo-mutants", report.display())))?;
    println!("{}", outcomes.told());
    Ok(if outcomes.are_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What came of every change that compiled.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcomes {
    caught: usize,
    missed: Vec<String>,
}

impl Outcomes {
    fn read(report: &str) -> Option<Self> {
        let report: Value = serde_json::from_str(report).ok()?;
        let mut outcomes = Self::default();
        for outcome in report.get("outcomes")?.as_array()? {
            let Some(mutant) = outcome.pointer("/scenario/Mutant/name").and_then(Value::as_str) else {
                // The baseline.
                continue;
            };
            match outcome.get("summary")?.as_str()? {
                "MissedMutant" => outcomes.missed.push(mutant.to_owned()),
                // One that goes round for ever is noticed by whoever waits.
                "CaughtMutant" | "Timeout" => outcomes.caught += 1,
                _ => {}
            }
        }
        Some(outcomes)
    }

    fn percent(&self) -> usize {
        // Of no changes none was noticed.
        (100 * self.caught)
            .checked_div(self.caught + self.missed.len())
            .unwrap_or(0)
    }

    fn opens_a_door(mutant: &str) -> bool {
        let rule = ["/plain/", "/compiled/"]
            .iter()
            .any(|folder| mutant.contains(folder));
        let refuses_nothing = mutant.ends_with("-> bool with true")
            || mutant.ends_with("-> Option<Why> with None")
            || mutant.ends_with("-> Option<Verdict> with None");
        rule && refuses_nothing
    }

    fn are_good(&self) -> bool {
        self.percent() >= CAUGHT && !self.missed.iter().any(|mutant| Self::opens_a_door(mutant))
    }

    fn told(&self) -> String {
        let mut text = String::new();
        for mutant in &self.missed {
            let note = if Self::opens_a_door(mutant) {
                ", which opens a door"
            } else {
                ""
            };
            text += &format!("nobody noticed{note}: {mutant}\n");
        }
        text + &format!(
            "{} of {} changes noticed, {} %; {CAUGHT} % have to be",
            self.caught,
            self.caught + self.missed.len(),
            self.percent()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outcomes: &[(&str, &str)]) -> Outcomes {
        let outcomes: Vec<Value> = outcomes
            .iter()
            .map(|(name, summary)| serde_json::json!({"scenario": {"Mutant": {"name": name}}, "summary": summary}))
            .chain([serde_json::json!({"scenario": "Baseline", "summary": "Success"})])
            .collect();
        Outcomes::read(&serde_json::json!({ "outcomes": outcomes }).to_string()).unwrap()
    }

    #[test]
    fn what_does_not_compile_does_not_count_and_what_never_ends_is_noticed() {
        let outcomes = report(&[
            ("a", "CaughtMutant"),
            ("b", "Timeout"),
            ("c", "Unviable"),
            ("d", "MissedMutant"),
        ]);
        assert_eq!(
            (outcomes.caught, outcomes.missed.len(), outcomes.percent()),
            (2, 1, 66)
        );
        assert!(!outcomes.are_good());
    }

    #[test]
    fn a_change_that_opens_a_door_has_to_be_noticed_however_many_others_were() {
        let mut all = vec![("x", "CaughtMutant"); 99];
        all.push((
            "crates/policy/src/compiled/bits.rs:9: replace + with -",
            "MissedMutant",
        ));
        assert!(report(&all).are_good());
        all.pop();
        all.push((
            "crates/policy/src/plain/file.rs:45:9: replace Person<'_>::security_admits -> bool with true",
            "MissedMutant",
        ));
        assert!(!report(&all).are_good());
    }
}
