//! How many signatures each section's supporters have given: a few kept numbers.

use std::{collections::BTreeMap, sync::Arc};

use marathon_domain::SectionCode;
use marathon_store::{PetitionId, Store, StoreError};

use crate::{clock::Clock, minute_cache::MinuteCache};

/// The numbers as they were read last.
pub struct SectionCounts {
    store: Store,
    /// The petitions whose signatures are added up.
    ten: Vec<PetitionId>,
    known: MinuteCache<Arc<BTreeMap<String, u64>>>,
}

impl SectionCounts {
    /// Nothing is read before someone asks.
    pub fn new(store: Store, clock: Clock, ten: Vec<PetitionId>) -> Self {
        Self {
            store,
            ten,
            known: MinuteCache::new(clock),
        }
    }

    /// The counted signatures of a section's supporters for the petitions of the ten.
    ///
    /// # Errors
    ///
    /// Fails if the store fails and nothing was read before.
    pub async fn of(&self, section: &SectionCode) -> Result<u64, StoreError> {
        let counts = self
            .known
            .get("signatures of sections", self.read())
            .await?;
        let count = counts.get(section.as_str());
        Ok(count.copied().unwrap_or_default())
    }

    async fn read(&self) -> Result<Arc<BTreeMap<String, u64>>, StoreError> {
        let mut counts = BTreeMap::new();
        for count in self.store.section_counts().await? {
            if self.ten.contains(&count.petition) {
                *counts.entry(count.section).or_default() += count.counted;
            }
        }
        Ok(Arc::new(counts))
    }
}
