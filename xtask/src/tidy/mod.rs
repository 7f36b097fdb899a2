//! The rules of the tree that no compiler keeps. Each file here is a family of them, and each rule is held
//! against the whole tree by a test, so that `cargo test` finds what `./x tidy` finds.

mod arrow;
mod licence;
mod metadata;
mod proof;
mod size;
mod text;
mod web;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::tree;

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The file, with the line where there is one; or the crate or package.
    at: String,
    /// What is wrong, and what to do instead.
    what: String,
}

impl Finding {
    fn new(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            what: what.into(),
        }
    }

    fn on_line(path: &str, index: usize, what: impl Into<String>) -> Self {
        Self::new(format!("{path}:{}", index + 1), what)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// Holds every rule against the tree.
pub(crate) fn check(root: &Path) -> Result<Vec<Finding>, Failure> {
    let sources = tree::sources(root)?;
    let packages = metadata::read(root)?;
    let mut findings = Vec::new();
    findings.extend(arrow::check(&packages));
    findings.extend(licence::check_crates(&packages));
    findings.extend(licence::check_npm(&sources));
    for source in &sources {
        findings.extend(text::check(source));
        findings.extend(proof::check(source));
        findings.extend(size::check(source));
        findings.extend(web::check(source));
    }
    Ok(findings)
}

/// `./x tidy`.
pub(crate) fn report() -> Result<ExitCode, Failure> {
    let findings = check(&tree::root())?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} findings", findings.len());
    Ok(if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        let findings: Vec<String> = check(&tree::root())
            .unwrap()
            .iter()
            .map(Finding::to_string)
            .collect();
        assert!(findings.is_empty(), "\n{}", findings.join("\n"));
    }
}
