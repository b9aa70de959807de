//! From which countries people take part.

use marathon_domain::CountryList;
use marathon_store::{Store, StoreError};

use crate::{clock::Clock, minute_cache::MinuteCache};

/// The countries as they were read last.
pub struct Countries {
    store: Store,
    known: MinuteCache<Vec<String>>,
}

impl Countries {
    /// Nothing is read before someone asks.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            known: MinuteCache::new(clock),
        }
    }

    /// The countries from which enough people have signed one and the same petition, in the order of their
    /// codes. An address counts once for a petition, so the number of signatures is the number of addresses.
    ///
    /// # Errors
    ///
    /// Fails if the store fails and nothing was read before.
    pub async fn codes(&self) -> Result<Vec<String>, StoreError> {
        let read = self.store.countries(CountryList::FEWEST_PEOPLE);
        self.known.get("countries", read).await
    }
}
