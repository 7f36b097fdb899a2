//! The address that people type.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use http::Uri;

/// `https://media.example.org`: a scheme and a host, with a port where it is not the scheme's own.
///
/// Links begin with it, never with what a request's `Host` header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    https: bool,
    host: String,
    port: Option<u16>,
}

impl PublicUrl {
    /// Reads it.
    ///
    /// # Errors
    /// With what is wrong, where it is no such address, or has a path.
    pub fn parse(text: &str) -> Result<Self, String> {
        let ill_formed = || format!("is `{text}`, not an address such as https://media.example.org");
        let uri: Uri = text.parse().map_err(|_| ill_formed())?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(ill_formed()),
        };
        let authority = uri.authority().ok_or_else(ill_formed)?;
        let bare = uri.path_and_query().is_none_or(|rest| rest.as_str() == "/");
        if !bare || authority.as_str().contains('@') {
            return Err(format!(
                "is `{text}`: it must be a scheme and a host, without a path"
            ));
        }
        let own = if https { 443 } else { 80 };
        let port = authority.port_u16().filter(|port| *port != own);
        Ok(Self {
            https,
            host: authority.host().to_ascii_lowercase(),
            port,
        })
    }

    /// The address of a program that listens there, on this machine alone.
    pub fn at_loopback(listening: SocketAddr) -> Self {
        let host = match listening.ip() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        Self {
            https: false,
            host,
            port: Some(listening.port()).filter(|port| *port != 80),
        }
    }

    /// Is what goes to and fro encrypted?
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// Does it name this very machine?
    pub fn is_loopback(&self) -> bool {
        is_loopback_name(&self.host)
    }

    /// The host's name, in lower case, without a port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// As a browser sends it in `Origin`.
    pub fn origin(&self) -> String {
        self.to_string()
    }
}

/// Does that host name mean the machine itself?
pub(crate) fn is_loopback_name(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || address.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.https { "https://" } else { "http://" })?;
        f.write_str(&self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_scheme_and_a_host() {
        let shown = |text: &str| PublicUrl::parse(text).map(|url| url.to_string());
        assert_eq!(
            shown("https://Media.Example.org/"),
            Ok("https://media.example.org".to_owned())
        );
        assert_eq!(
            shown("https://media.example.org:443"),
            Ok("https://media.example.org".to_owned())
        );
        assert_eq!(
            shown("http://localhost:8080"),
            Ok("http://localhost:8080".to_owned())
        );
        for text in [
            "media.example.org",
            "ftp://x",
            "https://x/path",
            "https://u:p@x",
            "https://",
            "https://x/?a",
        ] {
            assert!(shown(text).is_err(), "{text}");
        }
    }

    #[test]
    fn loopback_is_told_from_the_rest() {
        for (host, expected) in [
            ("localhost", true),
            ("127.0.0.1", true),
            ("[::1]", true),
            ("10.0.0.1", false),
            ("localhost.example.org", false),
        ] {
            assert_eq!(
                PublicUrl::parse(&format!("http://{host}")).unwrap().is_loopback(),
                expected,
                "{host}"
            );
        }
    }
}
