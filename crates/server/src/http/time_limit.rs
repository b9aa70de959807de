//! No request is worked on for ever.

use std::{future::Future, time::Duration};

use axum::response::{IntoResponse, Response};

use super::ApiError;

/// Ends what takes too long. The event stream answers at once and goes on as its body, which this does
/// not touch.
pub async fn limited(time: Duration, answering: impl Future<Output = Response>) -> Response {
    let answer = tokio::time::timeout(time, answering).await;
    answer.unwrap_or_else(|_| ApiError::TooSlow.into_response())
}
