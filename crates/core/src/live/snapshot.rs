//! One state of the counts, encoded for every reader.

use std::{collections::BTreeMap, sync::Arc};

use axum::http::HeaderValue;
use bytes::Bytes;
use marathon_domain::Counts;
use sha2::{Digest, Sha256};

/// Cheap to clone: everything in it is shared.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The body of `GET /api/v1/counts`.
    pub json: Bytes,
    /// Its strong ETag.
    pub etag: HeaderValue,
    pub total: u64,
    petitions: Arc<BTreeMap<String, u64>>,
}

impl Snapshot {
    /// Encodes the counts.
    pub fn of(counts: &Counts) -> Self {
        // Strings and numbers always encode.
        let json = Bytes::from(serde_json::to_vec(counts).unwrap_or_default());
        let digest = Sha256::digest(&json);
        let mut etag = String::with_capacity(26);
        etag.push('"');
        for byte in &digest[..12] {
            etag.push_str(&format!("{byte:02x}"));
        }
        etag.push('"');
        Self {
            json,
            etag: HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("\"\"")),
            total: counts.total,
            petitions: Arc::new(counts.petitions.clone()),
        }
    }

    /// The count of a petition, if it is known.
    pub fn petition(&self, slug: &str) -> Option<u64> {
        self.petitions.get(slug).copied()
    }

    /// The event of the stream.
    pub fn event(&self) -> Vec<u8> {
        let parts: [&[u8]; 3] = [b"event: counts\ndata: ", &self.json, b"\n\n"];
        parts.concat()
    }
}
