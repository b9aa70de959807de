//! `/{language}/marathons/{name}`: one marathon, for calendars too, and "I'm coming".

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Language, MarathonDetails, MarathonId, MarathonText, Page};
use marathon_store::{MarathonChange, MarathonReply, ShownMarathon};
use serde::Deserialize;

use super::{
    calendar::calendar,
    event_details::{EventDetails, number},
    nowhere,
    page::deed_of,
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

/// The first number of guests that is shown: below, it could point at people.
const SHOWN_FROM: u64 = 10;

pub async fn show_event(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    Query(query): Query,
    request: Request,
) -> Result<Response, ApiError> {
    let said = query.value("came").map(|_| "came");
    match event.find(&app).await? {
        Some(shown) => page(&app, &language, &shown, said, StatusCode::OK).await,
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
    let Some(shown) = event.find(&app).await? else {
        return Ok(nowhere(app, request).await);
    };
    origin::check_same_origin(&headers, &app.http.public_url)?;
    let is_app = accept.prefers_json();
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        if is_app {
            return Err(ApiError::TooMany(seconds));
        }
        let status = StatusCode::TOO_MANY_REQUESTS;
        let page = page(&app, &language, &shown, Some("too-many"), status).await?;
        return Ok(retry_after(page, seconds));
    }
    let change = MarathonChange::Come {
        name: shown.name.clone(),
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
            let path = format!("{}/{}{came}", Page::Marathons.path(&language), shown.name);
            Ok(see_other(&path))
        }
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let page = page(&app, &language, &shown, Some("busy"), status).await?;
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
        let details: MarathonDetails = serde_json::from_str(&shown.details).ok()?;
        let event = EventDetails::of(&app, &language, &shown.name, &details)?;
        let host = app.http.public_host();
        let named = (&*shown.name, host, &*event.address());
        let now = app.clock.seconds();
        Some(calendar(&details, &event.when, named, shown.cancelled, now))
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
}

async fn page(
    app: &App,
    language: &Language,
    shown: &ShownMarathon,
    said: Option<&'static str>,
    status: StatusCode,
) -> Result<Response, ApiError> {
    // It was checked and encoded here.
    let details: MarathonDetails =
        serde_json::from_str(&shown.details).map_err(|_| ApiError::Unavailable)?;
    let event = EventDetails::of(app, language, &shown.name, &details);
    let event = event.ok_or(ApiError::Unavailable)?;
    let results = app.store.marathon_results(&shown.name).await?;
    let texts = event.texts();
    let mut page = event.page();
    let over = shown.ends < app.clock.seconds();
    let parts = &mut page.parts;
    let mut show = |part: &'static str, when: bool| {
        if when {
            parts.push(part);
        }
    };
    show("cancelled", shown.cancelled);
    show("past", over && !shown.cancelled);
    show("unlisted", !details.public);
    show("access", !details.access.is_empty());
    show("open", !over && !shown.cancelled);
    show("come", said != Some("came"));
    show("coming", shown.coming >= SHOWN_FROM);
    show("results", results != [0; 3]);
    for (part, figure) in ["letters", "signatures", "messages"]
        .into_iter()
        .zip(results)
    {
        show(part, figure > 0);
    }
    page.parts.extend(said);
    page.deed = (said == Some("came")).then(|| deed_of(&shown.name));
    let [letters, signatures, messages] = results;
    page.texts.extend([
        (
            "coming",
            number(texts, MarathonText::EventComingCount, shown.coming),
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
    page.links.push(("mail", mail(&event)));
    page.title = Some(details.title.clone());
    page.name = Some(shown.name.clone());
    page.may_be_found = details.public && !shown.cancelled;
    Ok(page.answer(app, &Page::Marathon, language, status).await)
}

fn mail(event: &EventDetails<'_>) -> String {
    let title = &event.details.title;
    let subject = event
        .texts()
        .fill(MarathonText::EventShareSubject, "title", title);
    let encoded = |text: &str| -> String {
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        // A plus is a plus in mails.
        encoded.replace('+', "%20")
    };
    format!(
        "mailto:?subject={}&body={}",
        encoded(&subject),
        encoded(&event.address())
    )
}
