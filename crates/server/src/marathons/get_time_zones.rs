//! `GET /api/v1/time-zones`: those that a marathon can be in.

use axum::{http::HeaderValue, response::Response};
use marathon_domain::{Problem, TimeZones};

use super::when::time_zones;
use crate::http::{Accept, ApiError, json_answer};

/// They change with a new version of the server.
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// Time zones
///
/// Those that a marathon can be in, by the names of the places they are called after.
#[utoipa::path(
    get,
    path = "/api/v1/time-zones",
    tag = "marathons",
    responses(
        (status = 200, description = "All of them", body = TimeZones, content_type = "application/json"),
        (status = 406, description = "The client does not accept JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_time_zones(accept: Accept) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    Ok(json_answer(time_zones(), FOR_A_DAY))
}
