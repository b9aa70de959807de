//! An answer in JSON, with how long caches may keep it.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// Of what staff has released: so long after it was undone it may still be seen.
pub const RELEASED: HeaderValue = HeaderValue::from_static("public, max-age=30");

/// What is sent is made of strings and numbers, which always encode.
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
