//! The queue in front of the writer: who has work for the store leaves it here, and waits until it is on
//! the disk.

use tokio::sync::{mpsc, oneshot};

use crate::{
    in_flight::Ticket,
    store::{
        Change, Changed, Claim, Expired, Expiry, MailReport, MarathonChange, MarathonChanged,
        Moderated, NewLetter, NewMessage, NewSigning, PostedLetter, StaffAct, Verdict,
    },
};

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

/// Where requests leave signings; bounded, so that a slow disk shows as 503 and not as memory.
#[derive(Clone)]
pub struct Queue(mpsc::Sender<Submission>);

impl Queue {
    /// A queue with so many places, and its other end.
    pub(super) fn of(places: usize) -> (Self, mpsc::Receiver<Submission>) {
        let (sender, receiver) = mpsc::channel(places);
        (Self(sender), receiver)
    }

    /// Returns once the signing is on the disk, or is known not to be.
    pub async fn store(
        &self,
        signing: NewSigning,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        let signing = Work::Sign(Box::new(signing));
        self.try_ask(signing, ticket).await.map(|_| ())
    }

    /// Returns once the letter is on the disk, or is known not to be.
    pub async fn store_letter(
        &self,
        letter: NewLetter,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        let letter = Work::Letter(Box::new(letter));
        self.try_ask(letter, ticket).await.map(|_| ())
    }

    /// Returns once the number of letters is on the disk, or is known not to be.
    pub async fn count_posted(
        &self,
        posted: PostedLetter,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        self.try_ask(Work::Posted(posted), ticket).await.map(|_| ())
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

    /// Returns once words of encouragement are on the disk, or are known not to be.
    pub async fn store_message(
        &self,
        message: NewMessage,
        ticket: Option<Ticket>,
    ) -> Result<(), NotStored> {
        let message = Work::Message(Box::new(message));
        self.try_ask(message, ticket).await.map(|_| ())
    }

    /// Returns what became of what somebody of staff does, once that is on the disk.
    pub async fn moderate(&self, act: StaffAct) -> Result<Moderated, NotStored> {
        match self.try_ask(Work::Moderate(act), None).await? {
            Stored::Moderated(moderated) => Ok(moderated),
            _ => Err(NotStored::Fault),
        }
    }

    /// Returns what became of a change of a marathon, once that is on the disk.
    pub async fn marathon(
        &self,
        change: MarathonChange,
        ticket: Option<Ticket>,
    ) -> Result<MarathonChanged, NotStored> {
        match self.try_ask(Work::Marathon(change), ticket).await? {
            Stored::Marathon(MarathonChanged::Overtaken) => Err(NotStored::Overtaken),
            Stored::Marathon(changed) => Ok(changed),
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

/// Something on its way to the store.
pub(super) struct Submission {
    pub work: Work,
    pub answer: oneshot::Sender<Result<Stored, NotStored>>,
    /// Held until the answer, even when whoever asked has gone.
    _ticket: Option<Ticket>,
}

pub(super) enum Work {
    Sign(Box<NewSigning>),
    Settle(Claim),
    Report(MailReport),
    Change(Change),
    Expire(Expiry),
    Message(Box<NewMessage>),
    Moderate(StaffAct),
    Letter(Box<NewLetter>),
    Posted(PostedLetter),
    Marathon(MarathonChange),
}

/// What came of it.
#[derive(Clone, Copy)]
pub(super) enum Stored {
    Done,
    Settled(Verdict),
    Changed(Changed),
    Expired(Expired),
    Moderated(Moderated),
    Marathon(MarathonChanged),
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
