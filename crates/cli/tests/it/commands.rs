//! The program as an operator uses it: set up, served, stopped, and told what is wrong.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::program::{OWNER, text};
use crate::served::{self, Served, init, vitrine};

fn output(command: &mut Command) -> Output {
    command.output().unwrap()
}

#[test]
fn an_account_is_made_once_and_its_owner_signs_in_with_the_password_that_was_printed() {
    let data = TempDir::new().unwrap();
    let made = init(data.path());
    assert!(made.status.success(), "{}", text(&made.stderr));
    let password = served::password(&made);
    let again = init(data.path());
    assert_eq!(again.status.code(), Some(2));
    assert!(
        text(&again.stderr).contains("there is an account already"),
        "{}",
        text(&again.stderr)
    );

    let served = Served::start(data.path());
    let body = format!("{{\"login\":\"mara\",\"password\":\"{password}\"}}");
    let answer = served.ask("POST /api/v1/session", &body);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("\"level\":\"owner\""), "{answer}");
}

#[test]
fn a_password_from_standard_input_is_held_against_the_rules() {
    let data = TempDir::new().unwrap();
    for (password, status, said) in [
        ("short\n", 2, "fewer than 15 characters"),
        (
            "mara.lindqvist.2026\n",
            2,
            "little more than the login or the name",
        ),
        ("seven grey herons wait\n", 0, ""),
    ] {
        let mut child = vitrine(data.path(), &["init", "--password-stdin"])
            .args(OWNER)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(password.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{password}");
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
}

#[test]
fn told_to_stop_it_stops_and_says_so_with_its_status() {
    let data = TempDir::new().unwrap();
    assert!(init(data.path()).status.success());
    let mut served = Served::start(data.path());
    assert!(served.ask("GET /readyz", "").starts_with("HTTP/1.1 200"));
    let told = Command::new("kill")
        .args(["-TERM", &served.child.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    assert_eq!(served.child.wait().unwrap().code(), Some(0));
}

#[test]
fn without_an_account_it_does_not_serve_and_says_what_to_do() {
    let data = TempDir::new().unwrap();
    let output = output(&mut vitrine(data.path(), &["serve", "--listen", "127.0.0.1:0"]));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "vitrine: there is no account here yet: run `vitrine init`\n"
    );
}

#[test]
fn what_is_configured_wrongly_is_one_line_and_status_2() {
    let data = TempDir::new().unwrap();
    std::fs::write(data.path().join("vitrine.toml"), "lisen = \"127.0.0.1:80\"\n").unwrap();
    for command in ["serve", "config", "doctor"] {
        let output = output(&mut vitrine(data.path(), &[command]));
        assert_eq!(output.status.code(), Some(2), "{command}");
        let said = text(&output.stderr);
        assert_eq!(
            (said.lines().count(), said.contains("`lisen` is not a setting")),
            (1, true),
            "{said}"
        );
    }
    std::fs::remove_file(data.path().join("vitrine.toml")).unwrap();
    let output = output(&mut vitrine(data.path(), &["serve", "--log-level", "shout=loud"]));
    assert_eq!(
        (output.status.code(), text(&output.stderr).lines().count()),
        (Some(2), 1)
    );
}

#[test]
fn every_setting_is_printed_with_its_source_and_secrets_are_not() {
    let data = TempDir::new().unwrap();
    std::fs::write(data.path().join("vitrine.toml"), "log_format = \"json\"\n").unwrap();
    let mut command = vitrine(data.path(), &["config", "--workers", "1"]);
    command.env("VITRINE_METRICS_TOKEN", "0123456789abcdef");
    let said = text(&output(&mut command).stdout);
    let line = |word: &str| {
        said.lines()
            .find(|line| line.starts_with(word))
            .unwrap_or_else(|| panic!("{word}: {said}"))
    };
    assert!(line("log_format").contains("json") && line("log_format").ends_with("vitrine.toml)"));
    assert!(line("workers").ends_with("(command line)"));
    assert!(
        line("metrics_token").contains("***") && line("metrics_token").ends_with("(VITRINE_METRICS_TOKEN)")
    );
    assert!(line("listen").ends_with("(default)"));
    assert!(!said.contains("0123456789abcdef"));
}

#[test]
fn looking_at_a_folder_that_was_mistyped_says_so_and_makes_nothing() {
    let folder = TempDir::new().unwrap();
    let nowhere = folder.path().join("nowhere");
    let looked = output(&mut vitrine(&nowhere, &["doctor"]));
    assert_eq!(looked.status.code(), Some(1));
    assert!(text(&looked.stdout).contains("there is no folder"), "{looked:?}");
    assert!(!nowhere.exists());
}

#[test]
fn whoever_closes_the_pipe_has_read_enough() {
    let data = TempDir::new().unwrap();
    for command in ["config", "doctor"] {
        let mut child = vitrine(data.path(), &[command])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert!(!text(&ended.stderr).contains("panicked"), "{command}: {ended:?}");
    }
}

#[test]
fn the_doctor_says_what_works_and_what_to_do() {
    let data = TempDir::new().unwrap();
    let said = text(&output(&mut vitrine(data.path(), &["doctor"])).stdout);
    assert!(said.contains("run `vitrine init`"), "{said}");
    assert!(init(data.path()).status.success());
    let said = text(&output(&mut vitrine(data.path(), &["doctor"])).stdout);
    for well in [
        "ok    configuration",
        "ok    database",
        "ok    journal",
        "ok    files",
    ] {
        assert!(said.contains(well), "{well}: {said}");
    }
    assert!(said.contains("confinement") && said.contains("ffmpeg"), "{said}");
}

#[test]
fn the_description_of_the_api_is_printed() {
    let output = output(Command::new(env!("CARGO_BIN_EXE_vitrine")).arg("openapi"));
    let description: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(description["paths"]["/api/v1/session"]["post"].is_object());
}
