//! The one writer: takes what is waiting, commits it in one transaction, and only then answers.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use marathon_domain::Slug;
use marathon_store::{Batch, BatchOutcome, PetitionId, StoreError, StoreWriter};
use tokio::{
    sync::{Notify, mpsc, watch},
    time::{Interval, MissedTickBehavior},
};

use crate::{
    config::{Acknowledge, WriterConfig},
    live::LiveCounts,
    stop,
};

pub use self::queue::{NotStored, Queue};
use self::submission::Submission;

mod queue;
mod submission;

/// How often to read the counts that other servers also write. Together with the pause between two
/// frames, their signatures are shown within two seconds.
const LOOK_EVERY: Duration = Duration::from_millis(750);

/// How often deleted and overwritten data is removed from the database's files. No reader holds a state for
/// longer than 20 seconds, so the data is gone within 30.
const FORGET_EVERY: Duration = Duration::from_secs(5);
/// If a reader holds a state for longer, the log says so.
const HELD_TOO_LONG: Duration = Duration::from_secs(20);

/// The task behind the queue.
pub struct Writer {
    receiver: mpsc::Receiver<Box<dyn Submission>>,
    store: StoreWriter,
    live: Arc<LiveCounts>,
    slugs: BTreeMap<PetitionId, Slug>,
    config: WriterConfig,
    /// Notified when mails wait to be sent.
    mails: Arc<Notify>,
    /// Whether the last read of the counts failed. The log has said so.
    blind: bool,
    /// The time since which earlier states could not be removed from the files.
    held_since: Option<Instant>,
}

impl Writer {
    /// A queue and the writer behind it.
    pub fn new(
        store: StoreWriter,
        live: Arc<LiveCounts>,
        slugs: BTreeMap<PetitionId, Slug>,
        config: WriterConfig,
        mails: Arc<Notify>,
    ) -> (Queue, Self) {
        let (queue, receiver) = Queue::of(config.queue);
        let writer = Self {
            receiver,
            store,
            live,
            slugs,
            config,
            mails,
            blind: false,
            held_since: None,
        };
        (queue, writer)
    }

    /// Works until it has to stop, then finishes what was accepted.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut batch = Vec::with_capacity(self.config.max_batch);
        let mut stopping = false;
        let mut looks = every(LOOK_EVERY);
        let mut forgetting = every(FORGET_EVERY);
        loop {
            let taken = if stopping {
                self.receiver
                    .recv_many(&mut batch, self.config.max_batch)
                    .await
            } else {
                tokio::select! {
                    taken = self.receiver.recv_many(&mut batch, self.config.max_batch) => taken,
                    _ = looks.tick() => {
                        self.look().await;
                        // However long it took, waiting work comes first.
                        looks.reset();
                        continue;
                    }
                    _ = forgetting.tick() => {
                        self.forget_earlier_states().await;
                        continue;
                    }
                    () = stop::requested(&mut stop) => {
                        self.receiver.close();
                        stopping = true;
                        continue;
                    }
                }
            };
            if taken == 0 {
                break;
            }
            self.commit(&mut batch).await;
        }
        if let Err(error) = self.store.close().await {
            tracing::warn!(%error, "the database did not close cleanly");
        }
    }

    async fn commit(&mut self, submissions: &mut Vec<Box<dyn Submission>>) {
        let started = Instant::now();
        if let Acknowledge::BeforeCommit { delay } = self.config.acknowledge {
            // Wrong on purpose. The real answers then find nobody waiting.
            for submission in submissions.iter_mut() {
                submission.answer_before_commit();
            }
            tokio::time::sleep(delay).await;
        }
        let mut batch = Batch::default();
        for submission in submissions.iter_mut() {
            submission.add_to(&mut batch);
        }
        let signings = batch.signings();
        let result = self.store.write(&mut batch).await;
        drop(batch);
        record(&result, signings, started);
        if let Ok(outcome) = &result {
            self.show(outcome);
        }
        for submission in submissions.drain(..) {
            submission.answer(result.is_ok());
        }
    }

    /// Shows what other servers have counted, and ends a day that is over. It runs between two
    /// batches, so that the counts include all that was added before, and nothing is shown twice or
    /// taken back.
    async fn look(&mut self) {
        match self.shared().await {
            Ok(()) => self.blind = false,
            Err(error) => {
                crate::metrics::store_fault();
                if !self.blind {
                    tracing::error!(%error, "the counts of other servers cannot be read");
                }
                self.blind = true;
            }
        }
    }

    async fn shared(&mut self) -> Result<(), StoreError> {
        if let Some(counts) = self.store.shared_counts().await? {
            self.live.set(named(&self.slugs, &counts));
        }
        let today = self.live.today();
        if let Some(counts) = self.store.shared_counts_of_day(&today).await? {
            self.live.set_today(&today, named(&self.slugs, &counts));
        }
        if let Some(letters) = self.store.shared_letters().await? {
            self.live.set_letters(named(&self.slugs, &letters));
        }
        Ok(())
    }

    /// Runs between two batches, however much work waits: new work does not put off a deletion.
    async fn forget_earlier_states(&mut self) {
        let forgotten = self.store.forget_earlier_states().await;
        if let Err(error) = &forgotten {
            crate::metrics::store_fault();
            tracing::error!(%error, "deleted data could not be removed from the database's files");
        }
        if matches!(forgotten, Ok(true)) {
            self.held_since = None;
            crate::metrics::earlier_states_held(Duration::ZERO);
            return;
        }
        let held = self.held_since.get_or_insert_with(Instant::now).elapsed();
        crate::metrics::earlier_states_held(held);
        if held > HELD_TOO_LONG {
            tracing::warn!(
                seconds = held.as_secs(),
                "a reader holds an earlier state of the database: data deleted since can still be read in its files"
            );
        }
    }

    fn show(&self, outcome: &BatchOutcome) {
        let today = self.live.today();
        let signed_today = outcome.counted_on(&today);
        self.live.change(
            named(&self.slugs, &outcome.counted),
            &today,
            named(&self.slugs, &signed_today),
        );
        self.live
            .change_letters(named(&self.slugs, &outcome.letters));
        if outcome.mails > 0 {
            self.mails.notify_one();
        }
    }
}

/// Numbers by slug, without petitions that are no longer in the campaign.
fn named<'a, T: Copy>(
    slugs: &'a BTreeMap<PetitionId, Slug>,
    numbers: &'a BTreeMap<PetitionId, T>,
) -> impl Iterator<Item = (&'a Slug, T)> {
    numbers
        .iter()
        .filter_map(|(id, number)| Some((slugs.get(id)?, *number)))
}

fn every(period: Duration) -> Interval {
    let mut ticks = tokio::time::interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

fn record(result: &Result<BatchOutcome, StoreError>, size: usize, started: Instant) {
    match result {
        Ok(outcome) => {
            crate::metrics::batch_committed(size, outcome, started.elapsed());
        }
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, signings = size, "a batch was not stored; its requests got an error");
        }
    }
}
