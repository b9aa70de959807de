//! New signings, and the counts that are read.

use serde::{Deserialize, Serialize};

use crate::{Hash, Idempotency, NewMail};

/// A petition by its number in this database.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
pub struct PetitionId(pub(super) i64);

/// A signing as it is stored. Nothing in it names a person. Letters, messages and marathons have
/// fields with the same names and meanings.
pub struct NewSigning {
    /// Random. The sealed data is bound to it.
    pub record: [u8; 16],
    /// The campaign's id.
    pub campaign: String,
    /// The code of the section that receives it.
    pub section: String,
    /// Which key of the section it is sealed to.
    pub key_id: String,
    /// The version of the sealed format, from 1 on.
    pub schema: u16,
    /// Two letters.
    pub country: String,
    pub day: String,
    /// Which site or share link brought it.
    pub source: Option<String>,
    /// The personal data. The store cannot open it.
    pub sealed: Vec<u8>,
    pub receipt_hash: Hash,
    pub idempotency: Option<Idempotency>,
    /// The dedup tag of the address: one signature for each tag and petition counts.
    pub tag: Hash,
    /// The tag of its mailbox without what follows a `+`. A suppressed mailbox gets no mail.
    pub mailbox: Hash,
    pub petitions: Vec<PetitionId>,
    pub trace: Trace,
    /// The mail that confirms its address. Without it the signatures count at once.
    pub mail: Option<NewMail>,
}

/// A keyed hash of a network or of a mail domain. Its key is in no file. It is just long enough to
/// tell signings of the same days apart.
pub type TraceTag = [u8; 8];

/// Shows, for 72 hours, that signings belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    pub network: TraceTag,
    pub domain: TraceTag,
}

/// A kept count that differs from what was recounted: of a petition, its letters, a section, a country or a day.
#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Difference {
    pub petition: String,
    pub kept: i64,
    pub exact: i64,
}

/// A number of a petition.
#[derive(sqlx::FromRow)]
pub(crate) struct CountRow {
    pub petition: PetitionId,
    #[sqlx(try_from = "i64")]
    pub number: u64,
}

/// The signatures of a section's supporters for one petition.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SectionPetition {
    pub section: String,
    pub petition: PetitionId,
    /// Signatures counted, including those whose rows are deleted.
    #[sqlx(try_from = "i64")]
    pub counted: u64,
}

/// What totals are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalsBy {
    Section,
    Source,
}

/// How many signed in one section, or through one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// `None` for signings without a source.
    pub name: Option<String>,
    pub signings: u64,
    /// Signatures counted; a signing can hold several.
    pub counted: u64,
}
