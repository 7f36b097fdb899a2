//! `vitrine access export` and `test`, run as an administrator runs them: an account is written down, asked about,
//! and held against what is expected of it.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{self, OWNER, text};

fn vitrine(arguments: &[&str], folder: &Path) -> Command {
    let mut command = program::vitrine(arguments);
    command.current_dir(folder);
    command
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    vitrine(arguments, folder).output().unwrap()
}

/// A folder with an account in `data`.
fn founded() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = run(&[&["init", "--data", "data"], &OWNER[..]].concat(), folder.path());
    assert!(made.status.success(), "{}", text(&made.stderr));
    folder
}

fn export(folder: &TempDir, more: &[&str]) -> String {
    let arguments = [&["access", "export", "--data", "data"], more].concat();
    let written = run(&arguments, folder.path());
    assert!(written.status.success(), "{}", text(&written.stderr));
    text(&written.stdout)
}

#[test]
fn an_account_that_was_exported_can_be_asked_about_and_tested() {
    let folder = founded();
    std::fs::write(folder.path().join("world.json"), export(&folder, &[])).unwrap();
    let question =
        r#"{"id": 1, "principal": "user:mara", "action": "access", "resource": "folder:library", "at": 1"#;
    std::fs::write(folder.path().join("asked"), format!("{question}}}\n")).unwrap();
    let answers = vitrine(&["access", "check", "--world", "world.json"], folder.path())
        .stdin(File::open(folder.path().join("asked")).unwrap())
        .output()
        .unwrap();
    assert!(
        text(&answers.stdout).starts_with(r#"{"id": 1, "effect": "allow""#),
        "{answers:?}"
    );

    let rules = format!("{{\"world\": \"world.json\"}}\n{question}, \"expect\": \"allow\"}}\n");
    std::fs::write(folder.path().join("rules.ndjson"), &rules).unwrap();
    let tested = run(&["access", "test", "rules.ndjson"], folder.path());
    assert!(tested.status.success(), "{tested:?}");
    assert_eq!(text(&tested.stdout), "1 of 1 as expected\n");

    std::fs::write(
        folder.path().join("rules.ndjson"),
        rules.replace("\"allow\"}", "\"deny\"}"),
    )
    .unwrap();
    // The world lies beside the file, wherever the program is started.
    let file = folder.path().join("rules.ndjson");
    let elsewhere = tempfile::tempdir().unwrap();
    let tested = run(&["access", "test", file.to_str().unwrap()], elsewhere.path());
    assert_eq!(tested.status.code(), Some(1));
    let said = text(&tested.stdout);
    assert!(
        said.contains("    expected    deny\n    answered    allow\n"),
        "{said}"
    );
    assert!(said.ends_with("0 of 1 as expected\n"), "{said}");
    assert_eq!(text(&tested.stderr), "vitrine: 1 answer is not as expected\n");
}

#[test]
fn ids_of_the_api_never_change_with_a_name() {
    let folder = founded();
    let world: Value = serde_json::from_str(&export(&folder, &["--ids", "uuids"])).unwrap();
    for section in ["users", "groups", "folders"] {
        for thing in world[section].as_array().unwrap() {
            assert_eq!(thing["id"].as_str().unwrap().len(), 36, "{thing}");
        }
    }
    assert_eq!(world["users"][0]["level"], "owner");
}

#[test]
fn bad_input_to_a_test_is_one_line_and_exit_status_2() {
    let folder = founded();
    let file = folder.path().join("rules.ndjson");
    for (lines, message) in [
        ("", "rules.ndjson, line 1: "),
        (
            "{\"world\": \"nowhere.json\"}",
            "nowhere.json: No such file or directory (os error 2)\n",
        ),
        (
            "{\"word\": \"world.json\"}",
            "rules.ndjson, line 1: unknown key `word`\n",
        ),
    ] {
        std::fs::write(&file, lines).unwrap();
        let tested = run(&["access", "test", "rules.ndjson"], folder.path());
        let said = text(&tested.stderr);
        assert_eq!(tested.status.code(), Some(2), "{lines}: {said}");
        assert!(
            said.starts_with(message) && said.lines().count() == 1,
            "{lines}: {said}"
        );
    }
    let missing = run(&["access", "test", "nothing.ndjson"], folder.path());
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn an_export_of_what_holds_no_account_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let written = run(&["access", "export", "--data", "data"], folder.path());
    assert_eq!(written.status.code(), Some(1));
    assert_eq!(
        text(&written.stderr),
        "vitrine: there is no account here yet: run `vitrine init`\n"
    );
}
