//! A PostgreSQL cluster for one test run: prints the folder of its socket, and ends when its input ends.

use std::io::{self, Read as _, Write as _};

fn main() -> io::Result<()> {
    let cluster = vitrine_testkit::postgres::Cluster::start()?;
    let mut out = io::stdout();
    writeln!(out, "{}", cluster.socket().display())?;
    out.flush()?;
    let mut nothing = Vec::new();
    io::stdin().read_to_end(&mut nothing)?;
    Ok(())
}
