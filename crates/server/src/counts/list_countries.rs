//! `GET /api/v1/counts/countries`: from which countries people take part.

use std::sync::Arc;

use axum::{extract::State, http::HeaderValue, response::Response};
use marathon_domain::{CountryList, Problem};

use crate::{
    http::{Accept, ApiError, json_answer},
    state::App,
};

/// It is read anew once a minute.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// The countries from which people take part
#[utoipa::path(
    get,
    path = "/api/v1/counts/countries",
    tag = "counts",
    responses(
        (status = 200, description = "Those from which at least ten people have signed one same petition, in the order of their codes", body = CountryList, content_type = "application/json"),
        (status = 406, description = "The client takes no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "They cannot be read now", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn list_countries(
    State(app): State<Arc<App>>,
    accept: Accept,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    let list = app.countries.list().await?;
    Ok(json_answer(&list, CACHING))
}
