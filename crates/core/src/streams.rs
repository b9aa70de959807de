//! Limits the open streams of events: all together, so that other requests are still answered, and
//! for each network. A client that is refused polls the counts instead.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::{
    config::HttpConfig,
    network::Network,
    network_shares::{NetworkShare, NetworkShares},
};

/// One in this many connections is kept free of streams.
const FREE_ONE_IN: usize = 10;

/// The streams that are open.
pub struct Streams {
    most: usize,
    open: AtomicUsize,
    shares: Arc<NetworkShares>,
}

/// Why a stream is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    Full,
    OfThisNetwork,
}

impl Streams {
    pub fn new(config: &HttpConfig) -> Arc<Self> {
        let most = config.max_connections;
        Arc::new(Self {
            most: most - most.div_ceil(FREE_ONE_IN),
            open: AtomicUsize::new(0),
            shares: NetworkShares::of(config.rate_limit.then_some(config.streams_of_a_network)),
        })
    }

    /// Room for one more stream, kept until it is dropped.
    pub fn open(self: &Arc<Self>, network: Network) -> Result<OpenStream, NoRoom> {
        // Counted from here on, so that a refusal below uncounts it.
        let open = self.open.fetch_add(1, Ordering::Relaxed);
        let mut stream = OpenStream {
            streams: Arc::clone(self),
            share: None,
        };
        if open >= self.most {
            return Err(NoRoom::Full);
        }
        stream.share = Some(self.shares.take(network).ok_or(NoRoom::OfThisNetwork)?);
        Ok(stream)
    }
}

/// A stream that is open.
pub struct OpenStream {
    streams: Arc<Streams>,
    share: Option<NetworkShare>,
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.share.take();
        self.streams.open.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn streams(max_connections: usize, rate_limit: bool) -> Arc<Streams> {
        Streams::new(&HttpConfig {
            max_connections,
            rate_limit,
            streams_of_a_network: 2,
            ..HttpConfig::new("https://marathon.example")
        })
    }

    fn ip(last: u8) -> Network {
        Network::of([192, 0, 2, last].into())
    }

    #[test]
    fn a_network_has_its_share_and_others_theirs() {
        let streams = streams(100, true);
        let held = [streams.open(ip(1)).unwrap(), streams.open(ip(1)).unwrap()];
        assert_eq!(streams.open(ip(1)).err(), Some(NoRoom::OfThisNetwork));
        assert!(streams.open(ip(2)).is_ok());
        drop(held);
        assert!(streams.open(ip(1)).is_ok());
        assert!(streams.shares.are_all_back(), "none is remembered");
    }

    #[test]
    fn one_connection_in_ten_is_left_for_everything_else() {
        let streams = streams(20, false);
        let held: Vec<_> = (0..18).map(|_| streams.open(ip(1)).unwrap()).collect();
        assert_eq!(streams.open(ip(2)).err(), Some(NoRoom::Full));
        drop(held);
        assert_eq!(streams.open.load(Ordering::Relaxed), 0);
        assert!(streams.open(ip(2)).is_ok());
    }
}
