//! Why a configuration was not taken.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::{Key, Source};

/// A configuration that can't be used. Each is one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum BadConfig {
    /// The file that was named can't be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{}: {detail}", path.display())]
    NotToml {
        /// Which file.
        path: PathBuf,
        /// What is wrong, with its line.
        detail: String,
    },
    /// A key that is no setting.
    #[error("{}: `{key}` is not a setting; `vitrine config` prints those there are", path.display())]
    UnknownKey {
        /// Which file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// The file lies in the data folder and says that this is elsewhere.
    #[error("{}: `data` can't be set in the data folder's own file; use --data, VITRINE_DATA or --config", path.display())]
    DataInData {
        /// Which file.
        path: PathBuf,
    },
    /// A value that makes no sense.
    #[error("{given_in}: `{}` {detail}", key.word())]
    Value {
        /// Where it was given.
        given_in: Source,
        /// Of which setting.
        key: Key,
        /// What is wrong.
        detail: String,
    },
    /// Open to others, but without an address that they would type.
    #[error(
        "`listen` is {listen}, which others can reach: set `public_url` to the address that people will type"
    )]
    PublicUrlMissing {
        /// Where it was to listen.
        listen: SocketAddr,
    },
    /// Passwords would go over the wire for anybody to read.
    #[error(
        "`public_url` is {url}: plain http is taken for this machine alone; put a proxy with TLS before it and use https"
    )]
    PlainHttp {
        /// The address.
        url: String,
    },
    /// A number that has to be more than nothing.
    #[error("`{}` is 0: it has to be at least 1", .0.word())]
    Zero(Key),
}
