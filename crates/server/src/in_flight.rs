//! The idempotency keys of requests that are being worked on.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use crate::hashes::Hash;

/// Cheap to clone.
#[derive(Clone, Default)]
pub struct InFlight(Arc<Mutex<HashSet<Hash>>>);

/// The right to work on a request with that key. Dropping it gives the right back.
pub struct Ticket {
    key: Hash,
    all: InFlight,
}

impl InFlight {
    /// None while another request with the key is being worked on.
    pub fn enter(&self, key: Hash) -> Option<Ticket> {
        let entered = self.keys().insert(key);
        entered.then(|| Ticket {
            key,
            all: self.clone(),
        })
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, HashSet<Hash>> {
        // Nothing awaits or panics while holding it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.all.keys().remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_request_a_key_at_a_time() {
        let all = InFlight::default();
        let ticket = all.enter([1; 32]);
        assert!(ticket.is_some());
        assert!(all.enter([1; 32]).is_none());
        assert!(all.enter([2; 32]).is_some());
        drop(ticket);
        assert!(all.enter([1; 32]).is_some());
    }
}
