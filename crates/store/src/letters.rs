//! New letters: to be delivered by the section, or posted by their writers.

use crate::{Hash, Idempotency, NewMail, PetitionId};

/// A letter as it is stored: nothing in it names a person.
pub struct NewLetter {
    pub record: [u8; 16],
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub country: String,
    pub day: String,
    pub petition: PetitionId,
    /// The dedup tag of the address.
    pub tag: Hash,
    /// The tag of its mailbox without what follows a `+`. If it is suppressed, no part of the letter is kept.
    pub mailbox: Hash,
    pub sealed: Vec<u8>,
    pub idempotency: Option<Idempotency>,
    /// The mail that confirms its address. Without it the letter counts, and can be delivered, at
    /// once.
    pub mail: Option<NewMail>,
}

/// Somebody says that they have posted a letter.
pub struct PostedLetter {
    pub petition: PetitionId,
    pub day: String,
    pub idempotency: Option<Idempotency>,
}
