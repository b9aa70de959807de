//! A piece of work on its way to the store, and its reply on the way back.

use marathon_store::{Batch, Task, Work};
use tokio::sync::oneshot;

use super::NotStored;
use crate::in_flight::Ticket;

/// A piece of work, whatever its type.
pub(super) trait Submission: Send {
    /// Adds it to a batch, which leaves the reply here.
    fn add_to<'batch>(&'batch mut self, batch: &mut Batch<'batch>);

    /// Answers the caller. They may be gone, and the work is stored all the same.
    fn answer(self: Box<Self>, committed: bool);

    /// Answers a signing before it is stored, which is wrong.
    fn answer_before_commit(&mut self);
}

/// A piece of work, with a reply of its own.
pub(super) struct Job<W: Work> {
    work: W,
    /// Left by the store.
    reply: Option<W::Reply>,
    /// The reply for answers before the commit.
    pub reply_before_commit: Option<W::Reply>,
    /// `None` once it has been answered.
    waiting: Option<oneshot::Sender<Result<W::Reply, NotStored>>>,
    /// Held until the answer, even if the caller is gone.
    _ticket: Option<Ticket>,
}

impl<W: Work> Job<W> {
    /// The job, and the receiver of its reply.
    pub fn new(
        work: W,
        ticket: Option<Ticket>,
    ) -> (Self, oneshot::Receiver<Result<W::Reply, NotStored>>) {
        let (waiting, reply) = oneshot::channel();
        let job = Self {
            work,
            reply: None,
            reply_before_commit: None,
            waiting: Some(waiting),
            _ticket: ticket,
        };
        (job, reply)
    }
}

impl<W> Submission for Job<W>
where
    W: Work + Send + 'static,
    W::Reply: Send,
{
    fn add_to<'batch>(&'batch mut self, batch: &mut Batch<'batch>) {
        batch.add(Task::new(&self.work, &mut self.reply));
    }

    fn answer(self: Box<Self>, committed: bool) {
        let reply = self.reply.filter(|_| committed).ok_or(NotStored::Fault);
        if let Some(waiting) = self.waiting {
            let _ = waiting.send(reply);
        }
    }

    fn answer_before_commit(&mut self) {
        let reply = self.reply_before_commit.take().ok_or(NotStored::Fault);
        if let Some(waiting) = self.waiting.take() {
            let _ = waiting.send(reply);
        }
    }
}
