//! What happens to signings after they are stored.

use marathon_domain::SignatureState;

use crate::{Hash, PetitionId, WithdrawnSigning};

/// A supporter's change of the signings whose receipts they have.
pub enum Change {
    Withdraw {
        receipts: Vec<Hash>,
        /// `None` withdraws from all petitions.
        petition: Option<PetitionId>,
    },
    Amend(Vec<NewAmendment>),
    /// Restores what was withdrawn.
    Restore(Vec<WithdrawnSigning>),
}

/// A sealed change of sealed data.
pub struct NewAmendment {
    pub record: Vec<u8>,
    /// One more than the last of this signing.
    pub number: i64,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
}

/// The result of a change.
#[derive(Debug, PartialEq, Eq)]
pub enum ChangeReply {
    /// The change is done, or nothing was left to change.
    Applied,
    /// Another amendment came first: read the signing again.
    Stale,
    /// Holds all that is needed to restore it, without signatures that were not confirmed or were withdrawn
    /// before.
    Withdrawn(Vec<WithdrawnSigning>),
    /// Nothing was restored: the signing is gone, or more of it was withdrawn later.
    Gone,
}

/// A signing, as the holder of its receipt may see it.
pub struct OwnSigning {
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    /// The number of its last amendment; zero before the first.
    pub amended: i64,
    /// Petition and state of each signature.
    pub signatures: Vec<(String, SignatureState)>,
}

/// What is to be deleted because its time is over.
#[derive(Clone, Debug)]
pub struct Expiry {
    /// Signings and letters from before this day are deleted if they were not confirmed.
    pub unconfirmed_before: String,
    /// Everything from before this day is deleted. `None` while the campaign goes on.
    pub all_before: Option<String>,
}

/// Traces to delete: those from before one day, and those that a wrong clock has dated after
/// another day.
#[derive(Clone, Debug)]
pub struct OldTraces {
    pub before: String,
    pub after: String,
}

/// The number of rows that were deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RemovedRows {
    /// Answers to mails, whether they came in time or not.
    pub confirmations: u64,
    /// Signings and letters that were not confirmed, or were refused.
    pub unconfirmed: u64,
    /// Signings of a campaign whose time is over.
    pub signings: u64,
    /// Letters of a campaign whose time is over.
    pub letters: u64,
    /// Answers to requests that no retry asks for any more.
    pub answered: u64,
    /// Addresses that wanted no mail.
    pub suppressions: u64,
    /// Words of encouragement, whatever staff decided about them.
    pub messages: u64,
    /// Other items that staff decided about, and the acts of staff.
    pub moderated: u64,
    /// Marathons of a campaign whose time is over, with who organised them.
    pub marathons: u64,
}

/// The signings found so far for an address that is to be forgotten.
pub struct FoundSignings {
    pub signings: Vec<i64>,
    /// The newest signing of all, just before the search.
    pub newest: i64,
}

impl FoundSignings {
    /// How many numbers before `newest` are searched again: a signing that was on its way then has
    /// a number near it.
    const AGAIN: i64 = 100_000;

    /// Where the second search begins, which finds what came during the first.
    pub fn again_after(&self) -> i64 {
        self.newest - Self::AGAIN
    }
}

/// The rows removed for a forgotten address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ForgottenRows {
    pub signings: u64,
    pub signatures: u64,
    /// The signatures among them that go on counting, as numbers.
    pub counted: u64,
    pub mails: u64,
    /// Letters. Those that counted go on counting.
    pub letters: u64,
    /// Whether the address wants no mail. This stays.
    pub suppressed: bool,
}
