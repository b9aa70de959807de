//! The last net: a mistake of ours ends one request, not the server.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use super::ApiError;

/// Answers for a handler that panicked. What it said may hold personal data, so it is not repeated.
pub fn answer(_panic: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request's handler panicked");
    ApiError::Unavailable.into_response()
}
