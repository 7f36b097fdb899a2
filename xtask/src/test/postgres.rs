//! The PostgreSQL cluster that the tests of one run share: started once, ended with this value.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;
use crate::tree;

/// What the tests find it by; `vitrine-testkit` reads the same.
pub(super) const VARIABLE: &str = "VITRINE_TEST_POSTGRES";

/// A cluster that runs.
pub(super) struct Cluster {
    server: Child,
    /// The folder of its socket.
    pub(super) socket: String,
}

impl Cluster {
    /// Starts it, with the program that the workspace's build has made.
    ///
    /// # Errors
    /// Where it does not start.
    pub(super) fn start(root: &Path) -> Result<Self, Failure> {
        let program = tree::built(root, "test-postgres");
        let doing = "starting PostgreSQL for the tests";
        let mut server = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Failure::doing(doing))?;
        let mut socket = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output)
                .read_line(&mut socket)
                .map_err(Failure::doing(doing))?;
        }
        let socket = socket.trim().to_owned();
        if socket.is_empty() {
            return Err(Failure::new("PostgreSQL did not start for the tests"));
        }
        Ok(Self { server, socket })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It ends when its input does, and takes its folder with it.
        drop(self.server.stdin.take());
        let _ = self.server.wait();
    }
}
