//! `POST /api/v1/fraud/set-asides/{id}/undo`: puts back what was set aside.

use std::sync::Arc;

use axum::{body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{
    Problem,
    fraud::{SetAside, UndoRequest},
};
use marathon_store::SetAsideWhat;

use super::{
    accept,
    decide::{self, SetAsideId},
};
use crate::{
    http::{ApiError, body},
    staff::{FraudDesk, read, reason},
    state::App,
};

/// Undo
///
/// All of it, or a part, is put back step by step: what counted counts again. What was still being set aside stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/fraud/set-asides/{id}/undo",
    tag = "fraud",
    security(("staff" = [])),
    params(("id" = String, Path, description = "From the list")),
    request_body(content = UndoRequest, content_type = "application/json"),
    responses(
        (status = 200, description = "It is being put back", body = SetAside, content_type = "application/json"),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No staff token", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section, or the token has another role", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not come in time", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It waits, was refused, or is being put back", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is longer than 64 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is not a valid selection, or there is no reason", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was changed: try again", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn undo_set_aside(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    id: SetAsideId,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let sent: UndoRequest = read(&body)?;
    let reason = reason(&sent.reason)?;
    let selection = sent.selection.as_ref().map(accept::selection).transpose()?;
    let undo = SetAsideWhat::Undo { selection, reason };
    decide::carry_out(&app, &member, id, undo).await?;
    decide::standing(&app, &member, id).await
}
