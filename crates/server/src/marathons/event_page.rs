//! `/{language}/marathons/{id}`: one marathon, for calendars too, and "I'm coming".

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_app::draw::{Given, Known, Mistake, SentForm};
use marathon_domain::{ActText, Language, MarathonId, Page, ReleasedMarathon, Text};
use marathon_store::{MarathonChange, MarathonReply};
use serde::Deserialize;

use super::{calendar::calendar, find, nowhere, when::When, words_key::address_hash};
use crate::{
    http::{Accept, ApiError, Client, Query, RETRY_AFTER_FAULT, origin, retry_after},
    pages::{SiteLanguage, drawn},
    state::App,
    submission::see_other,
};

/// `{id}` of the route.
#[derive(Deserialize)]
pub struct EventPath {
    id: String,
}

/// The query of the page's address after somebody has said that they come.
const CAME: &str = "?came=1";

pub async fn show_event(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    Query(query): Query,
    request: Request,
) -> Result<Response, ApiError> {
    let Some(id) = event.id() else {
        return Ok(nowhere(app, request).await);
    };
    let Some(marathon) = find::released(&app, &id).await? else {
        return Ok(missing(&app, &language, id));
    };
    let came = query.value("came").map_or("", |_| CAME);
    let known = Known {
        query: came.to_owned(),
        ..Known::default()
    };
    Ok(page(&app, &language, &marathon, known, StatusCode::OK))
}

/// Counts one more guest. The app gets an empty answer; a form is redirected to the page, so that reloading
/// counts nobody twice.
pub async fn come(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    client: Client,
    accept: Accept,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, ApiError> {
    let is_app = accept.prefers_json();
    let Some(id) = event.id() else {
        return Ok(nowhere(app, request).await);
    };
    let Some(marathon) = find::released(&app, &id).await? else {
        return match is_app {
            true => Err(ApiError::NotFound),
            false => Ok(missing(&app, &language, id)),
        };
    };
    origin::check_same_origin(&headers, &app.http.public_url)?;
    let given_back = |status, text, seconds| {
        let words = app.campaign.content(&language).act_text(text);
        let mistake = Mistake {
            field: String::new(),
            message: words.to_owned(),
        };
        let known = Known {
            sent: Some(SentForm::new(Vec::new(), vec![mistake], None)),
            ..Known::default()
        };
        retry_after(page(&app, &language, &marathon, known, status), seconds)
    };
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        return match is_app {
            true => Err(ApiError::TooMany(seconds)),
            false => {
                let status = StatusCode::TOO_MANY_REQUESTS;
                Ok(given_back(status, ActText::TooMany, seconds))
            }
        };
    }
    let come = MarathonChange::Come {
        address: address_hash(id.as_str()),
    };
    let change = match marathon.over {
        true => Ok(MarathonReply::Unknown),
        false => app.queue.marathon(come, None).await,
    };
    match change {
        Ok(MarathonReply::Applied) if is_app => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(_) if is_app => Err(ApiError::NotFound),
        Err(_) if is_app => Err(ApiError::Unavailable),
        // Over or cancelled meanwhile: the page says which.
        Ok(changed) => {
            let came = match changed {
                MarathonReply::Applied => CAME,
                _ => "",
            };
            Ok(see_other(&(Page::Marathon(id).path(&language) + came)))
        }
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Ok(given_back(status, ActText::Busy, RETRY_AFTER_FAULT))
        }
    }
}

pub async fn show_calendar(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    request: Request,
) -> Result<Response, ApiError> {
    let Some(id) = event.id() else {
        return Ok(nowhere(app, request).await);
    };
    let shown = app.store.shown_marathon(&address_hash(id.as_str())).await?;
    let file = shown.as_ref().and_then(|shown| {
        let details = find::details(&id, shown)?;
        let when = When::of(&details)?;
        let page = Page::Marathon(id.clone()).path(&language);
        let address = format!("{}{page}", app.http.public_url);
        let named = (id.as_str(), app.http.public_host(), &*address);
        let now = app.clock.seconds();
        Some(calendar(&details, &when, named, shown, now))
    });
    let Some(file) = file else {
        return Ok(nowhere(app, request).await);
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"marathon.ics\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, file).into_response())
}

impl EventPath {
    fn id(&self) -> Option<MarathonId> {
        self.id.parse().ok()
    }
}

fn page(
    app: &App,
    language: &Language,
    marathon: &ReleasedMarathon,
    known: Known,
    status: StatusCode,
) -> Response {
    let page = Page::Marathon(marathon.facts.id.clone());
    let mut document = drawn::document(app, language, &page);
    document.title = Some(marathon.facts.title.clone());
    document.may_be_found = marathon.may_be_found();
    let html = document.routed(Known {
        // Strings, numbers and booleans always encode.
        given: serde_json::to_string(marathon).unwrap_or_default(),
        ..known
    });
    drawn::answer(status, html)
}

/// The page that says that the marathon does not exist or was not released.
fn missing(app: &App, language: &Language, id: MarathonId) -> Response {
    let page = Page::Marathon(id);
    let mut document = drawn::document(app, language, &page);
    let content = app.campaign.content(language);
    document.title = Some(content.text(Text::NotFoundTitle).to_owned());
    let html = document.routed(Known {
        given: Given::MISSING.to_owned(),
        ..Known::default()
    });
    drawn::answer(StatusCode::NOT_FOUND, html)
}
