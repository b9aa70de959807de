//! Signatures gathered on paper, read at the start and then regularly, since staff may release them on any
//! server or in the terminal.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use marathon_core::{live::LiveCounts, stop::Ticks};
use marathon_domain::Slug;
use marathon_store::{PetitionId, Store};
use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(30);

/// Reads them until it has to stop.
pub async fn follow(
    store: Store,
    live: Arc<LiveCounts>,
    petitions: BTreeMap<Slug, PetitionId>,
    stop: watch::Receiver<bool>,
) {
    let mut ticks = Ticks::every(EVERY, stop);
    while ticks.next().await {
        match store.on_paper().await {
            Ok(figures) => {
                let known = petitions
                    .iter()
                    .filter_map(|(slug, id)| Some((slug, *figures.get(id)?)));
                live.set_on_paper(known);
            }
            Err(error) => {
                marathon_core::metrics::store_fault();
                tracing::warn!(%error, "signatures on paper could not be looked up");
            }
        }
    }
}
