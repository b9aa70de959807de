//! What staff decides about, with a token of its section: `/api/v1/moderation/…`.

mod decide;
mod get_item;
mod item;
mod list_acts;
mod list_items;
mod refuse_item;
mod release_item;
mod staff;
mod undo_item;

use axum::{http::HeaderValue, response::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::moderation::{ActEntry, ItemHead};
use marathon_store::{ActRow, ItemRow};
use serde::Serialize;

use crate::http::{ApiError, Fields, json_answer};

pub use self::get_item::{__path_get_item, get_item};
pub use self::list_acts::{__path_list_acts, list_acts};
pub use self::list_items::{__path_list_items, list_items};
pub use self::refuse_item::{__path_refuse_item, refuse_item};
pub use self::release_item::{__path_release_item, release_item};
pub use self::undo_item::{__path_undo_item, undo_item};

/// Entries of a page.
const PAGE: i64 = 50;

/// How ids are written.
fn id(record: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(record)
}

/// Without what is sealed.
fn head(row: ItemRow) -> ItemHead {
    ItemHead {
        id: id(&row.record),
        petition: row.petition,
        day: row.day,
        state: row.state,
    }
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
fn number(query: &Fields, name: &str, usual: i64) -> Result<i64, ApiError> {
    match query.value(name) {
        None => Ok(usual),
        Some(text) => text.parse().map_err(|_| {
            let message = "Give the number that the last answer gave.";
            ApiError::of_field(name, "invalid", message)
        }),
    }
}

/// What the next page begins after, if this one is full.
fn next<T>(rows: &[T], number: impl Fn(&T) -> i64) -> Option<i64> {
    let is_full = i64::try_from(rows.len()).is_ok_and(|length| length == PAGE);
    rows.last().filter(|_| is_full).map(number)
}
