//! Keyed hashes, as they are stored. The caller makes them.

use std::array::TryFromSliceError;

use crate::StoreError;

/// A SHA-256 or an HMAC made with it.
pub type Hash = [u8; 32];

/// A request's `Idempotency-Key` as it is stored, with the digest of the body it came with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Idempotency {
    pub key: Hash,
    pub digest: Hash,
}

/// The bytes of a column that holds hashes.
#[derive(sqlx::Type)]
#[sqlx(transparent)]
pub(crate) struct HashColumn(Vec<u8>);

impl TryFrom<HashColumn> for Hash {
    type Error = TryFromSliceError;

    fn try_from(column: HashColumn) -> Result<Self, TryFromSliceError> {
        Self::try_from(&column.0[..])
    }
}

impl HashColumn {
    /// Fails if the column does not hold a hash.
    pub fn hash(self) -> Result<Hash, StoreError> {
        let hash = Hash::try_from(self);
        Ok(hash.map_err(|error| sqlx::Error::Decode(error.into()))?)
    }
}
