//! Limits how much each network holds of a scarce thing.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

use parking_lot::Mutex;

use crate::network::Network;

/// Keeps hashes of networks only, with a key that lives and dies with the process.
pub struct NetworkShares {
    /// `None` when switched off.
    most: Option<usize>,
    /// SipHash with random keys.
    hasher: RandomState,
    /// How many each network holds. Nothing awaits while holding it.
    held: Mutex<HashMap<u64, usize>>,
}

impl NetworkShares {
    /// Each network may hold at most this many.
    pub fn of(most: Option<usize>) -> Arc<Self> {
        Arc::new(Self {
            most,
            hasher: RandomState::new(),
            held: Mutex::default(),
        })
    }

    /// Takes one more for a network, which holds it until the share is dropped. `None` if the network already
    /// holds the most it may.
    pub fn take(self: &Arc<Self>, network: Network) -> Option<NetworkShare> {
        let network = self.hasher.hash_one(network);
        let mut held = self.held.lock();
        let of_this = held.entry(network).or_default();
        if self.most.is_some_and(|most| *of_this >= most) {
            return None;
        }
        *of_this += 1;
        drop(held);
        Some(NetworkShare {
            shares: Arc::clone(self),
            network,
        })
    }

    #[cfg(test)]
    pub fn are_all_back(&self) -> bool {
        self.held.lock().is_empty()
    }
}

/// One thing that a network holds.
pub struct NetworkShare {
    shares: Arc<NetworkShares>,
    network: u64,
}

impl Drop for NetworkShare {
    fn drop(&mut self) {
        let mut held = self.shares.held.lock();
        if let Some(of_this) = held.get_mut(&self.network) {
            *of_this -= 1;
            if *of_this == 0 {
                held.remove(&self.network);
            }
        }
    }
}
