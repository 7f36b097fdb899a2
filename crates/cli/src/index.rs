//! `vitrine index`: the search index, built anew.

use std::io::Write as _;
use std::time::Duration;

use clap::{Args, Subcommand};
use vitrine_search::{Progress, Shelf};
use vitrine_server::config::Config;
use vitrine_server::reindex;

use crate::out::line;
use crate::settings::{Settings, open, runtime};
use crate::stop::Stop;

/// How often it looks how far the server is.
const LOOKS: Duration = Duration::from_millis(500);

/// The search index.
#[derive(Debug, Args)]
pub(crate) struct IndexCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Build the index anew from the journal. A running server does it itself, and answers from the one it has until
    /// the other is ready.
    Rebuild {
        #[command(flatten)]
        settings: Settings,
    },
}

pub(crate) fn run(command: IndexCommand) -> Result<(), Stop> {
    let What::Rebuild { settings } = command.what;
    let config = settings.read()?;
    if !config.data.is_dir() {
        return Err(Stop::bad_input(format!(
            "there is no folder {}: `vitrine init` makes it, or name another with --data",
            config.data.display()
        )));
    }
    runtime()?.block_on(rebuild(&config))
}

async fn rebuild(config: &Config) -> Result<(), Stop> {
    let shelf = Shelf::new(config.data.join("index"));
    let (database, _blobs) = open(config).await?;
    let told = |reached: i64, number: i64| say(&format!("{reached} of {number} rows of the journal"));
    let done = reindex(&database, &shelf, told).await;
    database.close().await;
    match done {
        Ok(()) => line(format_args!("The search index was built anew.")),
        Err(error) if error.is_in_use() => ask(&shelf).await,
        Err(error) => Err(Stop::because("the search index could not be built anew", &error)),
    }
}

/// Has the server do it that has the index open, and waits for it.
async fn ask(shelf: &Shelf) -> Result<(), Stop> {
    let failed = |error| Stop::because("the server could not be asked", &error);
    shelf.ask().map_err(failed)?;
    loop {
        tokio::time::sleep(LOOKS).await;
        match shelf.progress() {
            Progress::Done => return line(format_args!("The server built the search index anew.")),
            Progress::UnderWay(how_far) if how_far.is_empty() => {}
            Progress::UnderWay(how_far) => say(&how_far),
            Progress::Failed(why) => {
                return Err(Stop::failed(format!(
                    "the search index could not be built anew: {why}"
                )));
            }
        }
    }
}

/// How far it is, for whoever waits at the terminal. Nothing hangs on it.
fn say(how_far: &str) {
    drop(writeln!(std::io::stderr(), "{how_far}"));
}
