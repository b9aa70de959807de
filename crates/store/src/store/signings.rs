//! Signings for their supporters, and waiting mails.

use super::{Store, either};
use crate::{
    AskedByMail, DueMail, ForgottenRows, FoundSignings, Hash, Ordered, OrderedDay, OwnSigning,
    StoreError,
};

impl Store {
    /// At most `limit` mails that are due at that second, the longest waiting first. No other
    /// server gets them for a while.
    pub async fn due_mails(&self, now: i64, limit: u32) -> Result<Vec<DueMail>, StoreError> {
        either!(self, store => store.due_mails(now, limit).await)
    }

    /// The mail, if it is due at exactly that second, even if that second is still ahead. No other
    /// server gets it for a while.
    pub async fn take_mail(
        &self,
        message_id: &str,
        due: i64,
        now: i64,
    ) -> Result<Option<DueMail>, StoreError> {
        either!(self, store => store.take_mail(message_id, due, now).await)
    }

    /// When the next mail is due, if one waits.
    pub async fn next_due(&self) -> Result<Option<i64>, StoreError> {
        either!(self, store => store.next_due().await)
    }

    /// The signings with these receipts. An unknown receipt gives nothing.
    pub async fn signings_of(&self, receipts: &[Hash]) -> Result<Vec<OwnSigning>, StoreError> {
        either!(self, store => store.signings_of(receipts).await)
    }

    /// What a mail asks to confirm, or has confirmed. `None` if the mail cannot be answered, or no longer.
    pub async fn asked_by_mail(
        &self,
        token: &Hash,
        since: &str,
    ) -> Result<Option<AskedByMail>, StoreError> {
        either!(self, store => store.asked_by_mail(token, since).await)
    }

    /// The earliest day before another one whose rows are still in the order in which they came.
    pub async fn ordered_day(
        &self,
        what: Ordered,
        before: &str,
    ) -> Result<Option<OrderedDay>, StoreError> {
        either!(self, store => store.ordered_day(what, before).await)
    }

    /// Finds the signings of the address with these tags, one for each campaign. The time grows
    /// with the number of signatures; servers go on writing meanwhile.
    pub async fn find(&self, tags: &[Hash]) -> Result<FoundSignings, StoreError> {
        either!(self, store => store.find(tags).await)
    }

    /// Removes the found signings, and those that have come since. Counted signatures go on counting, as
    /// numbers.
    pub async fn forget(
        &self,
        tags: &[Hash],
        found: FoundSignings,
    ) -> Result<ForgottenRows, StoreError> {
        either!(self, store => store.forget(tags, found).await)
    }

    /// Whether an address with one of these tags gets no mail.
    pub async fn suppresses(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        either!(self, store => store.suppresses(tags).await)
    }

    /// Undoes "this wasn't me". Returns whether there was anything to undo.
    pub async fn unsuppress(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        either!(self, store => store.unsuppress(tags).await)
    }
}
