//! What becomes of signings after they were taken.

use marathon_domain::SignatureState;

use crate::{Hash, PetitionId, WithdrawnSigning};

/// A supporter changes the signings whose receipts they have.
pub enum Change {
    Withdraw {
        receipts: Vec<Hash>,
        /// None: all.
        petition: Option<PetitionId>,
    },
    Amend(Vec<NewAmendment>),
    /// What was withdrawn stands again.
    Restore(Vec<WithdrawnSigning>),
}

/// A change of what is sealed, sealed as well.
pub struct NewAmendment {
    pub record: Vec<u8>,
    /// One more than the last of this signing.
    pub number: i64,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
}

/// What became of a change.
#[derive(Debug, PartialEq, Eq)]
pub enum ChangeReply {
    /// Also if nothing was left to change.
    Applied,
    /// Another amendment came first: look at the signing again.
    Stale,
    /// By this it can be given back. Nothing of what was not confirmed, or was withdrawn before.
    Withdrawn(Vec<WithdrawnSigning>),
    /// Nothing of what was to stand again does: its signing is gone, or more of it was withdrawn later.
    Gone,
}

/// A signing as whoever has its receipt may see it.
pub struct OwnSigning {
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    /// The number of its last amendment; zero before the first.
    pub amended: i64,
    /// Petition and state of each signature.
    pub signatures: Vec<(String, SignatureState)>,
}

/// What is to go because its time is over.
#[derive(Clone, Debug)]
pub struct Expiry {
    /// What was not confirmed goes if it is from before this day.
    pub unconfirmed_before: String,
    /// Everything goes if it is from before this day. None while the campaign goes on.
    pub all_before: Option<String>,
}

/// Traces that are to go: what is from before one day, and what a clock that was wrong has dated after another.
#[derive(Clone, Debug)]
pub struct OldTraces {
    pub before: String,
    pub after: String,
}

/// What has gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RemovedRows {
    /// Answers to mails that came, or did not, in their time.
    pub confirmations: u64,
    /// Signings and letters that were not confirmed, or were refused.
    pub unconfirmed: u64,
    /// Signings of a campaign whose time is over.
    pub signings: u64,
    /// Letters of a campaign whose time is over.
    pub letters: u64,
    /// Answers that no retry asks for any more.
    pub answered: u64,
    /// Addresses that wanted no mail.
    pub suppressions: u64,
    /// Words of encouragement, whatever staff decided about them.
    pub messages: u64,
    /// What else staff decided about, and what it did.
    pub moderated: u64,
    /// Marathons of a campaign whose time is over, with who organised them.
    pub marathons: u64,
}

/// The signings of an address that is to be forgotten, as far as they were looked for.
pub struct FoundSignings {
    pub signings: Vec<i64>,
    /// The newest signing of anybody, just before.
    pub newest: i64,
}

impl FoundSignings {
    /// Before `newest`, so many are looked at again: what was on its way then has a number not far from it.
    const AGAIN: i64 = 100_000;

    /// Where the second look begins, which sees what came during the first.
    pub fn again_after(&self) -> i64 {
        self.newest - Self::AGAIN
    }
}

/// What was removed of a forgotten address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ForgottenRows {
    pub signings: u64,
    pub signatures: u64,
    /// Of them, those that go on counting, as numbers.
    pub counted: u64,
    pub mails: u64,
    /// Those that counted go on counting.
    pub letters: u64,
    /// Whether the address wants no mail, which stays.
    pub suppressed: bool,
}
