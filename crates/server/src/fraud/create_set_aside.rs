//! `POST /api/v1/fraud/set-asides`: sets a selection aside, or asks a second person to.

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use marathon_domain::{
    Problem,
    fraud::{SetAside, SetAsideRequest},
};
use marathon_store::{AskedSetAside, SetAsideWhat};

use super::{
    accept::selection,
    decide::{self, SetAsideId},
};
use crate::{
    http::ApiError,
    staff::{ActRefusals, FraudDesk, RoleRefusals, Sent, SentRefusals, reason},
    state::App,
};

/// Set a selection aside
///
/// The signings of the token's section that the selection holds now stop counting, step by step, and none that come later.
/// Above a number that one person may ask for on one day it waits for a second person.
#[utoipa::path(
    post,
    path = "/api/v1/fraud/set-asides",
    tag = "fraud",
    security(("staff" = [])),
    request_body(content = SetAsideRequest, content_type = "application/json"),
    responses(
        (status = 201, description = "It is being set aside, or waits for a second person", body = SetAside, content_type = "application/json"),
        ActRefusals, RoleRefusals, SentRefusals,
        (status = 409, description = "It holds no signing of the section that could be set aside", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is not a valid selection, or there is no reason", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn create_set_aside(
    State(app): State<Arc<App>>,
    FraudDesk(member): FraudDesk,
    Sent(sent): Sent<SetAsideRequest>,
) -> Result<Response, ApiError> {
    let reason = reason(&sent.reason)?;
    let selection = selection(&sent.selection)?;
    let selected = app.store.selected(&member.section, &selection).await?;
    if selected.signings == 0 {
        return Err(ApiError::NothingSelected);
    }
    let asked = SetAsideWhat::Ask(AskedSetAside {
        selection,
        reason,
        found: selected.signings,
        alone: app.fraud.alone,
    });
    let id = SetAsideId(app.random.bytes());
    decide::carry_out(&app, &member, id, asked).await?;
    let standing = decide::standing(&app, &member, id).await?;
    Ok((StatusCode::CREATED, standing).into_response())
}
