//! The one writer: takes what is waiting, commits it in one transaction, and only then answers.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use marathon_domain::Slug;
use tokio::{
    sync::{Notify, mpsc, oneshot, watch},
    time::{Interval, MissedTickBehavior},
};

use crate::{
    config::{Acknowledge, WriterConfig},
    in_flight::Ticket,
    live::LiveCounts,
    stop,
    store::{
        Batch, BatchOutcome, Claim, MailReport, NewSigning, PetitionId, StoreError, StoreWriter,
        Verdict,
    },
};

/// How often the counts are looked at that other servers write to as well. With the pause between two
/// frames, their signatures are shown within two seconds.
const LOOK_EVERY: Duration = Duration::from_millis(750);

/// The signing was not stored, and whoever sent it may try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStored {
    #[error("the queue is full")]
    QueueFull,
    #[error("the store failed")]
    Fault,
    #[error("another server has stored a signing with the same idempotency key")]
    Overtaken,
}

/// Something on its way to the store.
struct Submission {
    work: Work,
    answer: oneshot::Sender<Result<Stored, NotStored>>,
    /// Held until the answer, even when whoever asked has gone.
    _ticket: Option<Ticket>,
}

enum Work {
    Sign(Box<NewSigning>),
    Settle(Claim),
    Report(MailReport),
}

/// What came of it.
#[derive(Clone, Copy)]
enum Stored {
    Done,
    Settled(Verdict),
}

/// Where requests leave signings; bounded, so that a slow disk shows as 503 and not as memory.
#[derive(Clone)]
pub struct Queue(mpsc::Sender<Submission>);

impl Queue {
    /// Returns once the signing is on the disk, or is known not to be.
    pub async fn store(
        &self,
        signing: NewSigning,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        let (submission, answered) = submission(Work::Sign(Box::new(signing)), ticket);
        self.0
            .try_send(submission)
            .map_err(|_| NotStored::QueueFull)?;
        answered.await.unwrap_or(Err(NotStored::Fault)).map(|_| ())
    }

    /// Returns what became of a claim, once that is on the disk.
    pub async fn settle(&self, claim: Claim) -> Result<Verdict, NotStored> {
        let (submission, answered) = submission(Work::Settle(claim), None);
        self.0
            .try_send(submission)
            .map_err(|_| NotStored::QueueFull)?;
        match answered.await {
            Ok(Ok(Stored::Settled(verdict))) => Ok(verdict),
            Ok(Err(error)) => Err(error),
            _ => Err(NotStored::Fault),
        }
    }

    /// Writes down what became of a mail. Nobody is kept waiting for it, so it waits for room itself.
    pub async fn report(&self, report: MailReport) -> Result<(), NotStored> {
        let (submission, answered) = submission(Work::Report(report), None);
        self.0
            .send(submission)
            .await
            .map_err(|_| NotStored::Fault)?;
        answered.await.unwrap_or(Err(NotStored::Fault)).map(|_| ())
    }
}

fn submission(
    work: Work,
    ticket: Option<Ticket>,
) -> (Submission, oneshot::Receiver<Result<Stored, NotStored>>) {
    let (answer, answered) = oneshot::channel();
    let submission = Submission {
        work,
        answer,
        _ticket: ticket,
    };
    (submission, answered)
}

/// The task behind the queue.
pub struct Writer {
    receiver: mpsc::Receiver<Submission>,
    store: StoreWriter,
    live: Arc<LiveCounts>,
    slugs: BTreeMap<PetitionId, Slug>,
    config: WriterConfig,
    /// Told when mails wait to be sent.
    mails: Arc<Notify>,
    /// The last look at the counts failed, and the log has said so.
    blind: bool,
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
        let (sender, receiver) = mpsc::channel(config.queue);
        let writer = Self {
            receiver,
            store,
            live,
            slugs,
            config,
            mails,
            blind: false,
        };
        (Queue(sender), writer)
    }

    /// Works until told to stop, then finishes what was accepted.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut batch = Vec::with_capacity(self.config.max_batch);
        let mut stopping = false;
        let mut looks = looks();
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
                        // However long it took: what waits comes first.
                        looks.reset();
                        continue;
                    }
                    () = stop::told(&mut stop) => {
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

    async fn commit(&mut self, batch: &mut Vec<Submission>) {
        let started = Instant::now();
        if let Acknowledge::BeforeCommit { delay } = self.config.acknowledge {
            // Wrong on purpose. The real answers then find that nobody waits any more.
            for submission in batch.iter_mut() {
                let (nobody, _) = oneshot::channel();
                let answer = std::mem::replace(&mut submission.answer, nobody);
                let _ = answer.send(Ok(Stored::Done));
            }
            tokio::time::sleep(delay).await;
        }
        let (work, signings) = sorted(batch);
        let result = self.store.write(&work).await;
        drop(work);
        record(&result, signings, started);
        let Ok(outcome) = result else {
            for submission in batch.drain(..) {
                let _ = submission.answer.send(Err(NotStored::Fault));
            }
            return;
        };
        self.show(&outcome);
        let mut verdicts = outcome.verdicts.iter().copied();
        for submission in batch.drain(..) {
            let stored = match submission.work {
                Work::Settle(_) => verdicts.next().map(Stored::Settled).ok_or(NotStored::Fault),
                Work::Sign(signing) if outcome.overtaken.contains(&signing.record) => {
                    Err(NotStored::Overtaken)
                }
                _ => Ok(Stored::Done),
            };
            // Whoever asked may have gone; it is stored all the same.
            let _ = submission.answer.send(stored);
        }
    }

    /// Shows what other servers have counted. Between two batches, so that what is read holds all that was
    /// added before, and nothing is shown twice or taken back.
    async fn look(&mut self) {
        match self.store.shared_counts().await {
            Ok(None) => {}
            Ok(Some(counts)) => {
                let kept = counts
                    .iter()
                    .filter_map(|(id, count)| Some((self.slugs.get(id)?, *count)));
                self.live.set(kept);
                self.blind = false;
            }
            Err(error) => {
                crate::metrics::store_fault();
                if !self.blind {
                    tracing::error!(%error, "the counts of other servers are not seen");
                }
                self.blind = true;
            }
        }
    }

    fn show(&self, outcome: &BatchOutcome) {
        let added = outcome
            .counted
            .iter()
            .filter_map(|(id, added)| Some((self.slugs.get(id)?, *added)));
        self.live.add(added);
        if outcome.mails > 0 {
            self.mails.notify_one();
        }
    }
}

fn looks() -> Interval {
    let mut looks = tokio::time::interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    looks
}

/// The batch by kind of work, and how many signings there are.
fn sorted(batch: &[Submission]) -> (Batch<'_>, usize) {
    let mut work = Batch::default();
    for submission in batch {
        match &submission.work {
            Work::Sign(signing) => work.signings.push(signing),
            Work::Settle(claim) => work.claims.push(claim),
            Work::Report(report) => work.reports.push(report),
        }
    }
    let signings = work.signings.len();
    (work, signings)
}

fn record(result: &Result<BatchOutcome, StoreError>, size: usize, started: Instant) {
    match result {
        Ok(outcome) => {
            let counted = outcome.counted.values().sum();
            crate::metrics::batch_committed(size, counted, outcome.duplicates, started.elapsed());
        }
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, signings = size, "a batch was not stored; its requests were told so");
        }
    }
}
