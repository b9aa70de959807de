//! `POST /api/v1/moderation/{kind}/{id}/undo`: puts it back among what waits.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use marathon_domain::Problem;

use super::{act, record};
use crate::{
    http::{ApiError, App, staff},
    moderation::{ItemHead, Kind},
    store::Action,
};

/// Undo
///
/// What was released is shown to nobody from now on. What waits already goes on waiting.
#[utoipa::path(
    post,
    path = "/api/v1/moderation/{kind}/{id}/undo",
    tag = "moderation",
    security(("staff" = [])),
    params(("kind" = Kind, Path, description = "What is moderated"), ("id" = String, Path, description = "From the list")),
    responses(
        (status = 200, description = "It waits", body = ItemHead, content_type = "application/json"),
        (status = 401, description = "No token of staff", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was changed: try again", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn undo_item(
    State(app): State<Arc<App>>,
    Path((kind, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let member = staff::staff_member(&app, &headers).await?;
    let kind: Kind = kind.parse().map_err(|_| ApiError::NotFound)?;
    let record = record(&id)?;
    act::carry_out(&app, &member, (kind, record), Action::Undo).await?;
    act::standing(&app, kind, &record).await
}
