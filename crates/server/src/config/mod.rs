//! What the operator decides: one TOML file, environment variables and flags, each value with its source.
//!
//! A later source beats an earlier one: default, file, environment, flag. Every setting has one word, the same
//! in each: `public_url` in the file, `VITRINE_PUBLIC_URL` in the environment, `--public-url` on the command
//! line. To add one: a row in `key.rs`, a field and its parsing here, a line in `docs/configuration.md`.

mod bad;
mod key;
mod network;
mod public_url;
mod source;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use vitrine_store::DatabaseUrl;

pub use bad::BadConfig;
pub use key::Key;
pub use network::Network;
pub use public_url::PublicUrl;
pub(crate) use public_url::is_loopback_name;
pub use source::{Given, Source, Sources};

/// Everything that was decided, in its types.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that everything lives in unless told otherwise.
    pub data: PathBuf,
    /// Where to listen. Port 0 takes any free one.
    pub listen: SocketAddr,
    /// The address that people type, and that every link begins with. Where it is not set it is the address
    /// listened at, which then is a loopback one.
    pub public_url: Option<PublicUrl>,
    /// Whose word is taken for where a request came from.
    pub trusted_proxies: Vec<Network>,
    /// In which header they say it.
    pub proxy_header: ProxyHeader,
    /// The account's database.
    pub database: DatabaseUrl,
    /// The folder of the account's blobs.
    pub blobs: PathBuf,
    /// How the log is written.
    pub log_format: LogFormat,
    /// What the log tells, as a filter of `tracing`.
    pub log_level: String,
    /// What `/metrics` asks for from elsewhere than this machine.
    pub metrics_token: Option<String>,
    /// How many connections are open at once.
    pub max_connections: usize,
    /// The largest file that is taken, in bytes.
    pub max_upload_bytes: u64,
    /// What the unfinished uploads of one person come to at most, in bytes as they were announced.
    pub max_unfinished_bytes: u64,
    /// How many uploads send bytes at once.
    pub max_parallel_uploads: usize,
    /// How many jobs run at once.
    pub workers: usize,
    given: Vec<Given>,
}

/// The header in which trusted proxies name the client. Only one is read: what a proxy does not set itself,
/// it may pass on from anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyHeader {
    /// `X-Forwarded-For`.
    XForwardedFor,
    /// `Forwarded`, RFC 7239.
    Forwarded,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

impl Config {
    /// Reads the file, the environment and the flags.
    ///
    /// # Errors
    /// With one line that names the source, the setting and what is wrong with its value.
    pub fn read(flags: Vec<(Key, String)>, environment: Vec<(String, String)>) -> Result<Self, BadConfig> {
        Self::of(Sources::read(flags, environment)?)
    }

    fn of(sources: Sources) -> Result<Self, BadConfig> {
        let data = PathBuf::from(&sources.get(Key::Data).text);
        let listen: SocketAddr =
            sources.parse(Key::Listen, "an address and a port, such as 127.0.0.1:8080")?;
        let config = Self {
            listen,
            public_url: sources.optional(Key::PublicUrl, PublicUrl::parse)?,
            trusted_proxies: sources.list(Key::TrustedProxies, Network::parse)?,
            proxy_header: sources.word(
                Key::ProxyHeader,
                &[
                    ("x-forwarded-for", ProxyHeader::XForwardedFor),
                    ("forwarded", ProxyHeader::Forwarded),
                ],
            )?,
            database: database(&sources, &data)?,
            blobs: blobs(&sources, &data)?,
            log_format: sources.word(
                Key::LogFormat,
                &[("text", LogFormat::Text), ("json", LogFormat::Json)],
            )?,
            log_level: sources.get(Key::LogLevel).text.clone(),
            metrics_token: sources.optional(Key::MetricsToken, long_enough)?,
            max_connections: sources.parse(Key::MaxConnections, "a number")?,
            max_upload_bytes: sources.parse(Key::MaxUploadBytes, "a number of bytes")?,
            max_unfinished_bytes: sources.parse(Key::MaxUnfinishedBytes, "a number of bytes")?,
            max_parallel_uploads: sources.parse(Key::MaxParallelUploads, "a number")?,
            workers: sources.parse(Key::Workers, "a number")?,
            data,
            given: sources.into_given(),
        };
        config.refuse_contradictions()?;
        Ok(config)
    }

    /// Every setting with its value and where that came from; secrets are masked.
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// The address that links begin with, once it is known where the program really listens.
    pub fn public_url_at(&self, listening: SocketAddr) -> PublicUrl {
        self.public_url
            .clone()
            .unwrap_or_else(|| PublicUrl::at_loopback(listening))
    }

    fn refuse_contradictions(&self) -> Result<(), BadConfig> {
        match &self.public_url {
            None if !self.listen.ip().is_loopback() => {
                Err(BadConfig::PublicUrlMissing { listen: self.listen })
            }
            Some(url) if !url.is_https() && !url.is_loopback() => {
                Err(BadConfig::PlainHttp { url: url.to_string() })
            }
            _ if self.max_connections == 0 => Err(BadConfig::Zero(Key::MaxConnections)),
            _ if self.max_parallel_uploads == 0 => Err(BadConfig::Zero(Key::MaxParallelUploads)),
            _ => Ok(()),
        }
    }
}

/// The default place to listen.
pub const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

fn database(sources: &Sources, data: &Path) -> Result<DatabaseUrl, BadConfig> {
    let given = sources.get(Key::DatabaseUrl);
    let text = given.text.as_str();
    if text.is_empty() {
        return Ok(DatabaseUrl::Sqlite(data.join("vitrine.sqlite")));
    }
    if let Some(path) = text.strip_prefix("sqlite:") {
        return Ok(DatabaseUrl::Sqlite(PathBuf::from(path.trim_start_matches("//"))));
    }
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        return Ok(DatabaseUrl::Postgres(text.to_owned()));
    }
    // The value may hold a password: it is not repeated.
    Err(given.bad("begins neither with `sqlite:` nor with `postgres://`"))
}

fn blobs(sources: &Sources, data: &Path) -> Result<PathBuf, BadConfig> {
    let given = sources.get(Key::BlobUrl);
    match given.text.strip_prefix("file:") {
        _ if given.text.is_empty() => Ok(data.join("blobs")),
        Some(path) if !path.is_empty() => Ok(PathBuf::from(path.strip_prefix("//").unwrap_or(path))),
        _ => Err(given.bad("does not begin with `file:` and name a folder")),
    }
}

fn long_enough(token: &str) -> Result<String, String> {
    const LEAST: usize = 16;
    if token.len() < LEAST {
        return Err(format!("has fewer than {LEAST} characters"));
    }
    Ok(token.to_owned())
}

#[cfg(test)]
mod tests;
