//! `POST /api/v1/fraud/set-asides/{id}/approve`: the second person approves.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{Problem, fraud::SetAside};
use marathon_store::SetAsideWhat;

use super::decide::{self, SetAsideId};
use crate::{
    http::ApiError,
    staff::{ActRefusals, FraudDesk},
    state::App,
};

/// Say yes as the second person
///
/// Whoever asked for it cannot.
#[utoipa::path(
    post,
    path = "/api/v1/fraud/set-asides/{id}/approve",
    tag = "fraud",
    security(("staff" = [])),
    params(("id" = String, Path, description = "From the list")),
    responses(
        (status = 200, description = "It is being set aside", body = SetAside, content_type = "application/json"),
        ActRefusals,
        (status = 403, description = "It is of another section, the token has another role, or its owner asked for it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It does not wait", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn approve_set_aside(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    id: SetAsideId,
) -> Result<Response, ApiError> {
    decide::carry_out(&app, &member, id, SetAsideWhat::Approve).await?;
    decide::standing(&app, &member, id).await
}
