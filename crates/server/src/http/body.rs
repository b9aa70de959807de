//! Reads a request's body, within limits of size and time.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::FromRequest,
    http::{HeaderMap, Request, header},
};
use bytes::Bytes;
use http_body_util::BodyExt;

use super::ApiError;
use crate::state::App;

/// The longest body that is accepted.
const LARGEST: usize = 64 * 1024;

/// How much of a longer body is still read and discarded. Most programs read no answer before they
/// have sent everything, and would see a broken connection instead of the 413.
const DRAINED: usize = 16 * 1024 * 1024;

/// A whole body.
pub struct Whole(pub Bytes);

impl FromRequest<Arc<App>> for Whole {
    type Rejection = ApiError;

    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        read(&parts.headers, body, app.http.body_timeout)
            .await
            .map(Self)
    }
}

/// Reads a whole body.
pub async fn read(headers: &HeaderMap, body: Body, limit: Duration) -> Result<Bytes, ApiError> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > DRAINED) {
        return Err(ApiError::TooLarge);
    }
    tokio::time::timeout(limit, collect(body))
        .await
        .map_err(|_| ApiError::BodyTimeout)?
}

async fn collect(mut body: Body) -> Result<Bytes, ApiError> {
    let mut collected = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| ApiError::BodyUnreadable)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        length += data.len();
        if length <= LARGEST {
            collected.extend_from_slice(&data);
        } else if length > DRAINED {
            break;
        }
    }
    if length > LARGEST {
        return Err(ApiError::TooLarge);
    }
    Ok(collected.into())
}
