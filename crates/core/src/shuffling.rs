//! Puts the rows of a past day into a random order: they are moved behind all others, while the server works.
//! An interrupted move starts over.

use std::time::{Duration, Instant};

use marathon_seal::Randomness;
use marathon_store::{Ordered, OrderedDay, Shuffle, Store, StoreError};
use tokio::sync::watch;

use crate::{
    clock::Clock,
    stop::{self, Ticks},
    writer::{NotStored, Queue},
};

/// How often to look for a day that is over.
const LOOK_EVERY: Duration = Duration::from_secs(600);
/// A signing accepted just before midnight is on the disk within this many seconds.
const SETTLES: i64 = 600;
/// How many rows one batch moves. A signing waits for no more than that.
const AT_ONCE: usize = 64;
/// The pause after a step, in lengths of that step.
const REST: u32 = 3;

/// The parts that the job uses.
pub struct Shuffler {
    pub store: Store,
    pub queue: Queue,
    pub clock: Clock,
    pub random: Randomness,
}

#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Unread(#[from] StoreError),
    #[error(transparent)]
    NotStored(#[from] NotStored),
}

impl Shuffler {
    /// Looks at once and then every ten minutes, until it has to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut ticks = Ticks::every(LOOK_EVERY, stop.clone());
        while ticks.next().await {
            let shuffled = tokio::select! {
                () = stop::requested(&mut stop) => return,
                shuffled = self.shuffle() => shuffled,
            };
            if let Err(error) = shuffled {
                crate::metrics::store_fault();
                tracing::error!(%error, "the rows of a past day are still in the order in which they came");
            }
        }
    }

    async fn shuffle(&self) -> Result<(), Trouble> {
        let today = self.clock.day_seconds_ago(SETTLES);
        for what in Ordered::ALL {
            while let Some(ordered) = self.store.ordered_day(what, &today).await? {
                if !self.move_rows(what, ordered).await? {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Returns whether the day is done. If not, staff is working through signings by their numbers, and the
    /// move starts over later.
    async fn move_rows(&self, what: Ordered, ordered: OrderedDay) -> Result<bool, Trouble> {
        let OrderedDay { day, mut rows } = ordered;
        self.mix(&mut rows);
        for some in rows.chunks(AT_ONCE) {
            let began = Instant::now();
            let rows = some.to_vec();
            if !self.queue.shuffle(Shuffle::Move { what, rows }).await? {
                return Ok(false);
            }
            tokio::time::sleep(began.elapsed() * REST).await;
        }
        Ok(self.queue.shuffle(Shuffle::Done { what, day }).await?)
    }

    /// Every order is as likely as any other (Fisher and Yates). The bias of the remainders is below 1 in 10¹².
    fn mix(&self, rows: &mut [i64]) {
        for end in (1..rows.len()).rev() {
            let choices = end as u64 + 1;
            let chosen = u64::from_le_bytes(self.random.bytes()) % choices;
            rows.swap(end, usize::try_from(chosen).unwrap_or_default());
        }
    }
}
