//! `GET /api/v1/counts/countries`: from which countries people take part.

use std::sync::Arc;

use axum::{extract::State, http::HeaderValue, response::Response};
use marathon_domain::{CountryList, CountryOfSigners, Problem};

use crate::{
    http::{Accept, ApiError, Query, json_answer},
    state::App,
};

/// The countries are read again once a minute.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// The countries from which people take part
#[utoipa::path(
    get,
    path = "/api/v1/counts/countries",
    tag = "counts",
    params(("language" = Option<String>, Query, description = "One of the campaign's, to have their names in it, and its order")),
    responses(
        (status = 200, description = "Those from which at least ten people have signed one same petition", body = CountryList, content_type = "application/json"),
        (status = 404, description = "No such language", body = Problem, content_type = "application/problem+json"),
        (status = 406, description = "The client takes no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "They cannot be read now", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn list_countries(
    State(app): State<Arc<App>>,
    accept: Accept,
    Query(query): Query,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    let codes = app.countries.codes().await?;
    let countries = match query.value("language") {
        Some(language) => named(&app, language, &codes)?,
        None => codes.into_iter().map(nameless).collect(),
    };
    Ok(json_answer(&CountryList { countries }, CACHING))
}

fn named(app: &App, language: &str, codes: &[String]) -> Result<Vec<CountryOfSigners>, ApiError> {
    let language = app.campaign.language(language).ok_or(ApiError::NotFound)?;
    let in_order = app.campaign.content(&language).countries.iter();
    let countries = in_order.filter(|(code, _)| codes.iter().any(|one| one == code.as_str()));
    Ok(countries
        .map(|(code, name)| CountryOfSigners {
            code: code.to_string(),
            name: Some(name.clone()),
        })
        .collect())
}

fn nameless(code: String) -> CountryOfSigners {
    CountryOfSigners { code, name: None }
}
