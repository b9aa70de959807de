//! Withdrawn data, handed to whoever withdrew it. The store keeps none of it.

use serde::{Deserialize, Serialize};

use crate::{Hash, PetitionId, Trace};

/// The withdrawn part of one signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnSigning {
    pub record: [u8; 16],
    /// The hash of the receipt by which it was withdrawn. Only with that receipt is it restored.
    pub receipt_hash: Hash,
    /// The dedup tag of its address.
    pub tag: Hash,
    pub signatures: Vec<WithdrawnSignature>,
    /// The erased data, if no signature of the signing was left.
    pub erased: Option<ErasedSigning>,
}

/// A signature that was given, and withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnSignature {
    pub petition: PetitionId,
    /// Whether staff has set it aside: if restored, it is set aside again.
    pub set_aside: Option<SetAsideSignature>,
}

/// The number of the set-aside, and whether the signature would be a duplicate otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAsideSignature {
    pub by: i64,
    pub is_duplicate: bool,
}

/// The data of a signing beside its signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedSigning {
    pub country: String,
    pub source: Option<String>,
    pub sealed: Vec<u8>,
    pub amendments: Vec<ErasedAmendment>,
    pub trace: Option<ErasedTrace>,
}

/// A [`NewAmendment`](crate::NewAmendment) without its record.
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
