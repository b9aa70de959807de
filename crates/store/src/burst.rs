//! Bursts, as they are stored and as they are read.

use marathon_domain::fraud::BurstKind;
use sqlx::FromRow;

use crate::PetitionId;

/// Far more signatures of one kind than are usual for the hour and the petition.
pub struct SeenBurst {
    pub section: String,
    pub kind: BurstKind,
    /// A tag as calls write it, a source or a country.
    pub value: String,
    pub petition: PetitionId,
    pub day: String,
    /// The signatures within the hour.
    pub signatures: u64,
    /// The usual number.
    pub usual: u64,
}

/// The bursts that a server has seen.
pub struct SeenBursts(pub Vec<SeenBurst>);

/// A burst, for staff to read.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct BurstRow {
    pub day: String,
    #[sqlx(try_from = "String")]
    pub kind: BurstKind,
    pub value: String,
    pub petition: String,
    #[sqlx(try_from = "i64")]
    pub signatures: u64,
    #[sqlx(try_from = "i64")]
    pub usual: u64,
}
