//! The steps, in the order in which they run: what is quick to fail comes first, and what is compiled once is
//! used by every step after it.

use std::path::Path;
use std::process::Command;

use super::count::{Runner, counted};
use super::postgres::{self, Cluster};
use super::table::Outcome;
use crate::command::{cargo, must, npm};
use crate::failure::Failure;
use crate::{api, tidy, tree, ui};

/// One of them.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    /// Names of earlier steps without which it can't run.
    pub(super) needs: &'static [&'static str],
    run: fn(&Path) -> Result<Outcome, Failure>,
}

impl Step {
    /// Carries it out; that it could not even start is one failure.
    pub(super) fn run(&self, root: &Path) -> Outcome {
        (self.run)(root).unwrap_or_else(|failure| {
            println!("{failure}");
            Outcome::FAILED
        })
    }
}

/// All of them.
pub(super) const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        what: "the form of the Rust sources",
        needs: &[],
        run: fmt,
    },
    Step {
        name: "tidy",
        what: "the rules of the tree",
        needs: &[],
        run: tidy_up,
    },
    Step {
        name: "ui",
        what: "the UI is installed and built",
        needs: &[],
        run: build_ui,
    },
    Step {
        name: "web",
        what: "types, lint and unit tests of the UI",
        needs: &["ui"],
        run: web,
    },
    Step {
        name: "clippy",
        what: "lints of every target, warnings refused",
        needs: &["ui"],
        run: clippy,
    },
    Step {
        name: "build",
        what: "the program and every test",
        needs: &["ui"],
        run: build,
    },
    Step {
        name: "units",
        what: "the Rust tests",
        needs: &["build"],
        run: units,
    },
    Step {
        name: "docs",
        what: "the examples in the documentation",
        needs: &["build"],
        run: docs,
    },
    Step {
        name: "api",
        what: "the API's description and its client are up to date",
        needs: &["ui", "build"],
        run: describe,
    },
    Step {
        name: "e2e",
        what: "the browser against the real program",
        needs: &["ui", "build"],
        run: e2e,
    },
];

fn fmt(root: &Path) -> Result<Outcome, Failure> {
    must(&mut cargo(root, &["fmt", "--all", "--check"]))?;
    Ok(Outcome::PASSED)
}

fn tidy_up(root: &Path) -> Result<Outcome, Failure> {
    let findings = tidy::check(root)?;
    for finding in &findings {
        println!("{finding}");
    }
    Ok(if findings.is_empty() {
        Outcome::PASSED
    } else {
        Outcome::Counted {
            passed: 0,
            failed: findings.len(),
        }
    })
}

fn build_ui(root: &Path) -> Result<Outcome, Failure> {
    ui::install(&root.join("web"))?;
    ui::build(root)?;
    Ok(Outcome::PASSED)
}

fn web(root: &Path) -> Result<Outcome, Failure> {
    let web = root.join("web");
    let checked = must(&mut npm(&web, &["run", "--silent", "check"]));
    let tested = counted(&mut npm(&web, &["run", "--silent", "test"]), Runner::Vitest)?;
    if let Err(failure) = checked {
        println!("{failure}");
        return Ok(tested.and(Outcome::FAILED));
    }
    Ok(tested.and(Outcome::PASSED))
}

fn clippy(root: &Path) -> Result<Outcome, Failure> {
    must(&mut cargo(
        root,
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ],
    ))?;
    Ok(Outcome::PASSED)
}

fn build(root: &Path) -> Result<Outcome, Failure> {
    // All targets at once, so that the program of the browser tests is the one that the Rust tests link.
    must(&mut cargo(root, &["build", "--workspace", "--all-targets"]))?;
    Ok(Outcome::PASSED)
}

fn units(root: &Path) -> Result<Outcome, Failure> {
    // One cluster for all of them; without it each test that needs one would make its own.
    let cluster = Cluster::start(root)?;
    let mut nextest = cargo(root, &["nextest", "run", "--workspace"]);
    nextest.env(postgres::VARIABLE, &cluster.socket);
    counted(&mut nextest, Runner::Nextest)
}

fn docs(root: &Path) -> Result<Outcome, Failure> {
    counted(
        &mut cargo(root, &["test", "--workspace", "--doc", "--quiet"]),
        Runner::Rustdoc,
    )
}

fn describe(root: &Path) -> Result<Outcome, Failure> {
    api::check(root)?;
    Ok(Outcome::PASSED)
}

fn e2e(root: &Path) -> Result<Outcome, Failure> {
    let e2e = root.join("e2e");
    ui::install(&e2e)?;
    must(&mut npm(&e2e, &["run", "--silent", "check"]))?;
    let mut playwright: Command = npm(&e2e, &["test", "--silent"]);
    playwright.env("VITRINE_PROGRAM", tree::program(root));
    counted(&mut playwright, Runner::Playwright)
}
