//! `GET /api/v1/marathons`: the marathons to come that staff has released and everybody may find.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    CountryCode, MarathonList, MarathonSearch, Problem, digits::with_ascii_digits,
};

use super::find;
use crate::{
    http::{Accept, ApiError, Fields, JsonOnly, NoDatabase, Query, RELEASED, json_answer},
    state::App,
};

/// Marathons to come
///
/// Those that were released, are public, and are neither over nor cancelled.
#[utoipa::path(
    get,
    path = "/api/v1/marathons",
    tag = "marathons",
    params(
        ("country" = Option<String>, Query, description = "Two capital letters, ISO 3166-1"),
        ("town" = Option<String>, Query, description = "A part of its town, in any case, with or without its accents", max_length = 80,
            pattern = "^[^\\u0000]*$"),
        ("from" = Option<String>, Query, description = "On this day or later, as `2026-12-05`",
            pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
        ("page" = Option<u64>, Query, description = "From 1 on", minimum = 1, maximum = 1000),
    ),
    responses(
        (status = 200, description = "Up to 20 of them", body = MarathonList, content_type = "application/json"),
        JsonOnly, NoDatabase,
        (status = 422, description = "What is asked for makes no sense", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_marathons(
    State(app): State<Arc<App>>,
    accept: Accept,
    Query(query): Query,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    check(&query, "country", |code| {
        code.parse::<CountryCode>().is_ok()
    })?;
    check(&query, "town", MarathonSearch::may_be_a_town)?;
    check(&query, "from", |day| {
        MarathonSearch::is_day(&with_ascii_digits(day))
    })?;
    check(&query, "page", |page| {
        page.parse()
            .is_ok_and(|page| (1..=MarathonSearch::LAST_PAGE).contains(&page))
    })?;
    let search = MarathonSearch::read(|name| query.value(name).map(str::to_owned));
    let list = find::list(&app, &search).await?;
    Ok(json_answer(&list, RELEASED))
}

/// Checks the value of that name, if the query has one.
fn check(query: &Fields, name: &str, is_right: impl Fn(&str) -> bool) -> Result<(), ApiError> {
    if query.value(name).is_none_or(is_right) {
        return Ok(());
    }
    let message = "It does not have the form that the API's document describes.";
    Err(ApiError::of_field(name, "invalid", message))
}
