//! `vitrine access explain`, run as an administrator runs it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const WORLD: &str = r#"{
    "users": [{"id": "olga", "status": "active", "level": "owner"},
              {"id": "ann", "status": "active", "level": "member", "groups": ["guests"]}],
    "groups": [{"id": "all", "kind": "all_users", "grants": {"see": "allow", "download": "allow"}},
               {"id": "guests", "kind": "custom", "grants": {"download": "deny"}}],
    "folders": [{"id": "root", "parent": null,
                 "here": [{"subject": "group:all", "grants": {"see": "allow", "download": "allow"}}], "below": []}]
}"#;

const QUESTION: &str = r#"{"id": 1, "principal": "user:ann", "action": "download", "resource": "folder:root", "at": 1760000000}"#;

fn explain(language: &[&str], questions: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.json");
    std::fs::write(&path, WORLD).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_vitrine"))
        .args(["access", "explain", "--world"])
        .arg(&path)
        .args(language)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(questions.as_bytes())
        .unwrap();
    program.wait_with_output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn an_explanation_is_told_in_the_language_that_was_asked_for() {
    let english = explain(&[], QUESTION);
    assert!(english.status.success());
    assert!(told(&english).starts_with("# 1: user:ann download folder:root\n“Download” is refused"));
    assert!(told(&english).contains("take ann out of group “guests”"));
    let german = explain(&["--language", "de"], QUESTION);
    assert!(told(&german).contains("ann aus der Gruppe „guests“ herausnehmen"));
}

#[test]
fn a_question_that_is_not_understood_ends_it_as_it_ends_a_check() {
    let output = explain(&[], &format!("{QUESTION}\n{{\"id\": 2}}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).starts_with("# 1:"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("questions, line 2") && said.lines().count() == 1,
        "{said}"
    );
}
