//! `GET /api/v1/marathons`: those to come that staff has released and everybody may find.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    CountryCode, MarathonDetails, Problem, digits::with_ascii_digits, fold_town,
};
use marathon_store::{MarathonFilter, ShownMarathon};
use serde::Serialize;
use utoipa::ToSchema;

use super::list_page::{LAST_PAGE, ON_A_PAGE, is_day};
use crate::{
    http::{Accept, ApiError, Fields, Query, RELEASED, json_answer},
    state::App,
};

/// Some of the marathons to come, the next one first.
#[derive(Serialize, ToSchema)]
pub struct MarathonList {
    pub marathons: Vec<ListedMarathon>,
    /// How many there are on all pages.
    pub found: u64,
    /// The `page` that follows; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
}

/// A marathon as its page tells of it.
#[derive(Serialize, ToSchema)]
pub struct ListedMarathon {
    /// Its page is `/{language}/marathons/{id}`.
    pub id: String,
    pub title: String,
    pub place: String,
    pub town: String,
    pub country: String,
    /// Where it takes place.
    pub date: String,
    pub starts: String,
    /// Of the next day, if it is earlier than the beginning.
    pub ends: String,
    pub time_zone: String,
    /// Those spoken or signed, in the organiser's words.
    pub languages: String,
    pub words: String,
    pub access: String,
    /// What it is written in.
    pub language: String,
}

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
        (status = 406, description = "The client takes no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "What is asked for makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn list_marathons(
    State(app): State<Arc<App>>,
    accept: Accept,
    Query(query): Query,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    let filter = MarathonFilter {
        country: wanted(&query, "country", |code| {
            code.parse::<CountryCode>().is_ok()
        })?,
        town: wanted(&query, "town", |town| {
            town.chars().count() <= MarathonDetails::LONGEST_TOWN && !town.contains('\0')
        })?
        .map(|town| fold_town(&town))
        .filter(|town| !town.is_empty()),
        from: wanted(&query, "from", |day| is_day(&with_ascii_digits(day)))?
            .map(|day| with_ascii_digits(&day)),
        now: app.clock.seconds(),
    };
    let page = wanted(&query, "page", |page| {
        page.parse()
            .is_ok_and(|page| (1..=LAST_PAGE).contains(&page))
    })?;
    let page: u64 = page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let number_of = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let skipped = number_of((page - 1) * ON_A_PAGE);
    let found = app.store.marathons(&filter, number_of(ON_A_PAGE), skipped);
    let (marathons, found) = found.await?;
    let list = MarathonList {
        marathons: marathons.into_iter().filter_map(listed).collect(),
        found,
        next: (page * ON_A_PAGE < found && page < LAST_PAGE).then_some(page + 1),
    };
    Ok(json_answer(&list, RELEASED))
}

/// What is asked for by that name, if it is right.
fn wanted(
    query: &Fields,
    name: &str,
    is_right: impl Fn(&str) -> bool,
) -> Result<Option<String>, ApiError> {
    match query.value(name) {
        None => Ok(None),
        Some(value) if is_right(value) => Ok(Some(value.to_owned())),
        Some(_) => {
            let message = "It is not written as the document of the API says.";
            Err(ApiError::of_field(name, "invalid", message))
        }
    }
}

fn listed(marathon: ShownMarathon) -> Option<ListedMarathon> {
    // It was checked and encoded here.
    let details: MarathonDetails = serde_json::from_str(&marathon.details).ok()?;
    Some(ListedMarathon {
        id: marathon.name,
        title: details.title,
        place: details.place,
        town: details.town,
        country: details.country.to_string(),
        date: details.date,
        starts: details.starts,
        ends: details.ends,
        time_zone: details.time_zone,
        languages: details.languages,
        words: details.words,
        access: details.access,
        language: details.language.to_string(),
    })
}
