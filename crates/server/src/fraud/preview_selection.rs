//! `POST /api/v1/fraud/preview`: how much a selection holds, before it is set aside.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    Problem,
    fraud::{PreviewedPetition, SetAsidePreview, SigningSelection},
};

use super::accept::selection;
use crate::{
    http::ApiError,
    staff::{FraudDesk, ReadRefusals, RoleRefusals, Sent, SentRefusals, answer},
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
        ReadRefusals, RoleRefusals, SentRefusals,
        (status = 422, description = "It is not a valid selection", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer, or there are too many signings to look at: name days", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn preview_selection(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    Sent(sent): Sent<SigningSelection>,
) -> Result<Response, ApiError> {
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
