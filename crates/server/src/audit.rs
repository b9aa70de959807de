//! The periodic recount that says when a kept count is wrong.

use std::time::Duration;

use marathon_store::Store;
use tokio::{sync::watch, time::MissedTickBehavior};

use crate::stop;

/// Recounts at once and then every hour, until it has to stop.
pub(crate) async fn run(store: Store, mut stop: watch::Receiver<bool>) {
    let mut ticks = tokio::time::interval(Duration::from_secs(3600));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => recount(&store).await,
            () = stop::told(&mut stop) => return,
        }
    }
}

async fn recount(store: &Store) {
    match store.audit().await {
        Ok(differences) => {
            crate::metrics::audit(differences.len());
            for difference in differences {
                tracing::error!(
                    petition = difference.petition,
                    kept = difference.kept,
                    exact = difference.exact,
                    "a kept count differs from its signatures"
                );
            }
        }
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, "the counts could not be audited");
        }
    }
}
