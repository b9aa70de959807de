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
    /// What it would be if it were not set aside.
    otherwise: Option<String>,
}

impl GivenSignature {
    /// Its state, as if it were not set aside.
    pub fn otherwise(&self) -> SignatureState {
        let word = self.otherwise.as_deref();
        word.and_then(|word| word.parse().ok())
            .unwrap_or(self.state)
    }
}

/// A signature whose address is confirmed now.
#[derive(FromRow)]
pub struct PendingSignature {
    pub signing: i64,
    pub section: String,
    pub petition: PetitionId,
    pub tag: Vec<u8>,
    /// Of its signing.
    pub source: Option<String>,
    /// The same address counts for the petition.
    pub counted_before: bool,
}
