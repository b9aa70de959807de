//! `GET /api/v1/fraud/set-asides/{id}`: one set-aside.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::fraud::SetAside;

use super::decide::{self, SetAsideId};
use crate::{
    http::ApiError,
    staff::{FraudReader, ReadRefusals, ThingRefusals},
    state::App,
};

/// One set-aside
///
/// How far it has come: `signatures` is what is set aside by it now.
#[utoipa::path(
    get,
    path = "/api/v1/fraud/set-asides/{id}",
    tag = "fraud",
    security(("staff" = [])),
    params(("id" = String, Path, description = "From the list")),
    responses(
        (status = 200, description = "As it stands", body = SetAside, content_type = "application/json"),
        ReadRefusals, ThingRefusals,
    )
)]
pub async fn get_set_aside(
    State(app): State<Arc<App>>,
    FraudReader(member): FraudReader,
    id: SetAsideId,
) -> Result<Response, ApiError> {
    decide::standing(&app, &member, id).await
}
