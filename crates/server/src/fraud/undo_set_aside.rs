//! `POST /api/v1/fraud/set-asides/{id}/undo`: puts back what was set aside.

use std::sync::Arc;

use axum::{extract::State, response::Response};
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
    http::ApiError,
    staff::{ActRefusals, FraudDesk, Sent, SentRefusals, ThingRefusals, reason},
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
        ActRefusals, ThingRefusals, SentRefusals,
        (status = 409, description = "It waits, was refused, or is being put back", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is not a valid selection, or there is no reason", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn undo_set_aside(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    id: SetAsideId,
    Sent(sent): Sent<UndoRequest>,
) -> Result<Response, ApiError> {
    let reason = reason(&sent.reason)?;
    let selection = sent.selection.as_ref().map(accept::lasting_selection);
    let selection = selection.transpose()?;
    let undo = SetAsideWhat::Undo { selection, reason };
    decide::carry_out(&app, &member, id, undo).await?;
    decide::standing(&app, &member, id).await
}
