//! `vitrine import DIR`: a folder of files into the library, folders to folders, with what their sidecars say.
//!
//! It is a client of the running server like any other, with a token: whoever it belongs to has to have the rights,
//! and everything that comes in stands in the journal as theirs. What was done is noted as it is done, so that an
//! import that was cut off is carried on by the same command.

mod library;
mod notes;
mod progress;
mod send;
mod sidecar;
mod walk;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use vitrine_server::config::Config;

use self::library::Library;
use self::notes::Notes;
use self::send::Import;
use self::walk::Walked;
use crate::out::line;
use crate::settings::{Settings, runtime};
use crate::stop::Stop;
use crate::visitor::{Site, Visitor};

/// Bring a folder of files into the library of the running server.
#[derive(Debug, Args)]
pub(crate) struct ImportCommand {
    /// The folder whose files and subfolders are brought in.
    #[arg(value_name = "DIR")]
    from: PathBuf,
    /// Where they go: a folder's id, or the names down to it, as in `Library/Archive`.
    #[arg(long, value_name = "FOLDER")]
    into: String,
    /// A file that holds an API token with `see`, `upload`, `folder.create` and `edit` in its scope.
    #[arg(long, value_name = "FILE")]
    token_file: PathBuf,
    /// Where the server listens on this machine, if not where the settings say.
    #[arg(long, value_name = "ADDRESS:PORT")]
    server: Option<SocketAddr>,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Where is noted what was done; without it a file in the state folder of whoever imports.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// How many files are sent at once.
    #[arg(long, value_name = "NUMBER", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=16))]
    parallel: u8,
    #[command(flatten)]
    settings: Settings,
}

pub(crate) fn run(command: ImportCommand) -> Result<(), Stop> {
    let token = read_token(&command.token_file)?;
    let walked = Walked::of(&command.from)?;
    let config = command.settings.read()?;
    let site = site(&config, command.server)?;
    let visitor = Visitor::with_token(&site, &token);
    let parallel = usize::from(command.parallel);
    runtime()?.block_on(async {
        let library = Library::open(visitor, &command.into).await?;
        let notes = match &command.state {
            Some(path) => path.clone(),
            None => notes::default_path(&site, library.top(), &walked.root),
        };
        if command.dry_run {
            return tell(&walked, &library, &Notes::read(&notes)?).await;
        }
        Import::new(library, Notes::open(&notes)?, parallel)
            .run(walked)
            .await
    })
}

fn read_token(file: &Path) -> Result<String, Stop> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Stop::bad_input(format!(
            "the token in `{}` can't be read: {error}",
            file.display()
        ))
    })?;
    let token = text.trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Stop::bad_input(format!(
            "`{}` holds no API token: make one in the menu of your account, and put nothing else into the file",
            file.display()
        )));
    }
    Ok(token.to_owned())
}

/// The server on this machine: a token goes over no network in clear.
fn site(config: &Config, server: Option<SocketAddr>) -> Result<Site, Stop> {
    if let Some(elsewhere) = server.filter(|server| !server.ip().is_loopback() && *server != config.listen) {
        return Err(Stop::bad_input(format!(
            "--server {elsewhere} is another machine, and the token would go there in clear: run the import on the \
             server's own machine, or open a tunnel to it (`ssh -L 8080:127.0.0.1:8080 …`) and name the tunnel's end here"
        )));
    }
    let listens = server.unwrap_or(config.listen);
    let address = if listens.ip().is_unspecified() {
        SocketAddr::from(([127, 0, 0, 1], listens.port()))
    } else {
        listens
    };
    let url = config.public_url_at(address);
    let host = if url.is_loopback() {
        address.to_string()
    } else {
        url.host().to_owned()
    };
    Ok(Site { address, host })
}

/// Says what would be done.
async fn tell(walked: &Walked, library: &Library, notes: &Notes) -> Result<(), Stop> {
    let missing = library.missing(&walked.folders).await?;
    for folder in &missing {
        line(format_args!("folder  {}", folder.display()))?;
    }
    let (mut count, mut bytes, mut there) = (0_usize, 0_u64, 0_usize);
    for file in &walked.files {
        if notes.asset_of(file).is_some() {
            there += 1;
            continue;
        }
        count += 1;
        bytes += file.size;
        let with = if file.sidecar.is_some() {
            "  with its sidecar"
        } else {
            ""
        };
        line(format_args!("file    {}{with}", file.path.display()))?;
    }
    tell_skipped(walked)?;
    line(format_args!(
        "\nWould make {} folders and upload {count} files ({}); {there} were imported before. Nothing was changed.",
        missing.len(),
        indicatif::HumanBytes(bytes)
    ))
}

/// Says what is not brought in, and why.
fn tell_skipped(walked: &Walked) -> Result<(), Stop> {
    for (path, why) in &walked.skipped {
        line(format_args!("skipped {}: {why}", path.display()))?;
    }
    Ok(())
}
