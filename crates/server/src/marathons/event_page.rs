//! `/{language}/marathons/{name}`: one marathon, for calendars too, and "I'm coming".

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{
    Language, MarathonFacts, MarathonId, MarathonResults, MarathonText, Page, ReleasedMarathon,
    percent_encoded,
};
use marathon_store::{MarathonChange, MarathonReply, ShownMarathon};
use serde::Deserialize;

use super::{
    calendar::calendar,
    event_details::{EventDetails, number},
    find, nowhere,
    page::deed_of,
    when::When,
};
use crate::{
    http::{Accept, ApiError, Client, Query, RETRY_AFTER_FAULT, origin, retry_after},
    pages::SiteLanguage,
    state::App,
    submission::see_other,
};

/// `{name}` of the route.
#[derive(Deserialize)]
pub struct EventPath {
    name: String,
}

pub async fn show_event(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    Query(query): Query,
    request: Request,
) -> Result<Response, ApiError> {
    let said = query.value("came").map(|_| "came");
    match event.released(&app).await? {
        Some(marathon) => Ok(page(&app, &language, &marathon, said, StatusCode::OK).await),
        None => Ok(nowhere(app, request).await),
    }
}

/// Counts one more guest. The app is only told so; else the answer leads back, so that loading it again
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
    let Some(marathon) = event.released(&app).await? else {
        return Ok(nowhere(app, request).await);
    };
    origin::check_same_origin(&headers, &app.http.public_url)?;
    let is_app = accept.prefers_json();
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        if is_app {
            return Err(ApiError::TooMany(seconds));
        }
        let status = StatusCode::TOO_MANY_REQUESTS;
        let page = page(&app, &language, &marathon, Some("too-many"), status).await;
        return Ok(retry_after(page, seconds));
    }
    let change = MarathonChange::Come {
        name: event.name.clone(),
        now: app.clock.seconds(),
    };
    match app.queue.marathon(change, None).await {
        Ok(MarathonReply::Applied) if is_app => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(_) if is_app => Err(ApiError::NotFound),
        Err(_) if is_app => Err(ApiError::Unavailable),
        // Over or cancelled meanwhile: the page says so.
        Ok(changed) => {
            let came = match changed {
                MarathonReply::Applied => "?came=1",
                _ => "",
            };
            let path = format!("{}/{}{came}", Page::Marathons.path(&language), event.name);
            Ok(see_other(&path))
        }
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let page = page(&app, &language, &marathon, Some("busy"), status).await;
            Ok(retry_after(page, RETRY_AFTER_FAULT))
        }
    }
}

pub async fn show_calendar(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    request: Request,
) -> Result<Response, ApiError> {
    let shown = event.find(&app).await?;
    let file = shown.as_ref().and_then(|shown| {
        let details = find::details(shown)?;
        let when = When::of(&details)?;
        let facts = find::facts(&shown.name, details.clone())?;
        let address = EventDetails::of(&app, &language, &facts).address();
        let named = (&*shown.name, app.http.public_host(), &*address);
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
    /// The marathon of that name, if there is such a page.
    pub async fn find(&self, app: &App) -> Result<Option<ShownMarathon>, ApiError> {
        match self.name.parse::<MarathonId>() {
            Ok(_) => Ok(app.store.shown_marathon(&self.name).await?),
            Err(_) => Ok(None),
        }
    }

    /// The same with all that its page tells.
    async fn released(&self, app: &App) -> Result<Option<ReleasedMarathon>, ApiError> {
        match self.name.parse() {
            Ok(id) => Ok(find::released(app, &id).await?),
            Err(_) => Ok(None),
        }
    }
}

async fn page(
    app: &App,
    language: &Language,
    marathon: &ReleasedMarathon,
    said: Option<&'static str>,
    status: StatusCode,
) -> Response {
    let facts = &marathon.facts;
    let event = EventDetails::of(app, language, facts);
    let texts = event.texts();
    let mut page = event.page();
    let results = marathon.results.clone();
    let parts = &mut page.parts;
    let mut show = |part: &'static str, when: bool| {
        if when {
            parts.push(part);
        }
    };
    show("cancelled", marathon.cancelled);
    show("past", marathon.over && !marathon.cancelled);
    show("unlisted", !marathon.public);
    show("access", !facts.access.is_empty());
    show("open", marathon.is_open());
    show("come", said != Some("came"));
    show("coming", marathon.coming.is_some());
    show("results", results.is_some());
    let MarathonResults {
        letters,
        signatures,
        messages,
    } = results.unwrap_or_default();
    show("letters", letters > 0);
    show("signatures", signatures > 0);
    show("messages", messages > 0);
    page.parts.extend(said);
    page.deed = (said == Some("came")).then(|| deed_of(facts.id.as_str()));
    let coming = marathon.coming.unwrap_or_default();
    page.texts.extend([
        (
            "coming",
            number(texts, MarathonText::EventComingCount, coming),
        ),
        (
            "letters",
            number(texts, MarathonText::EventResultsLetters, letters),
        ),
        (
            "signatures",
            number(texts, MarathonText::EventResultsSignatures, signatures),
        ),
        (
            "messages",
            number(texts, MarathonText::EventResultsMessages, messages),
        ),
    ]);
    page.links.push(("mail", mail(&event, facts)));
    page.title = Some(facts.title.clone());
    page.name = Some(facts.id.to_string());
    page.may_be_found = marathon.may_be_found();
    page.answer(app, &Page::Marathon, language, status).await
}

fn mail(event: &EventDetails<'_>, facts: &MarathonFacts) -> String {
    let texts = event.texts();
    let subject = texts.fill(MarathonText::EventShareSubject, "title", &facts.title);
    format!(
        "mailto:?subject={}&body={}",
        percent_encoded(&subject),
        percent_encoded(&event.address())
    )
}
