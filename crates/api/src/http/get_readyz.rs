//! `GET /readyz`: the store answers.

use std::sync::Arc;

use axum::extract::State;
use marathon_domain::Problem;

use super::{ApiError, App};

/// Whether the store answers
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operation",
    responses(
        (status = 200, description = "It answers", body = String, content_type = "text/plain"),
        (status = 503, description = "It does not", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn get_readyz(State(app): State<Arc<App>>) -> Result<&'static str, ApiError> {
    app.store.answers().await.map_err(|error| {
        tracing::error!(%error, "the store does not answer");
        ApiError::Unavailable
    })?;
    Ok("ready\n")
}
