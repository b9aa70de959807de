//! `POST /api/v1/fraud/set-asides/{id}/refuse`: nothing is set aside.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{Problem, fraud::SetAside, moderation::Refusal};
use marathon_store::SetAsideWhat;

use super::decide::{self, SetAsideId};
use crate::{
    http::ApiError,
    staff::{ActRefusals, FraudDesk, Sent, SentRefusals, ThingRefusals, reason},
    state::App,
};

/// Refuse
///
/// The set-aside waits for a second person, and nothing of it is set aside. Whoever asked for it may take it back
/// in this way too.
#[utoipa::path(
    post,
    path = "/api/v1/fraud/set-asides/{id}/refuse",
    tag = "fraud",
    security(("staff" = [])),
    params(("id" = String, Path, description = "From the list")),
    request_body(content = Refusal, content_type = "application/json"),
    responses(
        (status = 200, description = "It is refused", body = SetAside, content_type = "application/json"),
        ActRefusals, ThingRefusals, SentRefusals,
        (status = 409, description = "It does not wait", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "There is no reason", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn refuse_set_aside(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    id: SetAsideId,
    Sent(refusal): Sent<Refusal>,
) -> Result<Response, ApiError> {
    let reason = reason(&refusal.reason)?;
    decide::carry_out(&app, &member, id, SetAsideWhat::Refuse { reason }).await?;
    decide::standing(&app, &member, id).await
}
