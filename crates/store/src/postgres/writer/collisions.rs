//! Batches of two instances that could not both be.

use crate::StoreError;

/// How often a batch that lost is tried again.
pub const TRIES: u32 = 5;

/// Serialization failure, deadlock, and a row that another instance has just written. The order in which
/// batches take their locks lets none of them happen; they are tried again all the same, for whatever
/// else uses the database.
const CODES: [&str; 3] = ["40001", "40P01", "23505"];

/// Whether the same batch may well be written if it is tried again.
pub fn is_one(error: &StoreError) -> bool {
    let StoreError::Database(sqlx::Error::Database(error)) = error else {
        return false;
    };
    error.code().is_some_and(|code| CODES.contains(&&*code))
}
