//! The acts of a section's staff, as a chain: each entry has a number, and a digest over itself and
//! the entry before. So a missing or changed entry shows, and the last digest covers all entries.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One entry, with the fields that its digest covers and that its line in the trail's file has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrailEntry {
    pub section: String,
    /// The number of the entry, from 1 on.
    pub place: u64,
    pub day: String,
    /// The name of the token.
    pub by: String,
    pub act: String,
    pub kind: String,
    /// The id of the item that it is about, as calls write it.
    pub id: String,
    pub reason: Option<String>,
}

/// The last entry of a trail, whose digest covers all entries before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrailHead {
    pub place: u64,
    /// SHA-256 in hexadecimal.
    pub digest: String,
}

/// An entry with its digest: a line of the trail's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailLine {
    #[serde(flatten)]
    pub entry: TrailEntry,
    /// SHA-256 in hexadecimal.
    pub digest: String,
}

impl TrailEntry {
    /// The digest over this entry and the one before, if there is one.
    pub fn digest(&self, before: Option<&[u8]>) -> [u8; 32] {
        let mut digest = Sha256::new();
        digest.update(b"marathon trail v1\0");
        digest.update(before.unwrap_or(&[0; 32]));
        // Strings and numbers always encode; the fields keep their order.
        digest.update(serde_json::to_vec(self).unwrap_or_default());
        digest.finalize().into()
    }
}

/// A digest in hexadecimal.
pub fn digest_text(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
