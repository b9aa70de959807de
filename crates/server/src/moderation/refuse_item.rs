//! `POST /api/v1/moderation/{kind}/{id}/refuse`: refuses to show it, with a reason.

use std::sync::Arc;

use axum::{body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{
    Problem,
    moderation::{ItemHead, Kind, Refusal},
};
use marathon_store::Action;

use super::{decide, item::Item};
use crate::{
    http::{ApiError, body},
    staff::{Moderator, read, reason},
    state::App,
};

/// Refuse
///
/// It stays with the section all the same, and is shown to nobody. Sent again as it was, it changes
/// nothing.
#[utoipa::path(
    post,
    path = "/api/v1/moderation/{kind}/{id}/refuse",
    tag = "moderation",
    security(("staff" = [])),
    params(("kind" = Kind, Path, description = "What is moderated"), ("id" = String, Path, description = "From the list")),
    request_body(content = Refusal, content_type = "application/json"),
    responses(
        (status = 200, description = "It is not shown", body = ItemHead, content_type = "application/json"),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No staff token", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section, or the token has another role", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not come in time", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It was released, or refused for another reason: undo that first", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is longer than 64 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "There is no reason", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was changed: try again", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn refuse_item(
    State(app): State<Arc<App>>,
    Moderator(member): Moderator,
    item: Item,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let refusal: Refusal = read(&body)?;
    let action = Action::Refuse(reason(&refusal.reason)?);
    decide::carry_out(&app, &member, item, action).await?;
    decide::standing(&app, item).await
}
