//! Batches of two instances that exclude each other.

use crate::StoreError;

/// How often a batch that lost is tried again.
pub const TRIES: u32 = 5;

/// Serialization failure, deadlock, and a row that another instance has just written. The order of
/// locks prevents all of them between batches. They are still tried again, since something else may
/// use the database.
const CODES: [&str; 3] = ["40001", "40P01", "23505"];

/// Whether trying the batch again may succeed.
pub fn is_one(error: &StoreError) -> bool {
    let StoreError::Database(sqlx::Error::Database(error)) = error else {
        return false;
    };
    error.code().is_some_and(|code| CODES.contains(&&*code))
}
