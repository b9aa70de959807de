//! The last safety net: a panic ends one request, and not the server.

use std::{future::Future, panic::AssertUnwindSafe};

use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;

use super::ApiError;

/// Answers for a handler that panics. The message may hold personal data, so it is not repeated;
/// the log has the place of the panic (`cli/serve.rs`).
pub async fn caught(answering: impl Future<Output = Response>) -> Response {
    let answer = AssertUnwindSafe(answering).catch_unwind().await;
    answer.unwrap_or_else(|_| ApiError::Unavailable.into_response())
}
