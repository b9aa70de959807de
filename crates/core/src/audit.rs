//! The periodic recount that says when a kept count is wrong.

use std::time::Duration;

use marathon_store::Store;
use tokio::sync::watch;

use crate::stop::Ticks;

/// Recounts at once and then every hour, until it has to stop.
pub async fn run(store: Store, stop: watch::Receiver<bool>) {
    let mut ticks = Ticks::every(Duration::from_secs(3600), stop);
    while ticks.next().await {
        recount(&store).await;
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
                    "a kept count differs from what was recounted"
                );
            }
        }
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, "the counts could not be audited");
        }
    }
}
