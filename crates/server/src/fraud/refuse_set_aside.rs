//! `POST /api/v1/fraud/set-asides/{id}/refuse`: nothing is set aside.

use std::sync::Arc;

use axum::{body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{Problem, fraud::SetAside, moderation::Refusal};
use marathon_store::SetAsideWhat;

use super::decide::{self, SetAsideId};
use crate::{
    http::{ApiError, body},
    staff::{FraudDesk, read, reason},
    state::App,
};

/// Say no
///
/// To what waits for a second person; whoever asked for it may take it back so. Nothing is set aside.
#[utoipa::path(
    post,
    path = "/api/v1/fraud/set-asides/{id}/refuse",
    tag = "fraud",
    security(("staff" = [])),
    params(("id" = String, Path, description = "From the list")),
    request_body(content = Refusal, content_type = "application/json"),
    responses(
        (status = 200, description = "It is refused", body = SetAside, content_type = "application/json"),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No staff token", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section, or the token has another role", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not come in time", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It does not wait", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is longer than 64 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "There is no reason", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was changed: try again", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn refuse_set_aside(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    id: SetAsideId,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let refusal: Refusal = read(&body)?;
    let reason = reason(&refusal.reason)?;
    decide::carry_out(&app, &member, id, SetAsideWhat::Refuse { reason }).await?;
    decide::standing(&app, &member, id).await
}
