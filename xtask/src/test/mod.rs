//! `./x test`: everything that is checked, step by step, with a table and a count at the end.

mod count;
mod postgres;
mod step;
mod table;

use std::process::ExitCode;

use crate::failure::Failure;
use crate::tree;
use step::{STEPS, Step};
use table::{Outcome, Row};

/// Runs the steps named, or all of them. A step that fails stops none but those that build on it.
pub(crate) fn test(names: &[String]) -> Result<ExitCode, Failure> {
    let chosen = choose(names)?;
    let root = tree::root();
    let mut rows: Vec<Row> = Vec::new();
    for step in chosen {
        let broken = rows
            .iter()
            .find(|row| step.needs.contains(&row.name) && !row.outcome.is_good());
        if let Some(broken) = broken {
            rows.push(Row::skipped(step.name, broken.name));
            continue;
        }
        println!("\n▸ {}: {}", step.name, step.what);
        rows.push(Row::timed(step.name, || step.run(&root)));
    }
    println!("\n{}", table::render(&rows));
    let failed: usize = rows.iter().map(|row| row.outcome.failed()).sum();
    let passed: usize = rows.iter().map(|row| row.outcome.passed()).sum();
    println!("{passed} passed, {failed} failed");
    let good = rows
        .iter()
        .all(|row| matches!(row.outcome, Outcome::Counted { failed: 0, .. }));
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The steps in their order; a step that is named brings those it builds on.
fn choose(names: &[String]) -> Result<Vec<&'static Step>, Failure> {
    for name in names {
        if !STEPS.iter().any(|step| step.name == name) {
            let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            return Err(Failure::new(format!(
                "there is no step `{name}`; there are {}",
                known.join(", ")
            )));
        }
    }
    let named = |step: &Step| names.is_empty() || names.iter().any(|name| name == step.name);
    let needed = |step: &Step| {
        STEPS
            .iter()
            .any(|other| named(other) && other.needs.contains(&step.name))
    };
    Ok(STEPS.iter().filter(|step| named(step) || needed(step)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(chosen: &[&str]) -> Vec<&'static str> {
        let chosen: Vec<String> = chosen.iter().map(|name| (*name).to_owned()).collect();
        choose(&chosen).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_step_that_is_named_brings_what_it_builds_on_and_nothing_else() {
        assert_eq!(names(&["fmt"]), ["fmt"]);
        assert_eq!(names(&["e2e"]), ["ui", "build", "e2e"]);
        assert_eq!(names(&[]).len(), STEPS.len());
    }

    #[test]
    fn a_step_that_does_not_exist_is_refused() {
        assert!(choose(&["lint".to_owned()]).is_err());
    }

    #[test]
    fn a_step_comes_after_everything_that_it_builds_on() {
        for (at, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(
                    STEPS[..at].iter().any(|earlier| earlier.name == *need),
                    "{} needs {need}",
                    step.name
                );
            }
        }
    }
}
