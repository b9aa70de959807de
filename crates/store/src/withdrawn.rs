//! What was withdrawn, handed to whoever withdrew it. The store keeps none of it.

use serde::{Deserialize, Serialize};

use crate::{Hash, PetitionId, Trace};

/// What was withdrawn of one signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnSigning {
    pub record: [u8; 16],
    /// Of the receipt by which it was withdrawn, and by which alone it stands again.
    pub receipt_hash: Hash,
    /// The dedup tag of its address.
    pub tag: Hash,
    pub signatures: Vec<WithdrawnSignature>,
    /// What was erased, where nothing else of the signing stands.
    pub erased: Option<ErasedSigning>,
}

/// A signature that was given, and withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnSignature {
    pub petition: PetitionId,
    /// Whether staff has set it aside: it is again, if it stands again.
    pub set_aside: Option<SetAsideSignature>,
}

/// By which set-aside, by its number, and whether it would be a duplicate otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAsideSignature {
    pub by: i64,
    pub is_duplicate: bool,
}

/// What a signing held beside its signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedSigning {
    pub country: String,
    pub source: Option<String>,
    pub sealed: Vec<u8>,
    pub amendments: Vec<ErasedAmendment>,
    pub trace: Option<ErasedTrace>,
}

/// As [`NewAmendment`](crate::NewAmendment), but for the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedAmendment {
    pub number: i64,
    pub key_id: String,
    pub schema: i32,
    pub sealed: Vec<u8>,
}

/// A trace, with its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedTrace {
    pub tags: Trace,
    pub day: String,
}
