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
        Batch, BatchOutcome, Change, Changed, Claim, Expired, Expiry, MailReport, NewSigning,
        PetitionId, StoreError, StoreWriter, Verdict,
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
    Change(Change),
    Expire(Expiry),
}

/// What came of it.
#[derive(Clone, Copy)]
enum Stored {
    Done,
    Settled(Verdict),
    Changed(Changed),
    Expired(Expired),
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
        let signing = Work::Sign(Box::new(signing));
        self.try_ask(signing, ticket).await.map(|_| ())
    }

    /// Returns what became of a claim, once that is on the disk.
    pub async fn settle(&self, claim: Claim) -> Result<Verdict, NotStored> {
        match self.try_ask(Work::Settle(claim), None).await? {
            Stored::Settled(verdict) => Ok(verdict),
            _ => Err(NotStored::Fault),
        }
    }

    /// Returns what became of a supporter's change, once that is on the disk.
    pub async fn change(&self, change: Change) -> Result<Changed, NotStored> {
        match self.try_ask(Work::Change(change), None).await? {
            Stored::Changed(changed) => Ok(changed),
            _ => Err(NotStored::Fault),
        }
    }

    /// Removes some of what is to go, and says how much.
    pub async fn expire(&self, expiry: Expiry) -> Result<Expired, NotStored> {
        match self.ask(Work::Expire(expiry)).await? {
            Stored::Expired(expired) => Ok(expired),
            _ => Err(NotStored::Fault),
        }
    }

    /// Writes down what became of a mail.
    pub async fn report(&self, report: MailReport) -> Result<(), NotStored> {
        self.ask(Work::Report(report)).await.map(|_| ())
    }

    /// For somebody who waits: a full queue is said at once.
    async fn try_ask(&self, work: Work, ticket: Option<Ticket>) -> Result<Stored, NotStored> {
        let (submission, answered) = submission(work, ticket);
        self.0
            .try_send(submission)
            .map_err(|_| NotStored::QueueFull)?;
        answered.await.unwrap_or(Err(NotStored::Fault))
    }

    /// For nobody in particular, so it waits for room.
    async fn ask(&self, work: Work) -> Result<Stored, NotStored> {
        let (submission, answered) = submission(work, None);
        self.0
            .send(submission)
            .await
            .map_err(|_| NotStored::Fault)?;
        answered.await.unwrap_or(Err(NotStored::Fault))
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
        let mut verdicts = outcome.verdicts.into_iter();
        let mut changed = outcome.changed.into_iter();
        let mut expired = outcome.expired.into_iter();
        for submission in batch.drain(..) {
            let stored = match submission.work {
                Work::Settle(_) => verdicts.next().map(Stored::Settled).ok_or(NotStored::Fault),
                Work::Change(_) => changed.next().map(Stored::Changed).ok_or(NotStored::Fault),
                Work::Expire(_) => expired.next().map(Stored::Expired).ok_or(NotStored::Fault),
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
        let changed = outcome
            .counted
            .iter()
            .filter_map(|(id, change)| Some((self.slugs.get(id)?, *change)));
        self.live.change(changed);
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
            Work::Change(change) => work.changes.push(change),
            Work::Expire(expiry) => work.expiries.push(expiry),
        }
    }
    let signings = work.signings.len();
    (work, signings)
}

fn record(result: &Result<BatchOutcome, StoreError>, size: usize, started: Instant) {
    match result {
        Ok(outcome) => {
            crate::metrics::batch_committed(size, outcome, started.elapsed());
        }
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, signings = size, "a batch was not stored; its requests were told so");
        }
    }
}
