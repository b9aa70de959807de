//! How much the supporters of each section have signed. Counted when asked for, and then not again for a
//! while: it takes as long as there are signatures.

use std::collections::BTreeMap;

use marathon_domain::{SectionCode, Slug};
use tokio::sync::Mutex;

use crate::{
    clock::Clock,
    store::{PetitionId, Store, StoreError},
};

/// How long a count is good for, in seconds.
const GOOD_FOR: i64 = 60;

/// The totals, as they were counted last.
pub struct SectionTotals {
    store: Store,
    clock: Clock,
    /// Held while counting, so that a crowd makes one count.
    counted: Mutex<Option<Counted>>,
}

struct Counted {
    at: i64,
    totals: BTreeMap<String, u64>,
}

impl SectionTotals {
    /// Nothing is counted before someone asks.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            counted: Mutex::new(None),
        }
    }

    /// The counted signatures of a section's supporters for the petitions of the ten.
    pub async fn of(
        &self,
        section: &SectionCode,
        petitions: &BTreeMap<Slug, PetitionId>,
        is_of_the_ten: impl Fn(&Slug) -> bool,
    ) -> Result<u64, StoreError> {
        let mut counted = self.counted.lock().await;
        let now = self.clock.seconds();
        let known = counted
            .take()
            .filter(|known| (known.at..known.at + GOOD_FOR).contains(&now));
        let known = match known {
            Some(known) => known,
            None => {
                let ten = petitions.iter().filter(|(slug, _)| is_of_the_ten(slug));
                let ten: Vec<PetitionId> = ten.map(|(_, id)| *id).collect();
                let mut totals = BTreeMap::new();
                for (section, petition, number) in self.store.counted_by_section().await? {
                    if ten.contains(&petition) {
                        *totals.entry(section).or_default() += number;
                    }
                }
                Counted { at: now, totals }
            }
        };
        let total = known.totals.get(section.as_str()).copied();
        *counted = Some(known);
        Ok(total.unwrap_or_default())
    }
}
