//! `vitrine access check`, run as an administrator runs it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const WORLD: &str = r#"{
    "users": [{"id": "olga", "status": "active", "level": "owner"}, {"id": "ann", "status": "active", "level": "member"}],
    "groups": [{"id": "all", "kind": "all_users", "grants": {"see": "allow"}}],
    "folders": [{"id": "root", "parent": null, "here": [{"subject": "group:all", "grants": {"see": "allow"}}], "below": []},
                {"id": "sealed", "parent": "root"}],
    "assets": [{"id": "b", "home": "folder:root"}, {"id": "a", "home": "folder:root"}, {"id": "c", "home": "folder:sealed"}]
}"#;

fn check(world: &str, questions: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.json");
    std::fs::write(&path, world).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_vitrine"))
        .args(["access", "check", "--world"])
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses the world does not wait for questions: that its end is closed is no fault.
    let _ = program.stdin.take().unwrap().write_all(questions.as_bytes());
    program.wait_with_output().unwrap()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes)
        .lines()
        .map(str::to_owned)
        .collect()
}

const SEE_ROOT: &str =
    r#"{"id": 1, "principal": "user:ann", "action": "see", "resource": "folder:root", "at": 0}"#;
const SEE_SEALED: &str =
    r#"{"id": 2, "principal": "user:ann", "action": "see", "resource": "folder:sealed", "at": 0}"#;
const LIST: &str = r#"{"id": "three", "principal": "user:ann", "list": "assets", "action": "see", "at": 0}"#;

#[test]
fn questions_are_answered_in_their_order() {
    let output = check(WORLD, &format!("{SEE_ROOT}\n{SEE_SEALED}\n{LIST}"));
    let answers = lines(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    assert_eq!(answers.len(), 3);
    assert!(
        answers[0].starts_with(r#"{"id": 1, "effect": "allow", "trace": [{"#),
        "{}",
        answers[0]
    );
    assert!(
        answers[1].starts_with(r#"{"id": 2, "effect": "deny", "gate": "place", "trace": [{"#),
        "{}",
        answers[1]
    );
    assert_eq!(answers[2], r#"{"id": "three", "ids": ["a", "b"]}"#);
}

#[test]
fn a_bad_question_is_one_line_and_status_2_and_the_answers_before_it_stand() {
    let bad = SEE_SEALED.replace("folder:sealed", "folder:cellar");
    let output = check(WORLD, &format!("{SEE_ROOT}\n{bad}\n{SEE_ROOT}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output.stdout).len(), 1, "{output:?}");
    assert_eq!(
        lines(&output.stderr),
        ["questions, line 2: resource: there is no folder `cellar`"]
    );
}

#[test]
fn a_bad_world_is_one_line_and_status_2_and_nothing_is_answered() {
    let output = check(&WORLD.replace("\"below\": []", "\"below\": null"), SEE_ROOT);
    let said = lines(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "{output:?}");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].ends_with("world.json: folders[0]: `below` is missing"),
        "{said:?}"
    );
}

#[test]
fn a_world_that_is_not_there_is_one_line_and_status_2() {
    let output = Command::new(env!("CARGO_BIN_EXE_vitrine"))
        .args(["access", "check", "--world", "nowhere/world.json"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = lines(&output.stderr);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("nowhere/world.json: "), "{said:?}");
}
