//! `GET /api/v1/marathons/{id}`: one marathon that staff has released.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderValue,
    response::Response,
};
use marathon_domain::{MarathonId, Problem, ReleasedMarathon};

use super::find;
use crate::{
    http::{Accept, ApiError, JsonOnly, NoDatabase, json_answer},
    state::App,
};

/// One marathon
///
/// A released marathon, as its page shows it. It may be unlisted, over or cancelled.
#[utoipa::path(
    get,
    path = "/api/v1/marathons/{id}",
    tag = "marathons",
    params(("id" = String, Path, description = "26 lower-case letters and digits", pattern = "^[a-z2-7]{26}$")),
    responses(
        (status = 200, description = "What its page tells", body = ReleasedMarathon, content_type = "application/json"),
        JsonOnly, NoDatabase,
        (status = 404, description = "No such marathon, or none that was released", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_marathon(
    State(app): State<Arc<App>>,
    accept: Accept,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    let id: MarathonId = id.parse().map_err(|_| ApiError::NotFound)?;
    let marathon = find::released(&app, &id).await?;
    let marathon = marathon.ok_or(ApiError::NotFound)?;
    // Like its page: a marathon in no list is for those who were given its address.
    Ok(json_answer(&marathon, HeaderValue::from_static("no-store")))
}
