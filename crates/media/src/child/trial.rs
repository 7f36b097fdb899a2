//! What a decoder that was taken over would try, and what one that was broken would do. `vitrine doctor` and
//! the tests have children do it; none of it does harm where it succeeds.

use std::{
    fs,
    net::{SocketAddr, TcpListener, UdpSocket},
    os::unix::net::UnixDatagram,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use serde::{Deserialize, Serialize};

/// What a child does in a trial.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Trial {
    /// Tries each way out once.
    Escape {
        /// Files that it was not given.
        strangers: Vec<PathBuf>,
    },
    /// Never ends, and waits.
    Hang,
    /// Never ends, and is busy.
    Spin,
    /// Takes memory until it is stopped.
    Swell,
    /// Writes a file until it is stopped.
    Flood,
    /// Ends as a decoder does that ran over its memory.
    Abort,
}

/// One way out of confinement, or one thing that a child needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// What was tried, in words.
    pub what: String,
    /// What should have come of it.
    pub expected: Outcome,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It worked.
    Done,
    /// It was refused.
    Refused,
}

impl Outcome {
    fn of<T, E>(result: &Result<T, E>) -> Self {
        if result.is_ok() { Self::Done } else { Self::Refused }
    }
}

impl Trial {
    /// Does it, with one file and one folder of its own.
    pub(super) fn run(self, own: &Path, out: &Path) -> Vec<Attempt> {
        match self {
            Self::Escape { strangers } => {
                let mut attempts = needs(own, out);
                attempts.extend(ways_out(own));
                attempts.extend(strangers.iter().map(|path| read_stranger(path)));
                attempts
            }
            Self::Hang => loop {
                std::thread::sleep(Duration::from_secs(3600));
            },
            Self::Spin => loop {
                std::hint::spin_loop();
            },
            Self::Swell => swell(),
            Self::Flood => {
                let mut flood = vec![0u8; 1 << 20];
                while fs::write(out.join("flood"), &flood).is_ok() {
                    flood.extend_from_within(..);
                }
                Vec::new()
            }
            Self::Abort => std::process::abort(),
        }
    }
}

fn attempt<T, E>(what: &str, expected: Outcome, result: &Result<T, E>) -> Attempt {
    Attempt {
        what: what.to_owned(),
        expected,
        outcome: Outcome::of(result),
    }
}

fn needs(own: &Path, out: &Path) -> Vec<Attempt> {
    let needs = |what, result: Result<(), std::io::Error>| attempt(what, Outcome::Done, &result);
    vec![
        needs("read its own file", fs::read(own).map(|_| ())),
        needs("write in its own folder", fs::write(out.join("made"), "x")),
        needs(
            "start a thread",
            std::thread::Builder::new().spawn(|| ()).map(|_| ()),
        ),
    ]
}

fn ways_out(own: &Path) -> Vec<Attempt> {
    let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let beside = own.with_file_name("beside");
    let parent = rustix::process::getppid().ok_or(rustix::io::Errno::SRCH);
    let refused = Outcome::Refused;
    vec![
        attempt(
            "write its own file",
            refused,
            &fs::OpenOptions::new().append(true).open(own),
        ),
        attempt("make a file beside its own", refused, &fs::write(beside, "x")),
        attempt("list the root folder", refused, &fs::read_dir("/")),
        attempt("read its environment", refused, &fs::read("/proc/self/environ")),
        attempt("listen on TCP", refused, &TcpListener::bind(nowhere)),
        attempt("open UDP", refused, &UdpSocket::bind(nowhere)),
        attempt("open a local socket", refused, &UnixDatagram::unbound()),
        attempt("start a process", refused, &Command::new("/bin/true").status()),
        attempt("leave its group", refused, &rustix::process::setpgid(None, None)),
        attempt("leave its session", refused, &rustix::process::setsid()),
        attempt(
            "signal its parent",
            refused,
            &parent.and_then(rustix::process::test_kill_process),
        ),
    ]
}

fn read_stranger(path: &Path) -> Attempt {
    attempt(
        &format!("read {}", path.display()),
        Outcome::Refused,
        &fs::read(path),
    )
}

fn swell() -> Vec<Attempt> {
    let mut held = Vec::new();
    loop {
        held.push(vec![1u8; 1 << 22]);
        std::hint::black_box(&held);
    }
}
