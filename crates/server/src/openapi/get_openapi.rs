//! `GET /api/v1/openapi.json`: this API, described.

use std::sync::Arc;

use axum::{Extension, extract::State, http::header, response::IntoResponse};

use super::Calls;
use crate::{
    http::{Accept, ApiError, JsonOnly},
    state::App,
};

/// This document
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "operation",
    responses(
        (status = 200, description = "An OpenAPI 3.1 document", body = serde_json::Value, content_type = "application/json"),
        JsonOnly,
    )
)]
pub async fn get_openapi(
    State(app): State<Arc<App>>,
    accept: Accept,
    Extension(calls): Extension<Calls>,
) -> Result<impl IntoResponse, ApiError> {
    accept.requires("application/json")?;
    let document = calls.document(&app);
    // A tree of strings and numbers always encodes.
    let json = serde_json::to_vec(&document).unwrap_or_default();
    Ok((
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "public, max-age=60"),
        ],
        json,
    ))
}
