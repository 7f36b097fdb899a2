//! `vitrine serve`: the server, until it is told to stop.

use std::path::Path;
use std::sync::Arc;

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};
use vitrine_media::{Workshop, WorkshopConfig};
use vitrine_model::RandomIds;
use vitrine_server::config::Config;
use vitrine_server::credential::{Cost, Passwords};
use vitrine_server::listener::Limits;
use vitrine_server::{Parts, Server, logging};
use vitrine_store::{Database, Failure};

use crate::demo::{self, Site};
use crate::settings::{Settings, open, runtime};
use crate::stop::Stop;

/// Answer requests until told to stop.
#[derive(Debug, Args)]
pub(crate) struct ServeCommand {
    #[command(flatten)]
    settings: Settings,
    /// Make and fill the demonstration where there is no account yet.
    #[arg(long)]
    demo: bool,
}

/// What is to be shown of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Demo {
    /// It was not asked for, or the account is somebody's own.
    None,
    /// It was just founded, or an earlier start was cut short.
    ToFill,
}

pub(crate) fn run(command: ServeCommand) -> Result<(), Stop> {
    let config = command.settings.read()?;
    logging::begin(&config).map_err(|error| Stop::bad_input(format!("`log_level` {error}")))?;
    runtime()?.block_on(serve(&config, command.demo))
}

async fn serve(config: &Config, with_demo: bool) -> Result<(), Stop> {
    let (database, blobs) = open(config).await?;
    let demo = if with_demo {
        found(&database, &config.data).await?
    } else {
        Demo::None
    };
    refuse_without_account(&database).await?;
    let parts = Parts {
        database: database.clone(),
        blobs,
        workshop: Arc::new(workshop(config)?),
        cost: Cost::Standard,
        limits: Limits::default(),
    };
    let server = Server::bind(config, parts)
        .await
        .map_err(|error| Stop::because("the server could not be put up", &error))?;
    let site = Site {
        address: server.address(),
        host: host(&server),
    };
    let greeting = format!("Vitrine listens at {}", server.url());
    println!("{greeting}");
    if with_demo {
        println!("\n{}", demo::sign_in_table());
    }
    let filling = (demo == Demo::ToFill).then(|| tokio::spawn(fill(site, config.data.clone(), greeting)));
    server.run(told_to_stop()?).await;
    if let Some(filling) = filling {
        filling.abort();
    }
    database.close().await;
    Ok(())
}

/// The program itself, started again and confined, is what reads files.
fn workshop(config: &Config) -> Result<Workshop, Stop> {
    let program =
        std::env::current_exe().map_err(|error| Stop::because("the program does not find itself", &error))?;
    Ok(Workshop::new(WorkshopConfig::new(
        program,
        config.data.join("scratch"),
    )))
}

async fn refuse_without_account(database: &Database) -> Result<(), Stop> {
    match vitrine_store::head(&mut database.read().await?).await {
        Err(failure @ Failure::NoAccount) => Err(Stop::bad_input(failure.to_string())),
        other => Ok(other.map(drop)?),
    }
}

async fn found(database: &Database, data: &Path) -> Result<Demo, Stop> {
    let passwords = Passwords::new(Cost::Standard, Arc::new(RandomIds));
    let founded = demo::found(database, &passwords, data)
        .await
        .map_err(|error| Stop::because("the demonstration could not be made", &error))?;
    Ok(if founded || demo::is_unfinished(data) {
        Demo::ToFill
    } else {
        Demo::None
    })
}

/// The host as it is asked for, so that the registry of accounts knows it.
fn host(server: &Server) -> String {
    let url = server.url().to_string();
    url.split_once("://")
        .map_or(url.clone(), |(_, host)| host.to_owned())
}

async fn fill(site: Site, data: std::path::PathBuf, greeting: String) {
    match demo::fill(&site, &data, demo::tell).await {
        // What was logged meanwhile has carried both out of sight.
        Ok(()) => println!("\n{greeting}\n\n{}", demo::sign_in_table()),
        Err(error) => eprintln!(
            "vitrine: the demonstration is not complete; the next start goes on with it: {}",
            crate::stop::causes(&error)
        ),
    }
}

/// Done at the first SIGTERM or SIGINT. A second one does not wait for what is under way.
fn told_to_stop() -> Result<impl Future<Output = ()>, Stop> {
    let listen = |kind| signal(kind).map_err(|error| Stop::because("signals can't be heard", &error));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        tracing::info!("told to stop: what is under way may end");
        tokio::spawn(async move {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
            std::process::exit(1);
        });
    })
}
