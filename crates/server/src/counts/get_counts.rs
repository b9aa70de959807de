//! `GET /api/v1/counts`: the live counts, or what one section's supporters have signed.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Counts, Problem, SectionCode, SectionCount};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{Accept, ApiError, JsonOnly, Query, json_answer},
    state::App,
};

/// A cache in front of the server asks at most once a second, whatever the crowd; browsers always ask.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=1");

/// The caching of a section's total, which is read again once a minute.
const CACHING_OF_A_SECTION: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// One or the other.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[expect(
    dead_code,
    reason = "describes the two bodies, which are encoded elsewhere"
)]
pub enum CountsBody {
    All(Counts),
    OfSection(SectionCount),
}

/// The live counts of all petitions, or of one section
#[utoipa::path(
    get,
    path = "/api/v1/counts",
    tag = "counts",
    params(("section" = Option<String>, Query, description = "A section, for its total alone: `null` while it is below 100"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the counts that are known already")),
    responses(
        (status = 200, description = "Every known petition and the total; for a section, its total", body = CountsBody, content_type = "application/json",
            headers(("ETag" = String, description = "Strong"))),
        JsonOnly,
        (status = 304, description = "Nothing has changed"),
        (status = 404, description = "No such section", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The section's signatures cannot be counted now", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn get_counts(
    State(app): State<Arc<App>>,
    accept: Accept,
    Query(query): Query,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    if let Some(section) = query.value("section") {
        return of_section(&app, section.to_owned()).await;
    }
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

async fn of_section(app: &App, code: String) -> Result<Response, ApiError> {
    let code = SectionCode::try_from(code).map_err(|_| ApiError::NotFound)?;
    app.campaign
        .sections()
        .get(&code)
        .ok_or(ApiError::NotFound)?;
    let total = app.section_counts.of(&code).await?;
    let count = SectionCount {
        section: code.to_string(),
        total: Some(total).filter(|total| *total >= SectionCount::SMALLEST),
    };
    Ok(json_answer(&count, CACHING_OF_A_SECTION))
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
