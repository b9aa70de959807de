//! What becomes of claims: decided here, the same for every database, which loads before and writes after.

use std::collections::HashSet;

use super::{Act, BatchOutcome, Claim, PetitionId, Proof, Verdict};
use crate::hashes::Hash;

/// Wrong codes that the mails of one address stand. Their links go on working.
const TRIES: i64 = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    Open,
    Confirmed,
    Refused,
}

impl MailState {
    /// As it stands in the database.
    pub fn named(name: &str) -> Self {
        match name {
            "open" => Self::Open,
            "confirmed" => Self::Confirmed,
            _ => Self::Refused,
        }
    }
}

/// A mail that asks to confirm a signing.
pub struct Mailed {
    pub signing: i64,
    pub tag: Hash,
    pub state: MailState,
    pub token_hash: Hash,
    pub code_hash: Hash,
    pub tries: i64,
    pub day: String,
    /// This batch has added to the tries.
    pub tried_wrongly: bool,
}

impl Mailed {
    /// Its address is refused: what was not confirmed by then goes.
    fn refuse(&mut self) {
        if self.state == MailState::Open {
            self.state = MailState::Refused;
        }
    }
}

/// What is to be written.
#[derive(Default)]
pub struct Changes {
    /// Signings.
    pub confirmed: Vec<i64>,
    /// Addresses.
    pub refused: HashSet<Hash>,
}

/// Settles the claims in their order, as if each came alone.
pub fn settle(mailed: &mut [Mailed], claims: &[&Claim], outcome: &mut BatchOutcome) -> Changes {
    let mut changes = Changes::default();
    for claim in claims {
        let verdict = changes.decide(mailed, claim);
        outcome.verdicts.push(verdict);
    }
    changes
}

impl Changes {
    fn decide(&mut self, mailed: &mut [Mailed], claim: &Claim) -> Verdict {
        let Some(place) = find(mailed, claim) else {
            return Verdict::Unknown;
        };
        let mail = &mut mailed[place];
        match (mail.state, claim.act) {
            (MailState::Confirmed, _) => Verdict::Confirmed,
            (MailState::Refused, Act::Confirm) => Verdict::Unknown,
            (MailState::Open, Act::Confirm) => {
                mail.state = MailState::Confirmed;
                self.confirmed.push(mail.signing);
                Verdict::Confirmed
            }
            // What was withdrawn stands as refused too, though its address has said nothing yet: whoever
            // typed it, and holds the receipt, must not keep its owner from ending the mails.
            (MailState::Open | MailState::Refused, Act::Refuse) => {
                let tag = mail.tag;
                self.refused.insert(tag);
                for other in mailed.iter_mut().filter(|other| other.tag == tag) {
                    other.refuse();
                }
                Verdict::Refused
            }
        }
    }
}

/// The mail that a claim has read. A wrong code costs every open mail of its address a try.
fn find(mailed: &mut [Mailed], claim: &Claim) -> Option<usize> {
    let in_time = |mail: &Mailed| mail.day >= claim.since;
    match &claim.proof {
        Proof::Token(hash) => mailed
            .iter()
            .position(|mail| mail.token_hash == *hash && in_time(mail)),
        Proof::Code { tag, code_hash } => {
            let takes_codes =
                |mail: &Mailed| mail.tag == *tag && mail.tries < TRIES && in_time(mail);
            let found = mailed
                .iter()
                .position(|mail| takes_codes(mail) && mail.code_hash == *code_hash);
            if found.is_none() {
                for mail in mailed.iter_mut().filter(|mail| takes_codes(mail)) {
                    mail.tries += 1;
                    mail.tried_wrongly = true;
                }
            }
            found
        }
    }
}

/// A signature whose address is confirmed now.
pub struct Pending {
    pub signing: i64,
    pub petition: i64,
    pub tag: Vec<u8>,
    /// The same address counts for the petition.
    pub counted_before: bool,
}

/// Signatures by signing and petition.
type Places = Vec<(i64, i64)>;

/// Parts those that count now from duplicates: each address once a petition.
#[derive(Default)]
pub struct Counting {
    seen: HashSet<(i64, Vec<u8>)>,
    pub counted: Places,
    pub repeated: Places,
}

impl Counting {
    pub fn take(&mut self, one: Pending, outcome: &mut BatchOutcome) {
        let place = (one.signing, one.petition);
        let first = self.seen.insert((one.petition, one.tag));
        if first && !one.counted_before {
            *outcome.counted.entry(PetitionId(one.petition)).or_default() += 1;
            self.counted.push(place);
        } else {
            outcome.duplicates += 1;
            self.repeated.push(place);
        }
    }
}
