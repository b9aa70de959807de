//! `GET /api/v1/counts`: the live counts.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Counts, Problem};

use super::{ApiError, App, negotiate};

/// A cache in front of the server asks at most once a second, whatever the crowd; browsers always ask.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=1");

/// The live counts of all petitions
#[utoipa::path(
    get,
    path = "/api/v1/counts",
    tag = "counts",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the counts that are known already")),
    responses(
        (status = 200, description = "Every known petition and the total", body = Counts, content_type = "application/json",
            headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "Nothing has changed"),
        (status = 406, description = "The client takes no JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_counts(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    negotiate::accepts(&headers, "application/json")?;
    let snapshot = app.live.snapshot();
    let known = knows(&headers, &snapshot.etag);
    let caching = [
        (header::ETAG, snapshot.etag),
        (header::CACHE_CONTROL, CACHING),
    ];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let json = HeaderValue::from_static("application/json");
    Ok((caching, [(header::CONTENT_TYPE, json)], snapshot.json).into_response())
}

/// Whether `If-None-Match` names the ETag; weak ones match too, as RFC 9110 says.
fn knows(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let etag = etag.to_str().unwrap_or_default();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|known| known.trim())
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}
