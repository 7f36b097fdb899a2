//! A server that was started, and how it is asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::program::{self, OWNER, text};

/// The program on that data folder.
pub(crate) fn vitrine(data: &Path, arguments: &[&str]) -> Command {
    let mut command = program::vitrine(arguments);
    command.arg("--data").arg(data);
    command
}

/// Makes the account.
pub(crate) fn init(data: &Path) -> Output {
    vitrine(data, &["init"]).args(OWNER).output().unwrap()
}

/// The owner's password, as `vitrine init` printed it.
pub(crate) fn password(made: &Output) -> String {
    let said = text(&made.stdout);
    let password = said.trim().rsplit(": ").next().unwrap().to_owned();
    assert_eq!(password.len(), 24, "{said}");
    password
}

/// A server that was started, and is ended with the test.
pub(crate) struct Served {
    pub(crate) child: Child,
    pub(crate) address: String,
}

/// What a session shows: its cookie, and what stands against forged requests.
pub(crate) struct Session {
    cookie: String,
    csrf: String,
}

impl Served {
    pub(crate) fn start(data: &Path) -> Self {
        let mut child = vitrine(data, &["serve", "--listen", "127.0.0.1:0", "--workers", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("Vitrine listens at http://")
            .unwrap_or_else(|| panic!("{line}"));
        Self {
            address: address.to_owned(),
            child,
        }
    }

    /// The whole answer to a request with that first line.
    pub(crate) fn ask(&self, head: &str, body: &str) -> String {
        self.send(
            &format!("{head} HTTP/1.1\r\nContent-Type: application/json"),
            body.as_bytes(),
        )
    }

    fn send(&self, head: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (host, length) = (&self.address, body.len());
        write!(
            stream,
            "{head}\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
        )
        .unwrap();
        stream.write_all(body).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    pub(crate) fn sign_in(&self, login: &str, password: &str) -> Session {
        let body = json!({ "login": login, "password": password }).to_string();
        let answer = self.ask("POST /api/v1/session", &body);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        let cookie = header(&answer, "set-cookie").unwrap();
        Session {
            cookie: cookie.split(';').next().unwrap().to_owned(),
            csrf: json_of(&answer)["csrf"].as_str().unwrap().to_owned(),
        }
    }

    /// What a request of a session is answered with; it has to be a success.
    pub(crate) fn ask_as(&self, session: &Session, head: &str, body: Option<&Value>) -> Value {
        let body = body.map(Value::to_string).unwrap_or_default();
        let head = format!(
            "{} HTTP/1.1\r\nContent-Type: application/json",
            head.replace(' ', " /api/v1")
        );
        let answer = self.send(&session.shown(&head), body.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 2"), "{head}: {answer}");
        json_of(&answer)
    }

    /// Begins an upload and leaves it after its first bytes; its path below `/api/v1`.
    pub(crate) fn begin_upload(
        &self,
        session: &Session,
        folder: &str,
        file: (&str, usize),
        first: &str,
    ) -> String {
        let encode = |text: &str| base64::prelude::BASE64_STANDARD.encode(text);
        let head = format!(
            "POST /api/v1/uploads HTTP/1.1\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Length: {}\r\nUpload-Metadata: filename {},folder {}",
            file.1,
            encode(file.0),
            encode(folder)
        );
        let answer = self.send(&session.shown(&head), first.as_bytes());
        let location = header(&answer, "location").unwrap_or_else(|| panic!("{answer}"));
        location.trim_start_matches("/api/v1").to_owned()
    }
}

impl Session {
    fn shown(&self, head: &str) -> String {
        format!("{head}\r\nCookie: {}\r\nX-Csrf-Token: {}", self.cookie, self.csrf)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn header(answer: &str, name: &str) -> Option<String> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| {
        let (known, value) = line.split_once(": ")?;
        known.eq_ignore_ascii_case(name).then(|| value.to_owned())
    })
}

fn json_of(answer: &str) -> Value {
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    serde_json::from_str(body).unwrap_or_default()
}
