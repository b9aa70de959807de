//! `GET /readyz`: the store answers. Also says when signatures count.

use std::sync::Arc;

use axum::extract::State;
use marathon_domain::Problem;

use crate::{http::ApiError, state::App};

/// Whether the store answers
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operation",
    responses(
        (status = 200, description = "It answers; and whether addresses are confirmed by mail", body = String, content_type = "text/plain"),
        (status = 503, description = "It does not", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn get_readyz(State(app): State<Arc<App>>) -> Result<&'static str, ApiError> {
    app.store.answers().await.map_err(|error| {
        tracing::error!(%error, "the store does not answer");
        ApiError::Unavailable
    })?;
    Ok(match app.mails {
        true => "ready\nsignatures and letters count once their address is confirmed by mail\n",
        false => "ready\nsignatures and letters count at once: no mail server is set\n",
    })
}
