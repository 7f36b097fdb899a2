//! Which organisations live here. Today it is one; the registry is what keeps it from being assumed.
//!
//! Everything of an account hangs on its [`Account`]: its database, files, world, throttle and views. Nothing
//! is shared between two, and no row says which account it is of.

use std::collections::HashMap;
use std::sync::Arc;

use http::HeaderMap;
use http::request::Parts;
use vitrine_access::Live;
use vitrine_search::Index;
use vitrine_store::Database;
use vitrine_store::blobs::Blobs;

use crate::bundles::{Bundles, bundles};
use crate::config::PublicUrl;
use crate::credential::Throttle;
use crate::events::Feed;
use crate::once::UnderWay;
use crate::search::Searcher;
use crate::tokens::Uses;
use crate::uploads::Completions;
use crate::views::{Views, views};

/// Everything of one organisation.
#[derive(Debug)]
pub struct Account {
    /// Its database.
    pub database: Database,
    /// Its files.
    pub blobs: Blobs,
    /// Its world, as it decides.
    pub live: Live,
    /// Tries at signing in to it.
    pub throttle: Throttle,
    /// What finds its assets.
    pub(crate) searcher: Searcher,
    /// The views that its people made.
    pub(crate) views: Views,
    /// The bundles of files that its people are about to fetch.
    pub(crate) bundles: Bundles,
    /// What happens in it, for those who look on.
    pub(crate) events: Feed,
    /// The uses of its tokens that were noted.
    pub(crate) token_uses: Uses,
    /// Its requests with a key that are being done.
    pub(crate) under_way: UnderWay,
    /// Its uploads that are becoming assets.
    pub(crate) completions: Completions,
}

impl Account {
    /// Over that database, those files and that index.
    pub fn new(database: Database, blobs: Blobs, index: Index) -> Self {
        let throttle = Throttle::new(&**database.ids());
        Self {
            searcher: Searcher::new(database.clone(), index),
            database,
            blobs,
            live: Live::new(),
            throttle,
            views: views(),
            bundles: bundles(),
            events: Feed::default(),
            token_uses: Uses::default(),
            under_way: UnderWay::default(),
            completions: Completions::default(),
        }
    }
}

/// The accounts by the host names that people type.
#[derive(Clone, Debug)]
pub struct Accounts {
    by_host: HashMap<String, Arc<Account>>,
    at_loopback: Option<Arc<Account>>,
}

impl Accounts {
    /// A single account at that address. On this machine every loopback name leads to it.
    pub fn of_one(url: &PublicUrl, account: Arc<Account>) -> Self {
        let at_loopback = url.is_loopback().then(|| Arc::clone(&account));
        Self {
            by_host: HashMap::from([(url.host().to_owned(), account)]),
            at_loopback,
        }
    }

    /// The account that the request's host names. What no account answers to gets nothing, so that another
    /// site's name, pointed at this server, opens nothing here.
    pub(crate) fn asked(&self, parts: &Parts) -> Option<&Arc<Account>> {
        let host = host(parts)?.to_ascii_lowercase();
        let local = || {
            self.at_loopback
                .as_ref()
                .filter(|_| crate::config::is_loopback_name(&host))
        };
        self.by_host.get(&host).or_else(local)
    }

    /// Does the request name an account, or this machine by a loopback name?
    pub(crate) fn is_asked_by_own_name(&self, headers: &HeaderMap) -> bool {
        let host = host_header(headers).map(str::to_ascii_lowercase);
        host.is_some_and(|host| self.by_host.contains_key(&host) || crate::config::is_loopback_name(&host))
    }

    /// Every account.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Account>> {
        self.by_host.values()
    }
}

/// The host that was asked, without a port.
fn host(parts: &Parts) -> Option<&str> {
    if let Some(host) = parts.uri.host() {
        return Some(host);
    }
    host_header(&parts.headers)
}

/// `None` too where there are several: each would be another one's proof.
fn host_header(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(http::header::HOST).iter();
    let host = all.next().filter(|_| all.next().is_none())?.to_str().ok()?;
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => Some(name),
        _ => Some(host),
    }
}
