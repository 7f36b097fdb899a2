//! The proofs that name nobody are made where everyone can see it, and nowhere else.

use super::Finding;
use crate::tree::Source;

/// How a proof is made, where that may be written, and what for.
const MADE: &[(&str, &[&str], &str)] = &[
    (
        "Open::to_everyone()",
        &["crates/server/src/open.rs"],
        "a route is opened to everyone in crates/server/src/open.rs",
    ),
    (
        ".caretaker(",
        &["crates/server/src/jobs/"],
        "the program works for itself in crates/server/src/jobs",
    ),
    (
        "Operator::at_the_command_line()",
        &["crates/cli/src/access/export.rs"],
        "the operator lays the world open in crates/cli/src/access/export.rs",
    ),
];

/// Where the proofs come from, and where they are tried.
const FREE: &[&str] = &["crates/access/", "crates/testkit/", "xtask/"];

/// Looks for proofs that are made elsewhere.
pub(super) fn check(source: &Source) -> Vec<Finding> {
    let path = source.path.as_str();
    let free = FREE.iter().any(|place| path.starts_with(place)) || path.contains("/tests/");
    if !path.ends_with(".rs") || free {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        for (made, places, why) in MADE {
            if line.contains(made) && !places.iter().any(|place| path.starts_with(place)) {
                findings.push(Finding::on_line(
                    path,
                    index,
                    format!("makes a proof that names nobody: {why}"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Source {
            path: path.to_owned(),
            text: text.to_owned(),
        })
        .len()
    }

    #[test]
    fn a_route_is_opened_to_everyone_in_one_file_alone() {
        let line = "let open = Open::to_everyone();\n";
        assert_eq!(found("crates/server/src/open.rs", line), 0);
        assert_eq!(found("crates/server/src/folders/list.rs", line), 1);
    }

    #[test]
    fn the_program_works_for_itself_in_its_jobs_alone() {
        let line = "let caretaker = live.caretaker();\n";
        assert_eq!(found("crates/server/src/jobs/render.rs", line), 0);
        assert_eq!(found("crates/server/src/assets/show.rs", line), 1);
    }

    #[test]
    fn the_operator_lays_the_world_open_in_one_command_alone() {
        let line = "let operator = Operator::at_the_command_line();\n";
        assert_eq!(found("crates/cli/src/access/export.rs", line), 0);
        assert_eq!(found("crates/server/src/folders/list.rs", line), 1);
    }
}
