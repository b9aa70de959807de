//! The queue in front of the writer. A caller leaves work for the store here, and waits until it is
//! on the disk.

use marathon_store::{
    ActReply, Change, ChangeReply, Claim, Expiry, MailReport, MarathonChange, MarathonReply,
    NewLetter, NewMessage, NewSigning, OldTraces, PostedLetter, RemovedRows, SeenBursts,
    SetAsideAct, SetAsideChange, SetAsideReply, Shuffle, StaffAct, StoreReply, Verdict, Work,
};
use tokio::sync::{mpsc, oneshot};

use super::submission::{Job, Submission};
use crate::in_flight::Ticket;

/// Why work was not stored. The sender may try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStored {
    #[error("the queue is full")]
    QueueFull,
    #[error("the store failed")]
    Fault,
    #[error("another server has stored the same idempotency key")]
    Overtaken,
}

/// Where requests leave work. It is bounded, so that a slow disk causes 503s and does not fill the memory.
#[derive(Clone)]
pub struct Queue(mpsc::Sender<Box<dyn Submission>>);

impl Queue {
    /// A queue with this many places, and its other end.
    pub(super) fn of(places: usize) -> (Self, mpsc::Receiver<Box<dyn Submission>>) {
        let (sender, receiver) = mpsc::channel(places);
        (Self(sender), receiver)
    }

    /// Returns once the signing is on the disk, or is known not to be.
    pub async fn store(
        &self,
        signing: NewSigning,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        let (mut job, reply) = Job::new(signing, ticket);
        job.reply_before_commit = Some(StoreReply::Stored);
        stored(self.try_send(job, reply).await?)
    }

    /// Returns once the letter is on the disk, or is known not to be.
    pub async fn store_letter(
        &self,
        letter: NewLetter,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        stored(self.try_ask(letter, ticket).await?)
    }

    /// Returns once the number of letters is on the disk, or is known not to be.
    pub async fn count_posted(
        &self,
        posted: PostedLetter,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        stored(self.try_ask(posted, ticket).await?)
    }

    /// Returns once words of encouragement are on the disk, or are known not to be.
    pub async fn store_message(
        &self,
        message: NewMessage,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        stored(self.try_ask(message, ticket).await?)
    }

    /// Returns the result of a claim, once it is on the disk.
    pub async fn settle(&self, claim: Claim) -> Result<Verdict, NotStored> {
        self.try_ask(claim, None).await
    }

    /// Returns the result of a supporter's change, once it is on the disk.
    pub async fn change(&self, change: Change) -> Result<ChangeReply, NotStored> {
        self.try_ask(change, None).await
    }

    /// Returns the result of an act of staff, once it is on the disk.
    pub async fn moderate(&self, act: StaffAct) -> Result<ActReply, NotStored> {
        self.try_ask(act, None).await
    }

    /// Returns the result of a change of a marathon, once it is on the disk.
    pub async fn marathon(
        &self,
        change: MarathonChange,
        ticket: Option<Ticket>,
    ) -> Result<MarathonReply, NotStored> {
        match self.try_ask(change, ticket).await? {
            MarathonReply::Overtaken => Err(NotStored::Overtaken),
            reply => Ok(reply),
        }
    }

    /// Returns the result of an act of staff on false signatures, once it is on the disk.
    pub async fn set_aside(&self, act: SetAsideAct) -> Result<SetAsideReply, NotStored> {
        self.try_ask(SetAsideChange::Act(Box::new(act)), None).await
    }

    /// Sets some more signings aside, or puts some more back.
    pub async fn step_set_asides(&self, signings: usize) -> Result<SetAsideReply, NotStored> {
        self.ask(SetAsideChange::Step { signings }).await
    }

    /// Stores bursts.
    pub async fn keep_bursts(&self, bursts: SeenBursts) -> Result<(), NotStored> {
        self.ask(bursts).await
    }

    /// Removes some traces, and returns how many.
    pub async fn forget_traces(&self, old: OldTraces) -> Result<u64, NotStored> {
        self.ask(old).await
    }

    /// Removes some rows that are due, and returns how many.
    pub async fn expire(&self, expiry: Expiry) -> Result<RemovedRows, NotStored> {
        self.ask(expiry).await
    }

    /// Carries out a step of shuffling a day. Returns false if the rows have to stay.
    pub async fn shuffle(&self, step: Shuffle) -> Result<bool, NotStored> {
        self.ask(step).await
    }

    /// Stores the result of sending a mail.
    pub async fn report(&self, report: MailReport) -> Result<(), NotStored> {
        self.ask(report).await
    }

    /// For a caller who waits: a full queue fails at once.
    async fn try_ask<W>(&self, work: W, ticket: Option<Ticket>) -> Result<W::Reply, NotStored>
    where
        Job<W>: Submission,
        W: Work + 'static,
    {
        let (job, reply) = Job::new(work, ticket);
        self.try_send(job, reply).await
    }

    async fn try_send<W>(
        &self,
        job: Job<W>,
        reply: oneshot::Receiver<Result<W::Reply, NotStored>>,
    ) -> Result<W::Reply, NotStored>
    where
        Job<W>: Submission,
        W: Work + 'static,
    {
        self.0
            .try_send(Box::new(job))
            .map_err(|_| NotStored::QueueFull)?;
        reply.await.unwrap_or(Err(NotStored::Fault))
    }

    /// For background work, which waits for room.
    async fn ask<W>(&self, work: W) -> Result<W::Reply, NotStored>
    where
        Job<W>: Submission,
        W: Work + 'static,
    {
        let (job, reply) = Job::new(work, None);
        self.0
            .send(Box::new(job))
            .await
            .map_err(|_| NotStored::Fault)?;
        reply.await.unwrap_or(Err(NotStored::Fault))
    }
}

fn stored(reply: StoreReply) -> Result<(), NotStored> {
    match reply {
        StoreReply::Stored => Ok(()),
        StoreReply::Overtaken => Err(NotStored::Overtaken),
    }
}
