//! Signatures as a batch reads them.

use marathon_domain::SignatureState;
use sqlx::FromRow;

use crate::{PetitionId, place::Place};

/// A signature that was given, and not withdrawn.
#[derive(FromRow)]
pub struct GivenSignature {
    pub signing: i64,
    #[sqlx(try_from = "String")]
    pub place: Place,
    pub petition: PetitionId,
    pub tag: Vec<u8>,
    #[sqlx(try_from = "String")]
    pub state: SignatureState,
    /// The state that it would have if it were not set aside.
    otherwise: Option<String>,
}

impl GivenSignature {
    /// The state that it would have if it were not set aside.
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
    #[sqlx(try_from = "String")]
    pub place: Place,
    pub petition: PetitionId,
    pub tag: Vec<u8>,
    /// The source of its signing.
    pub source: Option<String>,
    /// Whether the same address already counts for the petition.
    pub counted_before: bool,
}
