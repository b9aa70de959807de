//! What answers to staff have in common: pages of lists, ids, entries of the trail.

use axum::{http::HeaderValue, response::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::moderation::ActEntry;
use marathon_seal::export::digest_text;
use marathon_store::ActRow;
use serde::Serialize;

use crate::http::json_answer;

/// How many entries a page has.
pub const PAGE: i64 = 50;

/// An id, as calls write it.
pub fn id(record: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(record)
}

pub fn entry(row: ActRow) -> ActEntry {
    ActEntry {
        kind: row.kind,
        id: id(&row.record),
        act: row.deed,
        by: row.by,
        day: row.day,
        reason: row.reason,
        place: row.place.map(i64::unsigned_abs),
        digest: row.digest.as_deref().map(digest_text),
    }
}

/// An answer that must not be cached.
pub fn answer(body: &impl Serialize) -> Response {
    json_answer(body, HeaderValue::from_static("no-store"))
}

/// The number that the next page begins after, if this one is full.
pub fn next<T>(rows: &[T], number: impl Fn(&T) -> i64) -> Option<i64> {
    let is_full = i64::try_from(rows.len()).is_ok_and(|length| length == PAGE);
    rows.last().filter(|_| is_full).map(number)
}
