//! Where a request comes from, as far as the proxies in front of the server are trusted.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Once},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};
use marathon_core::{forwarded::Forwarded, metrics, network::Network, rate_limit::RateLimit};

use crate::state::App;

/// The other end of the connection; the accept loop puts it into each request.
#[derive(Clone, Copy, Debug)]
pub struct PeerAddress(pub SocketAddr);

/// The client, known by its network.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub Network);

impl Client {
    /// Takes one from the allowance of the client's network, or returns how many seconds to wait.
    /// Without a limit it always succeeds.
    pub fn take_from(self, limit: Option<&RateLimit>) -> Result<(), u64> {
        let Some(limit) = limit else {
            return Ok(());
        };
        limit.take(self.0).inspect_err(|_| metrics::rate_limited())
    }
}

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<PeerAddress>().copied();
        let trusted = app.http.trusted_proxies;
        Ok(Self(client_network(peer, &parts.headers, trusted)))
    }
}

/// The client's network, as the trusted proxies say. If they say something that is not an address, the
/// proxy's own address is not used instead: all clients would then count as one.
fn client_network(peer: Option<PeerAddress>, headers: &HeaderMap, trusted: usize) -> Network {
    let peer = peer.map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0.ip());
    if trusted == 0 {
        return Network::of(peer);
    }
    match Forwarded::read(headers, trusted) {
        Forwarded::Address(address) => Network::of(address),
        Forwarded::Nothing => {
            warn(&WITHOUT, "without X-Forwarded-For");
            Network::of(peer)
        }
        Forwarded::Unreadable => {
            let problem = "with no address in its place in X-Forwarded-For";
            warn(&UNREADABLE, problem);
            Network::Unknown
        }
    }
}

/// Requests without an entry: those that bypass the proxy, such as the requests of a probe.
static WITHOUT: Once = Once::new();
static UNREADABLE: Once = Once::new();

/// Warns once for each problem and process: a proxy writes the same into each request.
fn warn(once: &Once, problem: &str) {
    once.call_once(|| {
        tracing::warn!(
            "a request came {problem}: all such requests share one allowance. Does the proxy add the client's \
             address, and is --trusted-proxies the number of proxies?"
        );
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &[&str], trusted: usize) -> Network {
        let peer = Some(PeerAddress(SocketAddr::from(([10, 0, 0, 1], 1))));
        let lines = header.iter().map(|line| line.parse().unwrap());
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line);
        }
        client_network(peer, &headers, trusted)
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let lines = ["6.6.6.6, 192.0.2.7", "10.0.0.2"];
        for (trusted, expected) in [
            (0, "10.0.0.1"),
            (1, "10.0.0.2"),
            (2, "192.0.2.7"),
            (9, "6.6.6.6"),
        ] {
            let expected = Network::of(expected.parse().unwrap());
            assert_eq!(of(&lines, trusted), expected);
        }
    }

    #[test]
    fn what_is_no_address_is_never_taken_for_the_proxys() {
        assert_eq!(of(&["unknown"], 1), Network::Unknown);
        assert_eq!(of(&["192.0.2.7,"], 1), Network::Unknown);
        let peer = Network::of("10.0.0.1".parse().unwrap());
        assert_eq!(of(&[], 1), peer, "who comes round the proxy");
    }
}
