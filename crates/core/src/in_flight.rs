//! The idempotency keys of requests that are being worked on.

use std::{collections::HashSet, sync::Arc};

use parking_lot::Mutex;

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
    /// `None` while another request with the key is being worked on.
    pub fn enter(&self, key: Hash) -> Option<Ticket> {
        let entered = self.0.lock().insert(key);
        entered.then(|| Ticket {
            key,
            all: self.clone(),
        })
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.all.0.lock().remove(&self.key);
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
