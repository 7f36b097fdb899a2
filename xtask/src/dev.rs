//! `./x dev`: the server, built again as its sources change, and Vite beside it.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};

use crate::command::end;
use crate::failure::Failure;
use crate::{run, tree, ui};

/// How often the sources are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Runs both until Ctrl+C, or until one of them ends by itself.
pub(crate) fn dev(arguments: &[String]) -> Result<ExitCode, Failure> {
    let root = tree::root();
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop)).map_err(Failure::doing("signals"))?;
    }
    ui::build(&root)?;
    run::build(&root)?;
    let mut vite = with_prefix(vite(&root.join("web")), "web   ")?;
    let mut server = start(&root, arguments)?;
    let mut seen = print_of(&root)?;
    let code = loop {
        if stop.load(Ordering::Relaxed) {
            break ExitCode::SUCCESS;
        }
        if ended(&mut vite) || ended(&mut server) {
            break ExitCode::FAILURE;
        }
        let now = print_of(&root)?;
        if now != seen {
            seen = now;
            // While it does not compile the last one that did goes on serving.
            if run::build(&root).is_ok() {
                end(&mut server);
                server = start(&root, arguments)?;
            }
        }
        thread::sleep(LOOK);
    };
    end(&mut vite);
    end(&mut server);
    Ok(code)
}

/// Vite itself, without npm between it and us, which would not hand the signal on that ends it.
fn vite(web: &Path) -> Command {
    let mut vite = Command::new(web.join("node_modules/.bin/vite"));
    vite.current_dir(web);
    vite
}

fn start(root: &Path, arguments: &[String]) -> Result<Child, Failure> {
    let mut server = Command::new(tree::program(root));
    server
        .args(["serve", "--demo"])
        .args(run::with_data(root, arguments));
    with_prefix(server, "server")
}

fn ended(child: &mut Child) -> bool {
    child.try_wait().is_ok_and(|status| status.is_some())
}

/// Starts it with each line that it prints set behind a name.
fn with_prefix(mut command: Command, name: &'static str) -> Result<Child, Failure> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Failure::doing(crate::command::line(&command)))?;
    if let Some(output) = child.stdout.take() {
        copy_lines(output, name);
    }
    if let Some(output) = child.stderr.take() {
        copy_lines(output, name);
    }
    Ok(child)
}

fn copy_lines(output: impl Read + Send + 'static, name: &'static str) {
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{name} │ {line}");
        }
    });
}

/// Changes whenever a Rust source, a manifest or a migration does.
fn print_of(root: &Path) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in tree::paths(root)? {
        if path.starts_with("crates/") || path == "Cargo.lock" {
            let written = root
                .join(&path)
                .metadata()
                .and_then(|metadata| metadata.modified());
            (path, written.ok()).hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}
