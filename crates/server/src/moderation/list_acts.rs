//! `GET /api/v1/moderation/acts`: the acts of the section's staff.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{Problem, moderation::ActList};

use crate::{
    http::{ApiError, Query, place},
    staff::{AnyOfStaff, PAGE, ReadRefusals, answer, entry, next},
    state::App,
};

/// What staff did
///
/// Of the token's section, the newest first. Each entry has its number and a digest of itself and of the one before,
/// so that one that is missing shows.
#[utoipa::path(
    get,
    path = "/api/v1/moderation/acts",
    tag = "moderation",
    security(("staff" = [])),
    params(("before" = Option<i64>, Query, description = "The `next` of the list before", minimum = 0, maximum = 9_007_199_254_740_991_i64)),
    responses(
        (status = 200, description = "Up to 50 acts", body = ActList, content_type = "application/json"),
        ReadRefusals,
        (status = 422, description = "No such place in the list", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_acts(
    State(app): State<Arc<App>>,
    AnyOfStaff(member): AnyOfStaff,
    Query(query): Query,
) -> Result<Response, ApiError> {
    let before = place(&query, "before", i64::MAX)?;
    let rows = app.store.staff_acts(&member.section, before, PAGE).await?;
    let next = next(&rows, |row| row.number);
    Ok(answer(&ActList {
        acts: rows.into_iter().map(entry).collect(),
        next,
    }))
}
