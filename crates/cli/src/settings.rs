//! The settings as flags, and opening what they name.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tokio::runtime::Runtime;
use vitrine_model::{RandomIds, SystemClock};
use vitrine_server::config::{Config, Key};
use vitrine_store::Database;
use vitrine_store::blobs::Blobs;

use crate::stop::Stop;

/// Every setting can also stand in the file or the environment; `vitrine config` prints them all.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// The configuration file; without it `vitrine.toml` in the data folder, if it is there.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder that everything lives in.
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
    /// Where to listen; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The address that people type.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Networks whose word is taken for where a request came from.
    #[arg(long, value_name = "NETWORK,…")]
    trusted_proxies: Option<String>,
    /// `sqlite:PATH` or `postgres://…`.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// `file:FOLDER`.
    #[arg(long, value_name = "URL")]
    blob_url: Option<String>,
    /// How many previews and proxies are made at once.
    #[arg(long, value_name = "NUMBER")]
    workers: Option<String>,
    /// text or json.
    #[arg(long, value_name = "FORMAT")]
    log_format: Option<String>,
    /// What the log tells.
    #[arg(long, value_name = "FILTER")]
    log_level: Option<String>,
}

impl Settings {
    /// Reads the file, the environment and the flags.
    pub(crate) fn read(self) -> Result<Config, Stop> {
        let mut environment: Vec<(String, String)> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| name.starts_with("VITRINE_"))
            .collect();
        if let Some(path) = self.config {
            environment.retain(|(name, _)| name != "VITRINE_CONFIG");
            environment.push(("VITRINE_CONFIG".to_owned(), path.display().to_string()));
        }
        let flags = [
            (Key::Data, self.data),
            (Key::Listen, self.listen),
            (Key::PublicUrl, self.public_url),
            (Key::TrustedProxies, self.trusted_proxies),
            (Key::DatabaseUrl, self.database_url),
            (Key::BlobUrl, self.blob_url),
            (Key::Workers, self.workers),
            (Key::LogFormat, self.log_format),
            (Key::LogLevel, self.log_level),
        ];
        let flags = flags
            .into_iter()
            .filter_map(|(key, text)| Some((key, text?)))
            .collect();
        Ok(Config::read(flags, environment)?)
    }
}

/// The account's database and files, opened; what is not there yet is made.
pub(crate) async fn open(config: &Config) -> Result<(Database, Blobs), Stop> {
    std::fs::create_dir_all(&config.data)
        .map_err(|error| Stop::because(&format!("the data folder {}", config.data.display()), &error))?;
    let database = Database::open(&config.database, Arc::new(SystemClock), Arc::new(RandomIds)).await?;
    let blobs = Blobs::in_folder(&config.blobs)?;
    Ok((database, blobs))
}

/// What runs the asynchronous part of a command.
pub(crate) fn runtime() -> Result<Runtime, Stop> {
    Runtime::new().map_err(|error| Stop::because("no threads could be started", &error))
}
