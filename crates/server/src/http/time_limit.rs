//! Limits the time of each request.

use std::{future::Future, time::Duration};

use axum::response::{IntoResponse, Response};

use super::ApiError;

/// Ends a request that takes too long. The event stream is answered at once, and this does not
/// limit its body.
pub async fn limited(time: Duration, answering: impl Future<Output = Response>) -> Response {
    let answer = tokio::time::timeout(time, answering).await;
    answer.unwrap_or_else(|_| ApiError::TooSlow.into_response())
}
