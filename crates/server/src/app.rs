//! The server as a whole: its parts put together, bound to an address, and run.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use vitrine_media::Workshop;
use vitrine_search::Shelf;
use vitrine_store::Database;
use vitrine_store::blobs::Blobs;

use crate::accounts::{Account, Accounts};
use crate::config::{Config, PublicUrl};
use crate::credential::{Cost, Passwords, SessionCookie};
use crate::edge::{self, Metrics, RequestIds};
use crate::jobs::{self, Jobs, Tools};
use crate::listener::{self, Limits};
use crate::routes;
use crate::uploads::Bodies;

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    accounts: Accounts,
    url: PublicUrl,
    passwords: Passwords,
    metrics: Metrics,
    metrics_token: Option<String>,
    max_upload_bytes: u64,
    max_unfinished_bytes: u64,
    bodies: Bodies,
}

impl App {
    pub(crate) fn accounts(&self) -> &Accounts {
        &self.0.accounts
    }

    /// The address that links begin with.
    pub(crate) fn url(&self) -> &PublicUrl {
        &self.0.url
    }

    pub(crate) fn cookie(&self) -> SessionCookie {
        SessionCookie::at(&self.0.url)
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn metrics_token(&self) -> Option<&str> {
        self.0.metrics_token.as_deref()
    }

    /// The largest file that is taken.
    pub(crate) fn max_upload_bytes(&self) -> u64 {
        self.0.max_upload_bytes
    }

    /// What the unfinished uploads of one person come to at most, in bytes.
    pub(crate) fn max_unfinished_bytes(&self) -> u64 {
        self.0.max_unfinished_bytes
    }

    /// The uploads that send bytes just now.
    pub(crate) fn bodies(&self) -> &Bodies {
        &self.0.bodies
    }
}

/// What a server is made of, beside its configuration.
#[derive(Debug)]
pub struct Parts {
    /// The account's database.
    pub database: Database,
    /// The account's files.
    pub blobs: Blobs,
    /// Has files examined and rendered.
    pub workshop: Arc<Workshop>,
    /// How dear a guess at a password is.
    pub cost: Cost,
    /// What connections may take.
    pub limits: Limits,
}

/// Why a server could not be put up.
#[derive(Debug, thiserror::Error)]
pub enum CannotServe {
    /// The address can't be listened at.
    #[error("can't listen at {address}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// The file with the program's own id can't be read or made.
    #[error("the data folder `{}` can't be used", folder.display())]
    DataFolder {
        /// Which.
        folder: std::path::PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The search index can't be opened.
    #[error("the search index can't be opened")]
    Index(#[from] vitrine_search::Failure),
    /// Something else in this process has taken the recorder of metrics.
    #[error("the metrics can't be recorded")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
}

/// A server that listens and does not answer yet.
pub struct Server {
    app: App,
    account: Arc<Account>,
    listener: TcpListener,
    address: SocketAddr,
    forwarding: edge::Forwarding,
    limits: Limits,
    tools: Tools,
}

impl Server {
    /// Takes the address, and puts the parts together.
    ///
    /// # Errors
    /// Where the address or the index can't be had.
    pub async fn bind(config: &Config, parts: Parts) -> Result<Self, CannotServe> {
        let bound = async {
            let listener = TcpListener::bind(config.listen).await?;
            let address = listener.local_addr()?;
            Ok((listener, address))
        };
        let (listener, address) = bound.await.map_err(|source| CannotServe::Listen {
            address: config.listen,
            source,
        })?;
        let url = config.public_url_at(address);
        let passwords = Passwords::new(parts.cost, Arc::clone(parts.database.ids()));
        let shelf = Shelf::new(config.data.join("index"));
        let index = shelf.open()?;
        // From here on the folder is this program's alone: the index is.
        let node = jobs::node_of(&config.data, &**parts.database.clock(), &**parts.database.ids()).map_err(
            |source| CannotServe::DataFolder {
                folder: config.data.clone(),
                source,
            },
        )?;
        let account = Arc::new(Account::new(parts.database, parts.blobs, index));
        let app = App(Arc::new(Inner {
            accounts: Accounts::of_one(&url, Arc::clone(&account)),
            url,
            passwords,
            metrics: Metrics::of_process()?,
            metrics_token: config.metrics_token.clone(),
            max_upload_bytes: config.max_upload_bytes,
            max_unfinished_bytes: config.max_unfinished_bytes,
            bodies: Bodies::new(config.max_parallel_uploads),
        }));
        let forwarding = edge::Forwarding::new(&config.trusted_proxies, config.proxy_header);
        let limits = Limits {
            connections: config.max_connections,
            ..parts.limits
        };
        Ok(Self {
            app,
            account,
            listener,
            address,
            forwarding,
            limits,
            tools: Tools {
                workshop: parts.workshop,
                node,
                scratch: config.data.join("scratch"),
                shelf,
                workers: config.workers,
            },
        })
    }

    /// Where it really listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address that people type.
    pub fn url(&self) -> &PublicUrl {
        self.app.url()
    }

    /// The account that it serves.
    pub const fn account(&self) -> &Arc<Account> {
        &self.account
    }

    /// Answers until `stop` is done, and then lets what is under way end. Meanwhile the account's own work goes on.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let database = &self.account.database;
        let ids = RequestIds::new(Arc::clone(database.clock()), Arc::clone(database.ids()));
        let routes = routes::all().with_state(self.app.clone());
        let router = edge::around(routes, ids, self.forwarding, self.app.metrics().clone());
        let jobs = Jobs::start(&self.account, &self.tools);
        let account = Arc::clone(&self.account);
        let stop = async move {
            stop.await;
            // They would go on for as long as their readers look.
            account.events.end();
        };
        listener::serve(self.listener, router, self.limits, stop).await;
        jobs.stop().await;
    }
}
