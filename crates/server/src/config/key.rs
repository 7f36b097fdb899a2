//! The settings there are.

macro_rules! keys {
    ($($variant:ident = $word:literal, $env:literal, $default:literal, $about:literal;)*) => {
        /// One setting.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $(#[doc = $about] $variant,)* }

        impl Key {
            /// Every setting, in the order in which they are printed.
            pub const ALL: &'static [Key] = &[$(Key::$variant,)*];

            /// Its word in the file.
            pub const fn word(self) -> &'static str {
                match self { $(Key::$variant => $word,)* }
            }

            /// Its environment variable.
            pub const fn variable(self) -> &'static str {
                match self { $(Key::$variant => $env,)* }
            }

            /// What it is where nobody said.
            pub const fn default(self) -> &'static str {
                match self { $(Key::$variant => $default,)* }
            }

            /// What it is for, in a line.
            pub const fn about(self) -> &'static str {
                match self { $(Key::$variant => $about,)* }
            }
        }
    };
}

keys! {
    Data = "data", "VITRINE_DATA", "data", "The folder that everything lives in";
    Listen = "listen", "VITRINE_LISTEN", "127.0.0.1:8080", "Where to listen; port 0 takes any free one";
    PublicUrl = "public_url", "VITRINE_PUBLIC_URL", "", "The address that people type, and that links begin with";
    TrustedProxies = "trusted_proxies", "VITRINE_TRUSTED_PROXIES", "", "Networks whose word is taken for where a request came from";
    ProxyHeader = "proxy_header", "VITRINE_PROXY_HEADER", "x-forwarded-for", "The header in which they say it: x-forwarded-for or forwarded";
    DatabaseUrl = "database_url", "VITRINE_DATABASE_URL", "", "sqlite:PATH or postgres://…; a file in the data folder where not set";
    BlobUrl = "blob_url", "VITRINE_BLOB_URL", "", "file:FOLDER; a folder in the data folder where not set";
    MaxUploadBytes = "max_upload_bytes", "VITRINE_MAX_UPLOAD_BYTES", "1099511627776", "The largest file that is taken";
    MaxUnfinishedBytes = "max_unfinished_bytes", "VITRINE_MAX_UNFINISHED_BYTES", "2199023255552", "What the unfinished uploads of one person come to at most";
    MaxParallelUploads = "max_parallel_uploads", "VITRINE_MAX_PARALLEL_UPLOADS", "64", "How many uploads send bytes at once; one person has a quarter of them";
    MaxConnections = "max_connections", "VITRINE_MAX_CONNECTIONS", "4096", "How many connections are open at once";
    Workers = "workers", "VITRINE_WORKERS", "2", "How many previews and proxies are made at once; 0 makes none here";
    LogFormat = "log_format", "VITRINE_LOG_FORMAT", "text", "text or json";
    LogLevel = "log_level", "VITRINE_LOG_LEVEL", "info,sqlx=warn,tantivy=warn", "What the log tells, as a tracing filter";
    MetricsToken = "metrics_token", "VITRINE_METRICS_TOKEN", "", "What /metrics asks for from elsewhere than this machine";
}

impl Key {
    /// The setting with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.word() == word)
    }

    /// Its value as it may be shown: secrets are masked.
    pub(super) fn shown(self, text: &str) -> String {
        match self {
            Key::MetricsToken if !text.is_empty() => "***".to_owned(),
            Key::DatabaseUrl => without_password(text),
            _ => text.to_owned(),
        }
    }
}

/// A connection URL with its password masked, and without parameters, which may hold one too.
fn without_password(url: &str) -> String {
    let url = url.split('?').next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let Some((credentials, host)) = rest.rsplit_once('@') else {
        return url.to_owned();
    };
    let user = credentials.split(':').next().unwrap_or_default();
    if user.len() == credentials.len() {
        return url.to_owned();
    }
    format!("{scheme}://{user}:***@{host}")
}
