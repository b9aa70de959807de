//! Data that is deleted automatically: signings that nobody confirmed, and after the campaign everything but
//! the counts, the secret of the tags included.

mod clock_watch;

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use marathon_domain::Retention;
use marathon_seal::Randomness;
use marathon_store::{Expiry, RemovedRows, Store, StoreError};
use tokio::{sync::watch, time::MissedTickBehavior};

use self::clock_watch::{ClockWatch, Trust};
use crate::{
    clock::Clock,
    config::RetentionConfig,
    hashes::Hashes,
    mail::OPEN_DAYS,
    stop,
    writer::{NotStored, Queue},
};

/// How many months late a server may be with deleting, after it was off for long.
const MONTHS_LATE: u16 = 13;

/// The parts that the job uses.
pub struct Keeper {
    pub store: Store,
    pub queue: Queue,
    pub hashes: Hashes,
    /// The file of the secrets.
    pub secrets: PathBuf,
    pub retention: Retention,
    pub config: RetentionConfig,
    pub clock: Clock,
    pub random: Randomness,
}

impl Keeper {
    /// Checks at once and then every hour, until it has to stop. It deletes only from the second
    /// check on, so that the clock of a machine that has just started decides nothing. The clock is
    /// watched from this call on.
    pub fn run(self, stop: watch::Receiver<bool>) -> impl Future<Output = ()> {
        let begun = ClockWatch::begin(self.config.looks, Instant::now(), self.clock.seconds());
        self.keep(begun, stop)
    }

    async fn keep(self, mut watch: ClockWatch, mut stop: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(Duration::from_secs(3600));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut operator_is_told = false;
        loop {
            tokio::select! {
                biased;
                _ = ticks.tick() => {}
                () = stop::requested(&mut stop) => return,
            }
            match watch.look(Instant::now(), self.clock.seconds()) {
                Trust::IsBelieved => {}
                Trust::IsNew => continue,
                Trust::WasSet => {
                    tracing::error!(
                        "the clock was set: nothing is deleted before it has been right for an hour"
                    );
                    continue;
                }
            }
            let expiry = self.expiry();
            match self.is_plausible(&expiry).await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::error!(
                        "the clock is wrong, or nobody has looked for a year: nothing is deleted. Set \
                         the clock; if it is right, delete the database with its copies"
                    );
                    continue;
                }
                Err(error) => {
                    tracing::error!(%error, "the clock could not be checked");
                    continue;
                }
            }
            match self.expire(&expiry, &stop).await {
                Ok(expired) => report(&expired),
                Err(error) => {
                    tracing::error!(%error, "expired data could not be deleted");
                    continue;
                }
            }
            if !self.tags_secret_is_spent(&expiry).await {
                continue;
            }
            if !self.store.has_several_servers() {
                self.replace_secret();
            } else if !operator_is_told {
                // This server alone would then have other secrets, and no server would start again.
                tracing::warn!(
                    "no tag is left: destroy the secret of the tags by hand, on all servers at once, as \
                     docs/SAFETY.md says"
                );
                operator_is_told = true;
            }
        }
    }

    fn expiry(&self) -> Expiry {
        let kept_from = self.clock.day_months_before(self.retention.keep_months);
        Expiry {
            unconfirmed_before: self.clock.day_before(OPEN_DAYS),
            // Both are days in the form `2026-12-31`. Rows from after the end are kept for the same time from
            // their own day on.
            all_before: (self.retention.ends < kept_from).then_some(kept_from),
        }
    }

    /// Whether today is plausible: the database, which may be on another machine, has nearly the
    /// same day, and nothing has been due for more than a year.
    async fn is_plausible(&self, expiry: &Expiry) -> Result<bool, StoreError> {
        if self.config.asks_the_database
            && let Some(day) = self.store.today().await?
            && !(self.clock.day_before(2)..=self.clock.day_before(-2)).contains(&day)
        {
            return Ok(false);
        }
        if expiry.all_before.is_none() {
            return Ok(true);
        }
        let Some(newest) = self.store.newest_day().await? else {
            return Ok(true);
        };
        let longest = self.retention.keep_months.saturating_add(MONTHS_LATE);
        let deleted_before = self.clock.day_months_before(longest);
        Ok(newest.max(self.retention.ends.clone()) >= deleted_before)
    }

    /// Deletes expired rows step by step. If the server has to stop, deletion goes on at the next start.
    async fn expire(
        &self,
        expiry: &Expiry,
        stop: &watch::Receiver<bool>,
    ) -> Result<RemovedRows, NotStored> {
        let mut all = RemovedRows::default();
        while !*stop.borrow() {
            let some = self.queue.expire(expiry.clone()).await?;
            if some == RemovedRows::default() {
                break;
            }
            crate::metrics::expired(&some);
            all.confirmations += some.confirmations;
            all.unconfirmed += some.unconfirmed;
            all.signings += some.signings;
            all.letters += some.letters;
            all.answered += some.answered;
            all.suppressions += some.suppressions;
            all.messages += some.messages;
            all.moderated += some.moderated;
            all.marathons += some.marathons;
        }
        Ok(all)
    }

    /// Whether tags were made with the secret, and all of them are deleted. A secret younger than the deleted
    /// tags is still in use.
    async fn tags_secret_is_spent(&self, expiry: &Expiry) -> bool {
        let Some(all_before) = &expiry.all_before else {
            return false;
        };
        if self
            .hashes
            .tags_renewed()
            .is_some_and(|day| day >= *all_before)
        {
            return false;
        }
        self.store.tags_are_gone().await.unwrap_or_else(|error| {
            tracing::error!(%error, "the remaining tags could not be looked up");
            false
        })
    }

    /// Destroys the secret, so that nobody can make those tags again.
    fn replace_secret(&self) {
        let today = self.clock.day();
        match self.hashes.replace_tags(&self.secrets, today, &self.random) {
            Ok(()) => tracing::info!("destroyed the secret of the tags, which no tag needs now"),
            Err(error) => tracing::error!(%error, "the secret of the tags could not be replaced"),
        }
    }
}

fn report(expired: &RemovedRows) {
    if *expired != RemovedRows::default() {
        tracing::info!(
            confirmations = expired.confirmations,
            unconfirmed = expired.unconfirmed,
            signings = expired.signings,
            letters = expired.letters,
            answered = expired.answered,
            suppressions = expired.suppressions,
            messages = expired.messages,
            moderated = expired.moderated,
            marathons = expired.marathons,
            "deleted what was kept long enough; the counts stay"
        );
    }
}
