//! What is deleted by itself: signings that nobody confirmed, and after the campaign everything but the
//! counts, the secret of the tags included.

use std::{path::PathBuf, time::Duration};

use marathon_domain::Retention;
use tokio::{sync::watch, time::MissedTickBehavior};

use crate::{
    clock::Clock,
    hashes::Hashes,
    mail::OPEN_DAYS,
    random::Randomness,
    stop,
    store::{Expired, Expiry, Store},
    writer::{NotStored, Queue},
};

/// What the job works with.
pub(crate) struct Keeper {
    pub store: Store,
    pub queue: Queue,
    pub hashes: Hashes,
    /// The file of the secrets.
    pub secrets: PathBuf,
    pub retention: Retention,
    pub clock: Clock,
    pub random: Randomness,
}

impl Keeper {
    /// Looks at once and then every hour, until told to stop.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(Duration::from_secs(3600));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut secret_is_fresh = false;
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                () = stop::told(&mut stop) => return,
            }
            let expiry = self.expiry();
            match self.expire(&expiry, &stop).await {
                Ok(expired) => report(&expired),
                Err(error) => {
                    tracing::error!(%error, "what is to be deleted could not be");
                    continue;
                }
            }
            if expiry.all_before.is_some() && !secret_is_fresh {
                secret_is_fresh = self.replace_secret().await;
            }
        }
    }

    fn expiry(&self) -> Expiry {
        let kept_from = self.clock.day_months_before(self.retention.keep_months);
        Expiry {
            unconfirmed_before: self.clock.day_before(OPEN_DAYS),
            // Both are days as `2026-12-31`. What came after the end is kept as long after it came.
            all_before: (self.retention.ends < kept_from).then_some(kept_from),
        }
    }

    /// Told to stop, it goes on at the next start.
    async fn expire(
        &self,
        expiry: &Expiry,
        stop: &watch::Receiver<bool>,
    ) -> Result<Expired, NotStored> {
        let mut all = Expired::default();
        while !*stop.borrow() {
            let some = self.queue.expire(expiry.clone()).await?;
            if some == Expired::default() {
                break;
            }
            crate::metrics::expired(&some);
            all.confirmations += some.confirmations;
            all.unconfirmed += some.unconfirmed;
            all.signings += some.signings;
            all.suppressions += some.suppressions;
        }
        Ok(all)
    }

    /// Once nothing is kept by a tag any more, nobody shall be able to make one again. Says whether the
    /// secret was replaced.
    async fn replace_secret(&self) -> bool {
        match self.store.tags_are_gone().await {
            Ok(true) => {}
            Ok(false) => return false,
            Err(error) => {
                tracing::error!(%error, "whether tags are left could not be seen");
                return false;
            }
        }
        if self.store.has_several_servers() {
            // Alone it would part from the others, and none of them would start again.
            tracing::warn!(
                "no tag is left: unless it was done, destroy the secret of the tags by hand, on all \
                 servers at once, as docs/SAFETY.md says"
            );
            return true;
        }
        match self.hashes.replace_tags(&self.secrets, &self.random) {
            Ok(()) => tracing::info!("destroyed the secret of the tags, which no tag needs now"),
            Err(error) => tracing::error!(%error, "the secret of the tags could not be replaced"),
        }
        true
    }
}

fn report(expired: &Expired) {
    if *expired != Expired::default() {
        tracing::info!(
            confirmations = expired.confirmations,
            unconfirmed = expired.unconfirmed,
            signings = expired.signings,
            suppressions = expired.suppressions,
            "deleted what was kept long enough; the counts stay"
        );
    }
}
