//! `GET /api/v1/moderation/{kind}`: items that wait for staff, or were released or refused.

use std::sync::Arc;

use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use marathon_domain::{
    Problem,
    moderation::{ItemList, Kind, State},
};
use marathon_store::ItemFilter;

use super::head;
use crate::{
    http::{ApiError, Query, place},
    staff::{Moderator, PAGE, ReadRefusals, RoleRefusals, answer, next},
    state::App,
};

/// What waits for staff
///
/// Of the token's section, the oldest first, without what is sealed.
#[utoipa::path(
    get,
    path = "/api/v1/moderation/{kind}",
    tag = "moderation",
    security(("staff" = [])),
    params(
        ("kind" = Kind, Path, description = "What is moderated"),
        ("state" = Option<State>, Query, description = "By default what waits"),
        ("after" = Option<i64>, Query, description = "The `next` of the list before", minimum = 0, maximum = 9_007_199_254_740_991_i64),
    ),
    responses(
        (status = 200, description = "Up to 50 of them", body = ItemList, content_type = "application/json"),
        ReadRefusals, RoleRefusals,
        (status = 404, description = "No such kind", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No such state", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_items(
    Shared(app): Shared<Arc<App>>,
    Moderator(member): Moderator,
    Path(kind): Path<String>,
    Query(query): Query,
) -> Result<Response, ApiError> {
    let kind: Kind = kind.parse().map_err(|_| ApiError::NotFound)?;
    let state = query
        .values("state")
        .next()
        .unwrap_or(State::Waiting.as_str());
    let state = state.parse().map_err(|_| {
        let message = "Give one of: waiting, released, refused.";
        ApiError::of_field("state", "unknown", message)
    })?;
    let wanted = ItemFilter {
        section: &member.section,
        kind,
        state,
        after: place(&query, "after", 0)?,
        limit: PAGE,
    };
    let rows = app.store.moderated(wanted).await?;
    let next = next(&rows, |row| row.number);
    Ok(answer(&ItemList {
        items: rows.into_iter().map(head).collect(),
        next,
    }))
}
