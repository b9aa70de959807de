//! What staff sends: JSON, reasons, ids.

use std::sync::Arc;

use axum::{body::Body, extract::FromRequest, http::Request};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::de::DeserializeOwned;

use crate::{
    http::{ApiError, body::Whole},
    state::App,
};

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 200;

/// JSON in the body.
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Sent<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self, ApiError> {
        let Whole(body) = Whole::from_request(request, app).await?;
        read(&body).map(Self)
    }
}

/// Reads a JSON body. The parser's message is not repeated, because it would quote the body.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| match error.is_data() {
        true => {
            let message = "Send what the API's document describes.";
            ApiError::of_field("body", "invalid", message)
        }
        false => ApiError::Malformed(Vec::new()),
    })
}

/// A reason, without white space around it.
pub fn reason(text: &str) -> Result<String, ApiError> {
    let reason = text.trim();
    let is_line = !reason.is_empty() && !text.chars().any(char::is_control);
    match is_line && text.chars().count() <= LONGEST_REASON {
        true => Ok(reason.to_owned()),
        false => {
            let message = "Give the reason in one line of at most 200 characters.";
            Err(ApiError::of_field("reason", "invalid", message))
        }
    }
}

/// The number of a record, as [`id`](super::id) writes it.
pub fn record(id: &str) -> Option<[u8; 16]> {
    URL_SAFE_NO_PAD.decode(id).ok()?.try_into().ok()
}
