//! `GET /api/v1/fraud/set-asides/{id}`: one set-aside.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{Problem, fraud::SetAside};

use super::decide::{self, SetAsideId};
use crate::{http::ApiError, staff::FraudReader, state::App};

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
        (status = 401, description = "No staff token", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section, or the token has another role", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn get_set_aside(
    State(app): State<Arc<App>>,
    FraudReader(member): FraudReader,
    id: SetAsideId,
) -> Result<Response, ApiError> {
    decide::standing(&app, &member, id).await
}
