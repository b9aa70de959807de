//! `GET /api/v1/time-zones`: the time zones of the countries that have several.

use axum::{http::HeaderValue, response::Response};
use marathon_domain::TimeZones;

use super::zones_of_country::in_doubt;
use crate::http::{Accept, ApiError, JsonOnly, json_answer};

/// The time zones change only with a new version of the server.
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// Time zones
///
/// For each country whose time zones keep different hours: the zones to choose from.
#[utoipa::path(
    get,
    path = "/api/v1/time-zones",
    tag = "marathons",
    responses(
        (status = 200, description = "All of them", body = TimeZones, content_type = "application/json"),
        JsonOnly,
    )
)]
pub async fn get_time_zones(accept: Accept) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    Ok(json_answer(&in_doubt(), FOR_A_DAY))
}
