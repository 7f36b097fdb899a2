//! PostgreSQL for a test run: a cluster of its own in a temporary folder, on a socket in that folder.

use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc;

use tempfile::TempDir;

/// A started cluster names itself here, so that the tests of one run share it.
pub const VARIABLE: &str = "VITRINE_TEST_POSTGRES";

/// A cluster that runs until this is dropped.
pub struct Cluster {
    server: Child,
    folder: TempDir,
}

impl Cluster {
    /// Makes one and starts it. As root it runs as the user postgres, since PostgreSQL refuses root.
    ///
    /// # Errors
    /// Where PostgreSQL 15 is not installed, or does not start.
    pub fn start() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("vitrine-postgres-").tempdir()?;
        let programs = programs()?;
        if let Some((user, group)) = other_user()? {
            chown(folder.path(), Some(user), Some(group))?;
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700))?;
        let data = folder.path().join("data");
        run(as_postgres(&programs.join("initdb"))?
            .args([
                "--no-sync",
                "--no-instructions",
                "--auth=trust",
                "--username=vitrine",
                "--encoding=UTF8",
            ])
            .args(["--locale=C.UTF-8", "-D"])
            .arg(&data))?;
        let server = as_postgres(&programs.join("postgres"))?
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(folder.path())
            // Throw-away data: no flushing. Nothing listens on the network.
            .args([
                "-c",
                "listen_addresses=",
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
            ])
            .args([
                "-c",
                "full_page_writes=off",
                "-c",
                "max_connections=300",
                "-c",
                "shared_buffers=64MB",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut cluster = Self { server, folder };
        cluster.wait_until_it_answers()?;
        Ok(cluster)
    }

    /// Has its folder removed once this process has ended, however it ends: whoever waits for that holds the
    /// other end of a pipe of ours, which the kernel closes.
    fn outlive(&self) -> io::Result<()> {
        let mut after = Command::new("sh")
            .args(["-c", "cat; rm -rf -- \"$0\""])
            .arg(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        // Never closed by us: the kernel does it.
        std::mem::forget(after.stdin.take());
        Ok(())
    }

    /// The folder of its socket.
    pub fn socket(&self) -> &Path {
        self.folder.path()
    }

    /// Waits for the line that says so.
    fn wait_until_it_answers(&mut self) -> io::Result<()> {
        let mut log = self
            .server
            .stderr
            .take()
            .ok_or_else(|| io::Error::other("no log"))?;
        let (ready, is_ready) = mpsc::channel();
        // The thread goes on reading, so that the server never waits for somebody to read its log.
        std::thread::spawn(move || {
            let mut text = Vec::new();
            let mut piece = [0; 4096];
            let mut told = false;
            while let Ok(length @ 1..) = log.read(&mut piece) {
                if told {
                    continue;
                }
                text.extend_from_slice(&piece[..length]);
                if String::from_utf8_lossy(&text).contains("ready to accept connections") {
                    told = ready.send(Ok(())).is_ok();
                }
            }
            if !told {
                let text = String::from_utf8_lossy(&text).into_owned();
                // Nobody waits any more where the run is over.
                drop(ready.send(Err(io::Error::other(text))));
            }
        });
        is_ready.recv().map_err(io::Error::other)?
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Ended at once: its data goes with it.
        if self.server.kill().is_ok() {
            drop(self.server.wait());
        }
    }
}

/// The folder of the socket of the run's cluster; of one for this process alone where the run has none.
///
/// # Panics
/// Where PostgreSQL can't be started.
pub fn socket() -> PathBuf {
    static OWN: OnceLock<PathBuf> = OnceLock::new();
    if let Some(given) = std::env::var_os(VARIABLE) {
        return PathBuf::from(given);
    }
    OWN.get_or_init(|| {
        let (started, socket) = mpsc::channel();
        // The kernel ends the server when the thread that started it ends: this one ends with the process.
        std::thread::spawn(move || {
            let cluster = Cluster::start().expect("PostgreSQL 15 starts: apt-get install postgresql-15");
            cluster.outlive().expect("a shell starts");
            started
                .send(cluster.socket().to_owned())
                .expect("somebody waits for it");
            loop {
                std::thread::park();
            }
        });
        socket.recv().expect("PostgreSQL started")
    })
    .clone()
}

/// Where PostgreSQL's programs are; Debian keeps the server's out of the path.
fn programs() -> io::Result<PathBuf> {
    let versions =
        ["15", "16", "17", "18"].map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    versions
        .into_iter()
        .find(|folder| folder.join("initdb").exists())
        .ok_or_else(|| io::Error::other("no PostgreSQL server: apt-get install postgresql-15"))
}

/// The user and group that the server runs as, where this process may not run it as itself.
fn other_user() -> io::Result<Option<(u32, u32)>> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let ids = users.lines().find_map(|line| {
        let mut fields = line.strip_prefix("postgres:")?.split(':').skip(1);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    });
    ids.map(Some)
        .ok_or_else(|| io::Error::other("there is no user `postgres` to run the server as"))
}

/// The program, as somebody who may run it, ended by the kernel with the thread that starts it.
fn as_postgres(program: &Path) -> io::Result<Command> {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]);
    if let Some((user, group)) = other_user()? {
        command
            .arg(format!("--reuid={user}"))
            .arg(format!("--regid={group}"))
            .arg("--clear-groups");
    }
    command
        .arg("--")
        .arg(program)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LC_ALL", "C.UTF-8");
    command.current_dir("/");
    Ok(command)
}

fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ))
    }
}
