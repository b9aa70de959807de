//! Signatures as a batch finds them.

use marathon_domain::SignatureState;
use sqlx::FromRow;

use crate::PetitionId;

/// A signature that was given, and not withdrawn.
#[derive(FromRow)]
pub struct GivenSignature {
    pub signing: i64,
    pub section: String,
    pub petition: PetitionId,
    pub tag: Vec<u8>,
    #[sqlx(try_from = "String")]
    pub state: SignatureState,
}

/// A signature whose address is confirmed now.
#[derive(FromRow)]
pub struct PendingSignature {
    pub signing: i64,
    pub section: String,
    pub petition: PetitionId,
    pub tag: Vec<u8>,
    /// The same address counts for the petition.
    pub counted_before: bool,
}
