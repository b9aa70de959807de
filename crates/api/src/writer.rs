//! The one writer: takes what is waiting, commits it in one transaction, and only then answers.

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use marathon_domain::Slug;
use tokio::sync::{mpsc, oneshot, watch};

use crate::{
    config::{Acknowledge, WriterConfig},
    in_flight::Ticket,
    live::LiveCounts,
    stop,
    store::{BatchOutcome, NewSigning, PetitionId, StoreError, sqlite::SqliteWriter},
};

/// The signing was not stored, and whoever sent it may try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStored {
    #[error("the queue is full")]
    QueueFull,
    #[error("the store failed")]
    Fault,
}

/// A signing on its way to the store.
struct Submission {
    signing: NewSigning,
    answer: oneshot::Sender<Result<(), NotStored>>,
    /// Held until the answer, even when whoever asked has gone.
    _ticket: Option<Ticket>,
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
        let (answer, answered) = oneshot::channel();
        let submission = Submission {
            signing,
            answer,
            _ticket: ticket,
        };
        self.0
            .try_send(submission)
            .map_err(|_| NotStored::QueueFull)?;
        answered.await.unwrap_or(Err(NotStored::Fault))
    }
}

/// The task behind the queue.
pub struct Writer {
    receiver: mpsc::Receiver<Submission>,
    store: SqliteWriter,
    live: Arc<LiveCounts>,
    slugs: BTreeMap<PetitionId, Slug>,
    config: WriterConfig,
}

impl Writer {
    /// A queue and the writer behind it.
    pub fn new(
        store: SqliteWriter,
        live: Arc<LiveCounts>,
        slugs: BTreeMap<PetitionId, Slug>,
        config: WriterConfig,
    ) -> (Queue, Self) {
        let (sender, receiver) = mpsc::channel(config.queue);
        let writer = Self {
            receiver,
            store,
            live,
            slugs,
            config,
        };
        (Queue(sender), writer)
    }

    /// Works until told to stop, then finishes what was accepted.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut batch = Vec::with_capacity(self.config.max_batch);
        let mut stopping = false;
        loop {
            let taken = if stopping {
                self.receiver
                    .recv_many(&mut batch, self.config.max_batch)
                    .await
            } else {
                tokio::select! {
                    taken = self.receiver.recv_many(&mut batch, self.config.max_batch) => taken,
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
        let size = batch.len();
        let result = match self.config.acknowledge {
            Acknowledge::AfterCommit => {
                let result = self.store.write(batch.iter().map(signing)).await;
                self.settle(&result);
                let answer = result.as_ref().map(|_| ()).map_err(|_| NotStored::Fault);
                for submission in batch.drain(..) {
                    // Whoever asked may have gone; the signing is stored all the same.
                    let _ = submission.answer.send(answer);
                }
                result
            }
            Acknowledge::BeforeCommit { delay } => {
                let signings: Vec<NewSigning> = batch
                    .drain(..)
                    .map(|submission| {
                        let _ = submission.answer.send(Ok(()));
                        submission.signing
                    })
                    .collect();
                tokio::time::sleep(delay).await;
                let result = self.store.write(signings.iter()).await;
                self.settle(&result);
                result
            }
        };
        record(&result, size, started);
    }

    fn settle(&self, result: &Result<BatchOutcome, StoreError>) {
        if let Ok(outcome) = result {
            let added = outcome
                .counted
                .iter()
                .filter_map(|(id, added)| Some((self.slugs.get(id)?, *added)));
            self.live.add(added);
        }
    }
}

fn signing(submission: &Submission) -> &NewSigning {
    &submission.signing
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
