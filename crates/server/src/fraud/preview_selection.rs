//! `POST /api/v1/fraud/preview`: how much a selection holds, before it is set aside.

use std::sync::Arc;

use axum::{body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{
    Problem,
    fraud::{PreviewedPetition, SetAsidePreview, SigningSelection},
};

use super::accept::selection;
use crate::{
    http::{ApiError, body},
    staff::{FraudDesk, answer, read},
    state::App,
};

/// Count what a selection holds
///
/// Of the token's section: what would be set aside. Nothing is changed.
#[utoipa::path(
    post,
    path = "/api/v1/fraud/preview",
    tag = "fraud",
    security(("staff" = [])),
    request_body(content = SigningSelection, content_type = "application/json"),
    responses(
        (status = 200, description = "What it holds", body = SetAsidePreview, content_type = "application/json"),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No staff token", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "The token has another role", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not come in time", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is longer than 64 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is not a valid selection", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer, or there are too many signings to look at: name days", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn preview_selection(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let sent: SigningSelection = read(&body)?;
    let selected = app
        .store
        .selected(&member.section, &selection(&sent)?)
        .await?;
    let petitions = selected.petitions.into_iter();
    Ok(answer(&SetAsidePreview {
        signings: selected.signings,
        petitions: petitions
            .map(|of| PreviewedPetition {
                petition: of.petition,
                counted: of.counted,
                pending: of.pending,
                duplicate: of.duplicate,
            })
            .collect(),
        needs_second_person: selected.signings > app.fraud.alone,
    }))
}
