//! What staff decides about, with a token of its section: `/api/v1/moderation/…`.

mod act;
pub mod get_item;
pub mod list_acts;
pub mod list_items;
pub mod refuse_item;
pub mod release_item;
pub mod undo_item;

use axum::{http::HeaderValue, response::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::{ProblemError, moderation::ActEntry};
use serde::Serialize;

use super::{ApiError, json_answer::json_answer, sent::Sent};
use crate::store::{ActRow, StaffMember, WholeItem};

/// Entries of a page.
const PAGE: i64 = 50;

/// How ids are written.
fn id(record: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(record)
}

/// The record that an id is of.
fn record(id: &str) -> Result<[u8; 16], ApiError> {
    let bytes = URL_SAFE_NO_PAD.decode(id).ok();
    let record = bytes.and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
    record.ok_or(ApiError::NotFound)
}

/// Refuses what is of another section.
fn check_section(member: &StaffMember, item: &WholeItem) -> Result<(), ApiError> {
    match item.section == member.section {
        true => Ok(()),
        false => Err(ApiError::OtherSection),
    }
}

/// Of a field that is wrong. Staff's programs show it as it is.
fn invalid(field: &str, code: &str, message: &str) -> ApiError {
    ApiError::Invalid(vec![ProblemError {
        field: field.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
    }])
}

fn entry(row: ActRow) -> ActEntry {
    ActEntry {
        kind: row.kind,
        id: id(&row.record),
        act: row.deed,
        by: row.by,
        day: row.day,
        reason: row.reason,
    }
}

/// Kept by nobody.
fn answer(body: &impl Serialize) -> Response {
    json_answer(body, HeaderValue::from_static("no-store"))
}

/// A number in the query, or what stands for it.
fn number(query: &Sent, name: &str, usual: i64) -> Result<i64, ApiError> {
    match query.value(name) {
        None => Ok(usual),
        Some(text) => text.parse().map_err(|_| {
            invalid(
                name,
                "invalid",
                "Give the number that the last answer gave.",
            )
        }),
    }
}

/// What the next page begins after, if this one is full.
fn next<T>(rows: &[T], number: impl Fn(&T) -> i64) -> Option<i64> {
    let is_full = i64::try_from(rows.len()).is_ok_and(|length| length == PAGE);
    rows.last().filter(|_| is_full).map(number)
}
