//! Where a request comes from, as far as proxies in front of the server can be believed.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};

use crate::{metrics, rate_limit::RateLimit, state::App};

/// The other end of the connection; the accept loop puts it into each request.
#[derive(Clone, Copy, Debug)]
pub struct PeerAddress(pub SocketAddr);

/// Who asks, by their address.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub IpAddr);

impl Client {
    /// Takes one from the allowance of the client's network, or says how many seconds to wait. None is switched
    /// off.
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
        Ok(Self(client_address(peer, &parts.headers, trusted)))
    }
}

/// The client's address. Each of the `trusted` proxies has added the address it saw at the end of
/// `X-Forwarded-For`; what stands before that anyone can have written.
fn client_address(peer: Option<PeerAddress>, headers: &HeaderMap, trusted: usize) -> IpAddr {
    let peer = peer.map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0.ip());
    if trusted == 0 {
        return peer;
    }
    let entries: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let place = entries.len().saturating_sub(trusted);
    entries
        .get(place)
        .and_then(|entry| entry.trim().parse().ok())
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let peer = Some(PeerAddress(SocketAddr::from(([10, 0, 0, 1], 1))));
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "6.6.6.6, 192.0.2.7".parse().unwrap());
        headers.append("x-forwarded-for", "10.0.0.2".parse().unwrap());
        for (trusted, expected) in [
            (0, "10.0.0.1"),
            (1, "10.0.0.2"),
            (2, "192.0.2.7"),
            (9, "6.6.6.6"),
        ] {
            let expected: IpAddr = expected.parse().unwrap();
            assert_eq!(client_address(peer, &headers, trusted), expected);
        }
        let nonsense = HeaderMap::from_iter([(
            HeaderName::from_static("x-forwarded-for"),
            "unknown".parse().unwrap(),
        )]);
        assert_eq!(
            client_address(peer, &nonsense, 1),
            IpAddr::from([10, 0, 0, 1])
        );
    }
}
