//! `POST /api/v1/moderation/{kind}/{id}/undo`: makes it wait again.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    Problem,
    moderation::{ItemHead, Kind},
};
use marathon_store::Action;

use super::{decide, item::Item};
use crate::{http::ApiError, staff::Moderator, state::App};

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
        (status = 401, description = "No staff token", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section, or the token has another role", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was changed: try again", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn undo_item(
    State(app): State<Arc<App>>,
    Moderator(member): Moderator,
    item: Item,
) -> Result<Response, ApiError> {
    decide::carry_out(&app, &member, item, Action::Undo).await?;
    decide::standing(&app, item).await
}
