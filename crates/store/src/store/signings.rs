//! Signings for their supporters, and waiting mails.

use super::{Answer, Store, either};
use crate::{
    AskedByMail, DueMail, ForgottenRows, FoundSignings, Hash, Ordered, OrderedDay, OwnSigning,
};

impl Store {
    /// At most `limit` mails that are due at that second, the longest waiting first. No other
    /// server gets them for a while.
    pub fn due_mails(&self, now: i64, limit: u32) -> Answer<'_, Vec<DueMail>> {
        either!(self, store => Box::pin(store.due_mails(now, limit)))
    }

    /// The mail, if it is due at exactly that second, even if that second is still ahead. No other
    /// server gets it for a while.
    pub fn take_mail<'a>(
        &'a self,
        message_id: &'a str,
        due: i64,
        now: i64,
    ) -> Answer<'a, Option<DueMail>> {
        either!(self, store => Box::pin(store.take_mail(message_id, due, now)))
    }

    /// When the next mail is due, if one waits.
    pub fn next_due(&self) -> Answer<'_, Option<i64>> {
        either!(self, store => Box::pin(store.next_due()))
    }

    /// The signings with these receipts. An unknown receipt gives nothing.
    pub fn signings_of<'a>(&'a self, receipts: &'a [Hash]) -> Answer<'a, Vec<OwnSigning>> {
        either!(self, store => Box::pin(store.signings_of(receipts)))
    }

    /// What a mail asks to confirm, or has confirmed. `None` if the mail cannot be answered, or no longer.
    pub fn asked_by_mail<'a>(
        &'a self,
        token: &'a Hash,
        since: &'a str,
    ) -> Answer<'a, Option<AskedByMail>> {
        either!(self, store => Box::pin(store.asked_by_mail(token, since)))
    }

    /// The earliest day before another one whose rows are still in the order in which they came.
    pub fn ordered_day<'a>(
        &'a self,
        what: Ordered,
        before: &'a str,
    ) -> Answer<'a, Option<OrderedDay>> {
        either!(self, store => Box::pin(store.ordered_day(what, before)))
    }

    /// Finds the signings of the address with these tags, one for each campaign. The time grows
    /// with the number of signatures; servers go on writing meanwhile.
    pub fn find<'a>(&'a self, tags: &'a [Hash]) -> Answer<'a, FoundSignings> {
        either!(self, store => Box::pin(store.find(tags)))
    }

    /// Removes the found signings, and those that have come since. Counted signatures go on counting, as
    /// numbers.
    pub fn forget<'a>(
        &'a self,
        tags: &'a [Hash],
        found: FoundSignings,
    ) -> Answer<'a, ForgottenRows> {
        either!(self, store => Box::pin(store.forget(tags, found)))
    }

    /// Whether an address with one of these tags gets no mail.
    pub fn suppresses<'a>(&'a self, tags: &'a [Hash]) -> Answer<'a, bool> {
        either!(self, store => Box::pin(store.suppresses(tags)))
    }

    /// Undoes "this wasn't me". Returns whether there was anything to undo.
    pub fn unsuppress<'a>(&'a self, tags: &'a [Hash]) -> Answer<'a, bool> {
        either!(self, store => Box::pin(store.unsuppress(tags)))
    }
}
