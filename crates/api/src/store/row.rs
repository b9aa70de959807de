//! What goes into the store and comes out of it.

use std::collections::BTreeMap;

use marathon_domain::Slug;
use serde::Deserialize;

use super::{Claim, MailReport, NewMail, Verdict};
use crate::hashes::{Hash, Idempotency};

/// A petition by its number in this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PetitionId(pub(super) i64);

/// A signing as it is stored: nothing in it names a person.
pub struct NewSigning {
    pub record: [u8; 16],
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub country: String,
    pub day: String,
    pub source: Option<String>,
    pub sealed: Vec<u8>,
    pub receipt_hash: Hash,
    pub idempotency: Option<Idempotency>,
    /// The dedup tag of the address.
    pub tag: Hash,
    pub petitions: Vec<PetitionId>,
    /// What its address is confirmed by. Without it the signatures count at once.
    pub mail: Option<NewMail>,
}

/// What goes into one transaction.
#[derive(Default)]
pub struct Batch<'a> {
    pub signings: Vec<&'a NewSigning>,
    pub claims: Vec<&'a Claim>,
    pub reports: Vec<&'a MailReport>,
}

/// What a committed batch changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BatchOutcome {
    /// New signatures counted, by petition.
    pub counted: BTreeMap<PetitionId, u64>,
    /// Signatures kept beside a counted one of the same address.
    pub duplicates: u64,
    /// Mails that now wait to be sent.
    pub mails: u64,
    /// What became of each claim, in order.
    pub verdicts: Vec<Verdict>,
    /// Records that were not stored, since another instance has stored their idempotency keys.
    pub overtaken: Vec<[u8; 16]>,
}

/// A petition whose kept count is not what its signatures say.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    pub petition: String,
    pub kept: i64,
    pub exact: i64,
}

/// A signing as a section's export holds it.
pub struct ExportedSigning {
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub country: String,
    pub day: String,
    pub sealed: Vec<u8>,
    pub signatures: Vec<ExportedSignature>,
}

/// Which signings an export holds.
#[derive(Clone, Copy)]
pub struct Selection<'a> {
    pub section: &'a str,
    /// Of this campaign only.
    pub campaign: Option<&'a str>,
    /// Those that sign this petition, and of each only what it is to this petition.
    pub petition: Option<&'a Slug>,
}

/// What totals are made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalsBy {
    Section,
    Source,
}

/// How many signed in one section, or through one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// None for signings without a source.
    pub name: Option<String>,
    pub signings: u64,
    /// Signatures counted; a signing can hold several.
    pub counted: u64,
}

/// One petition of an exported signing.
#[derive(Deserialize)]
pub struct ExportedSignature {
    pub petition: String,
    pub state: String,
}
