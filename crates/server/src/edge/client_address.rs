//! Where a request really came from.
//!
//! The address is used for throttling and for the question whether somebody sits at this very machine. What a
//! client says of itself counts for nothing: only a trusted proxy's word is taken, and only in the one header
//! that this proxy is known to set.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName};

use crate::config::{Network, ProxyHeader};
use crate::listener::Peer;

/// The client, as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress {
    address: IpAddr,
    direct: Direct,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direct {
    /// The peer itself, and it speaks for nobody else.
    Yes,
    /// Some proxy stands between, or claims to.
    No,
}

impl ClientAddress {
    /// The address.
    pub const fn ip(&self) -> IpAddr {
        self.address
    }

    /// Does the client run on this machine, with no proxy between? A proxy on this machine that nobody
    /// declared would make everybody look local, so its mere header is enough to say no.
    pub const fn is_this_machine(&self) -> bool {
        self.address.is_loopback() && matches!(self.direct, Direct::Yes)
    }
}

/// Whose word is taken, and in which header.
#[derive(Clone, Debug)]
pub(crate) struct Forwarding {
    trusted: Arc<[Network]>,
    header: ProxyHeader,
}

impl Forwarding {
    pub(crate) fn new(trusted: &[Network], header: ProxyHeader) -> Self {
        Self {
            trusted: trusted.into(),
            header,
        }
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(address))
    }

    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            let direct = if speaks_for_another(headers) {
                Direct::No
            } else {
                Direct::Yes
            };
            return ClientAddress {
                address: peer,
                direct,
            };
        }
        // From the nearest hop outwards, until one that is nobody's we trust. An unreadable hop ends it: the
        // proxy that wrote it is all that is known.
        let mut address = peer;
        for hop in self.hops(headers).into_iter().rev() {
            let Some(hop) = hop else { break };
            address = hop.to_canonical();
            if !self.trusts(address) {
                break;
            }
        }
        ClientAddress {
            address,
            direct: Direct::No,
        }
    }

    fn hops(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let lines = |name: &str| -> Vec<String> {
            headers
                .get_all(name)
                .iter()
                .map(|value| value.to_str().unwrap_or("?").to_owned())
                .collect()
        };
        match self.header {
            ProxyHeader::XForwardedFor => lines("x-forwarded-for")
                .iter()
                .flat_map(|line| line.split(','))
                .map(node)
                .collect(),
            ProxyHeader::Forwarded => lines("forwarded")
                .iter()
                .flat_map(|line| line.split(','))
                .map(forwarded_for)
                .collect(),
        }
    }
}

fn speaks_for_another(headers: &HeaderMap) -> bool {
    const SIGNS: [HeaderName; 4] = [
        http::header::FORWARDED,
        http::header::VIA,
        HeaderName::from_static("x-forwarded-for"),
        HeaderName::from_static("x-real-ip"),
    ];
    SIGNS.iter().any(|name| headers.contains_key(name))
}

/// The `for=` of one element of `Forwarded`.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    element
        .split(';')
        .find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            name.trim().eq_ignore_ascii_case("for").then_some(value)
        })
        .and_then(|value| node(value.trim().trim_matches('"')))
}

/// An address, perhaps with a port: `203.0.113.9`, `203.0.113.9:1`, `2001:db8::1`, `[2001:db8::1]:1`.
fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('[') {
        return rest.split(']').next()?.parse().ok();
    }
    text.parse()
        .ok()
        .or_else(|| text.rsplit_once(':')?.0.parse::<Ipv4Addr>().ok().map(IpAddr::V4))
}

pub(super) async fn find(State(forwarding): State<Forwarding>, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<Peer>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
    let client = forwarding.client(peer, request.headers());
    request.extensions_mut().insert(client);
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The client of a request with those header lines; loopback peers and 10.0.0.0/8 are trusted proxies.
    fn client(peer: &str, header: ProxyHeader, lines: &[&str]) -> ClientAddress {
        let trusted = [
            Network::parse("10.0.0.0/8").unwrap(),
            Network::parse("::1").unwrap(),
        ];
        let mut headers = HeaderMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            headers.append(HeaderName::try_from(name).unwrap(), value.parse().unwrap());
        }
        Forwarding::new(&trusted, header).client(peer.parse().unwrap(), &headers)
    }

    #[test]
    fn nobody_says_where_they_come_from_but_a_trusted_proxy() {
        let found =
            |peer: &str, lines: &[&str]| client(peer, ProxyHeader::XForwardedFor, lines).ip().to_string();
        let (outside, proxy) = ("203.0.113.9", "10.0.0.1");
        assert_eq!(found(outside, &[]), outside);
        assert_eq!(found(outside, &["x-forwarded-for: 127.0.0.1"]), outside);
        assert_eq!(found(proxy, &[]), proxy);
        assert_eq!(found(proxy, &["x-forwarded-for: 203.0.113.9"]), outside);
        assert_eq!(found("::1", &["x-forwarded-for: 203.0.113.9:5000"]), outside);
        assert_eq!(
            found("::ffff:10.0.0.1", &["x-forwarded-for: 2001:db8::7"]),
            "2001:db8::7"
        );
        // The client put an address of its own in front; the proxies appended the real ones.
        assert_eq!(
            found(proxy, &["x-forwarded-for: 127.0.0.1, 203.0.113.9"]),
            outside
        );
        let two = [
            "x-forwarded-for: 127.0.0.1",
            "x-forwarded-for: 203.0.113.9, 10.0.0.2",
        ];
        assert_eq!(found(proxy, &two), outside);
        assert_eq!(found(proxy, &["x-forwarded-for: 10.0.0.3, nonsense"]), proxy);
        // The proxy sets one header; the other is the client's own.
        assert_eq!(found(proxy, &["forwarded: for=127.0.0.1"]), proxy);
    }

    #[test]
    fn forwarded_is_read_where_the_proxy_is_known_to_set_it() {
        let lines = [
            "forwarded: for=1.2.3.4, For=\"[2001:db8::7]:4711\";proto=https",
            "x-forwarded-for: 127.0.0.1",
        ];
        let found = client("10.0.0.1", ProxyHeader::Forwarded, &lines);
        assert_eq!(found.ip().to_string(), "2001:db8::7");
    }

    #[test]
    fn only_a_direct_connection_from_this_machine_is_this_machine() {
        let is_near =
            |peer: &str, lines: &[&str]| client(peer, ProxyHeader::XForwardedFor, lines).is_this_machine();
        assert!(is_near("127.0.0.1", &[]));
        assert!(!is_near("127.0.0.1", &["x-forwarded-for: 127.0.0.1"]));
        assert!(!is_near("127.0.0.1", &["via: 1.1 proxy"]));
        assert!(!is_near("10.0.0.1", &["x-forwarded-for: 127.0.0.1"]));
        assert!(!is_near("203.0.113.9", &[]));
    }
}
