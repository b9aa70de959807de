//! An answer in JSON, with how long caches may keep it.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// The caching of released content: after an undo it may still be seen for this long.
pub const RELEASED: HeaderValue = HeaderValue::from_static("public, max-age=30");

/// Answers with a JSON body, which is made of strings and numbers that always encode.
pub fn json_answer(body: &impl Serialize, caching: HeaderValue) -> Response {
    let json = serde_json::to_vec(body).unwrap_or_default();
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        ),
        (header::CACHE_CONTROL, caching),
    ];
    (headers, json).into_response()
}
