//! How many streams of events may be open: never so many that nothing else is answered, and of one network
//! no more than its share. Whoever is refused asks for the counts now and then instead.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{config::HttpConfig, network::Network};

/// One in so many connections is no stream.
const FREE_ONE_IN: usize = 10;

/// Keeps hashes of networks only, with a key that lives and dies with the process.
pub struct Streams {
    most: usize,
    /// None when switched off.
    most_of_a_network: Option<usize>,
    /// SipHash with random keys.
    hasher: RandomState,
    /// A std Mutex, because nothing awaits while holding it.
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    all: usize,
    /// Of the networks that have any.
    networks: HashMap<u64, usize>,
}

/// Why a stream is not opened.
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
            most_of_a_network: config.rate_limit.then_some(config.streams_of_a_network),
            hasher: RandomState::new(),
            open: Mutex::default(),
        })
    }

    /// Room for one more stream, kept until it is dropped.
    pub fn open(self: &Arc<Self>, network: Network) -> Result<OpenStream, NoRoom> {
        let network = self.hasher.hash_one(network);
        let mut open = self.lock();
        if open.all >= self.most {
            return Err(NoRoom::Full);
        }
        let of_this = open.networks.get(&network).copied().unwrap_or_default();
        if self.most_of_a_network.is_some_and(|most| of_this >= most) {
            return Err(NoRoom::OfThisNetwork);
        }
        open.all += 1;
        open.networks.insert(network, of_this + 1);
        drop(open);
        Ok(OpenStream {
            streams: Arc::clone(self),
            network,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        // A panic while holding it is not possible; if it were, the numbers would still be whole.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream that is open.
pub struct OpenStream {
    streams: Arc<Streams>,
    network: u64,
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        let mut open = self.streams.lock();
        open.all -= 1;
        if let Some(of_this) = open.networks.get_mut(&self.network) {
            *of_this -= 1;
            if *of_this == 0 {
                open.networks.remove(&self.network);
            }
        }
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
        assert!(streams.lock().networks.is_empty(), "none is remembered");
    }

    #[test]
    fn one_connection_in_ten_is_left_for_everything_else() {
        let streams = streams(20, false);
        let held: Vec<_> = (0..18).map(|_| streams.open(ip(1)).unwrap()).collect();
        assert_eq!(streams.open(ip(2)).err(), Some(NoRoom::Full));
        drop(held);
        assert_eq!(streams.lock().all, 0);
        assert!(streams.open(ip(2)).is_ok());
    }
}
