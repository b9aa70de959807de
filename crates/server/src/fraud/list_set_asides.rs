//! `GET /api/v1/fraud/set-asides`: the set-asides, done or to be done.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{Problem, fraud::SetAsideList};

use super::shown;
use crate::{
    http::{ApiError, Query, place},
    staff::{FraudReader, PAGE, ReadRefusals, RoleRefusals, answer, next},
    state::App,
};

/// What was set aside
///
/// Of the token's section, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/fraud/set-asides",
    tag = "fraud",
    security(("staff" = [])),
    params(("before" = Option<i64>, Query, description = "The `next` of the list before", minimum = 0, maximum = 9_007_199_254_740_991_i64)),
    responses(
        (status = 200, description = "Up to 50 of them", body = SetAsideList, content_type = "application/json"),
        ReadRefusals, RoleRefusals,
        (status = 422, description = "No such place in the list", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_set_asides(
    State(app): State<Arc<App>>,
    FraudReader(member): FraudReader,
    Query(query): Query,
) -> Result<Response, ApiError> {
    let before = place(&query, "before", i64::MAX)?;
    let rows = app.store.set_asides(&member.section, before, PAGE).await?;
    let next = next(&rows, |row| row.number);
    Ok(answer(&SetAsideList {
        set_asides: rows.into_iter().map(shown).collect(),
        next,
    }))
}
