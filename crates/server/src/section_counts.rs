//! How many signatures each section's supporters have given. A few kept numbers, read again if
//! somebody asks and they are older than a minute.

use std::{collections::BTreeMap, ops::Range};

use marathon_domain::SectionCode;
use marathon_store::{PetitionId, Store, StoreError};
use tokio::sync::Mutex;

use crate::clock::Clock;

/// How long the numbers are used, in seconds.
const GOOD_FOR: i64 = 60;

/// The numbers as they were read last.
pub struct SectionCounts {
    store: Store,
    clock: Clock,
    /// The petitions whose signatures are added up.
    ten: Vec<PetitionId>,
    /// Held while reading, so that a crowd reads once.
    known: Mutex<Option<Known>>,
}

/// The numbers by section, and the time until which they are used.
struct Known {
    good: Range<i64>,
    counts: BTreeMap<String, u64>,
}

impl SectionCounts {
    /// Nothing is read before someone asks.
    pub fn new(store: Store, clock: Clock, ten: Vec<PetitionId>) -> Self {
        Self {
            store,
            clock,
            ten,
            known: Mutex::default(),
        }
    }

    /// The counted signatures of a section's supporters for the petitions of the ten.
    ///
    /// # Errors
    ///
    /// Fails if the store does, and nothing was read before.
    pub async fn of(&self, section: &SectionCode) -> Result<u64, StoreError> {
        let now = self.clock.seconds();
        let mut known = self.known.lock().await;
        if !known
            .as_ref()
            .is_some_and(|known| known.good.contains(&now))
        {
            match self.read().await {
                Ok(counts) => {
                    let good = now..now + GOOD_FOR;
                    *known = Some(Known { good, counts });
                }
                Err(error) => {
                    crate::metrics::store_fault();
                    tracing::error!(%error, "the signatures of the sections could not be read");
                    if known.is_none() {
                        return Err(error);
                    }
                }
            }
        }
        let count = known
            .as_ref()
            .and_then(|known| known.counts.get(section.as_str()));
        Ok(count.copied().unwrap_or_default())
    }

    async fn read(&self) -> Result<BTreeMap<String, u64>, StoreError> {
        let mut counts = BTreeMap::new();
        for count in self.store.section_counts().await? {
            if self.ten.contains(&count.petition) {
                *counts.entry(count.section).or_default() += count.counted;
            }
        }
        Ok(counts)
    }
}
