//! `GET /api/v1/moderation/{kind}`: what waits for staff, was released or was refused.

use std::sync::Arc;

use axum::{
    extract::{Path, RawQuery, State as Shared},
    http::HeaderMap,
    response::Response,
};
use marathon_domain::Problem;

use super::{PAGE, answer, id, invalid, next, number};
use crate::{
    http::{ApiError, App, sent::Sent, staff},
    moderation::{ItemHead, ItemList, Kind, State},
    store::ItemFilter,
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
        (status = 401, description = "No token of staff", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 404, description = "No such kind", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No such state", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn list_items(
    Shared(app): Shared<Arc<App>>,
    Path(kind): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let member = staff::staff_member(&app, &headers).await?;
    let kind: Kind = kind.parse().map_err(|_| ApiError::NotFound)?;
    let query = Sent::read(query.unwrap_or_default().as_bytes());
    let state = query.value("state").unwrap_or(State::Waiting.as_str());
    let state = state.parse().map_err(|_| {
        let message = "Give one of: waiting, released, refused.";
        invalid("state", "unknown", message)
    })?;
    let wanted = ItemFilter {
        section: &member.section,
        kind,
        state,
        after: number(&query, "after", 0)?,
        limit: PAGE,
    };
    let rows = app.store.moderated(wanted).await.map_err(staff::fault)?;
    let next = next(&rows, |row| row.number);
    let items = rows.into_iter().map(|row| ItemHead {
        id: id(&row.record),
        petition: row.petition,
        day: row.day,
        state: row.state,
    });
    Ok(answer(&ItemList {
        items: items.collect(),
        next,
    }))
}
