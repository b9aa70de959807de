//! What goes into the store and comes out of it.

use std::collections::{BTreeMap, HashSet};

use marathon_domain::Slug;
use serde::{Deserialize, Deserializer, de::Error};

use super::{
    Change, Changed, Claim, Expired, Expiry, MailReport, MarathonChange, MarathonChanged,
    Moderated, NewLetter, NewMail, NewMessage, PostedLetter, StaffAct, Verdict,
};
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
    pub changes: Vec<&'a Change>,
    pub expiries: Vec<&'a Expiry>,
    pub messages: Vec<&'a NewMessage>,
    pub staff_acts: Vec<&'a StaffAct>,
    pub letters: Vec<&'a NewLetter>,
    pub posted: Vec<&'a PostedLetter>,
    pub marathons: Vec<&'a MarathonChange>,
}

/// What a committed batch changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BatchOutcome {
    /// How the counts changed, by petition.
    pub counted: BTreeMap<PetitionId, i64>,
    /// Counted signatures that were withdrawn.
    pub withdrawn: u64,
    /// Signatures kept beside a counted one of the same address.
    pub duplicates: u64,
    /// Mails that now wait to be sent.
    pub mails: u64,
    /// What became of each claim, in order.
    pub verdicts: Vec<Verdict>,
    /// Records that were not stored, since another instance has stored their idempotency keys.
    pub overtaken: Vec<[u8; 16]>,
    /// Keys of other requests of which the same is true.
    pub overtaken_keys: HashSet<Hash>,
    /// How the letters changed, by petition.
    pub letters: BTreeMap<PetitionId, i64>,
    /// What became of each change, in order.
    pub changed: Vec<Changed>,
    /// What each expiry removed, in order.
    pub expired: Vec<Expired>,
    /// What became of each act of staff, in order.
    pub moderated: Vec<Moderated>,
    /// What became of each change of a marathon, in order.
    pub marathons: Vec<MarathonChanged>,
}

impl BatchOutcome {
    /// Whether another instance has stored the request.
    pub fn is_overtaken(&self, sent: Option<&Idempotency>) -> bool {
        sent.is_some_and(|sent| self.overtaken_keys.contains(&sent.key))
    }
}

/// A petition whose kept count is not what its signatures say.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    pub petition: String,
    pub kept: i64,
    pub exact: i64,
}

/// What an exported record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportedKind {
    Signing,
    Letter,
    /// Who organises a marathon: it signs nothing.
    Organiser,
}

/// A signing, or what else is sealed, as a section's export holds it.
pub struct ExportedSigning {
    pub kind: ExportedKind,
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub country: String,
    pub day: String,
    /// Empty once all of it was withdrawn.
    pub sealed: Vec<u8>,
    pub signatures: Vec<ExportedSignature>,
    /// In their order.
    pub amendments: Vec<ExportedAmendment>,
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

/// An amendment of an exported signing.
#[derive(Deserialize)]
pub struct ExportedAmendment {
    pub number: i64,
    pub key_id: String,
    pub schema: u16,
    #[serde(deserialize_with = "bytes_of_hex")]
    pub sealed: Vec<u8>,
}

/// As databases write bytes into JSON.
fn bytes_of_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let digit = |letter: u8| char::from(letter).to_digit(16);
    let byte = |pair: &[u8]| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?);
    let bytes = text.as_bytes().chunks(2).map(|pair| {
        let byte = byte(pair).and_then(|byte| u8::try_from(byte).ok());
        byte.ok_or_else(|| D::Error::custom("no hexadecimal digits"))
    });
    bytes.collect()
}
