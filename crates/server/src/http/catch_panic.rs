//! The last net: a mistake of ours ends one request, not the server.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use super::ApiError;

/// Answers for a handler that panicked. What it said may hold personal data, so it is not repeated; the log has
/// its place (`cli/serve.rs`).
pub fn answer(_panic: Box<dyn Any + Send + 'static>) -> Response {
    ApiError::Unavailable.into_response()
}
