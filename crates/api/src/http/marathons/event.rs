//! `/{language}/marathons/{name}`: one marathon, for calendars too, and "I'm coming".

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Language, MarathonDetails, MarathonId, MarathonText, Page};

use super::{
    fill::{answer, deed_of},
    nowhere,
    told::{Told, number},
};
use crate::{
    http::{
        ApiError, App, PeerAddress,
        act::{allowed, asks_for_json},
        api_error::RETRY_AFTER_FAULT,
        origin,
        private_page::wait,
        sent::Sent,
    },
    marathons::calendar,
    store::{MarathonChange, MarathonReply, ShownMarathon, StoreError},
};

/// The first number of guests that is shown: below, it could point at people.
const SHOWN_FROM: u64 = 10;

pub async fn show_event(
    State(app): State<Arc<App>>,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Response {
    let query = Sent::read(request.uri().query().unwrap_or_default().as_bytes());
    let said = query.value("came").map(|_| "came");
    match find(&app, &path).await {
        Ok(Some((language, shown))) => page(&app, &language, &shown, said, StatusCode::OK).await,
        Ok(None) => nowhere(app, request).await,
        Err(unavailable) => unavailable.into_response(),
    }
}

/// Counts one more guest. The app is only told so; else the answer leads back, so that loading it again
/// counts nobody twice.
pub async fn come(
    State(app): State<Arc<App>>,
    Path(path): Path<(String, String)>,
    peer: Option<Extension<PeerAddress>>,
    request: Request,
) -> Result<Response, ApiError> {
    let Some((language, shown)) = find(&app, &path).await? else {
        return Ok(nowhere(app, request).await);
    };
    let headers = request.headers();
    origin::check_same_origin(headers, &app.http.public_url)?;
    let peer = peer.map(|Extension(peer)| peer);
    let is_app = asks_for_json(headers);
    if let Err(seconds) = allowed(&app, app.confirm_limit.as_ref(), peer, headers) {
        if is_app {
            return Err(ApiError::TooMany(seconds));
        }
        let status = StatusCode::TOO_MANY_REQUESTS;
        let page = page(&app, &language, &shown, Some("too-many"), status).await;
        return Ok(wait(page, seconds));
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
            let headers = [
                (header::LOCATION, &*path),
                (header::CACHE_CONTROL, "no-store"),
            ];
            Ok((StatusCode::SEE_OTHER, headers).into_response())
        }
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let page = page(&app, &language, &shown, Some("busy"), status).await;
            Ok(wait(page, RETRY_AFTER_FAULT))
        }
    }
}

pub async fn show_calendar(
    State(app): State<Arc<App>>,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Result<Response, ApiError> {
    let found = find(&app, &path).await?;
    let file = found.as_ref().and_then(|(language, shown)| {
        let details: MarathonDetails = serde_json::from_str(&shown.details).ok()?;
        let told = Told::of(&app, language, &shown.name, &details)?;
        let host = app.http.public_host();
        let named = (&*shown.name, host, &*told.address());
        let now = app.clock.seconds();
        Some(calendar(&details, &told.when, named, shown.cancelled, now))
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

/// The language and the marathon of an address, if there is such a page.
pub async fn find(
    app: &App,
    (language, name): &(String, String),
) -> Result<Option<(Language, ShownMarathon)>, ApiError> {
    let Some(language) = app.campaign.language(language) else {
        return Ok(None);
    };
    if name.parse::<MarathonId>().is_err() {
        return Ok(None);
    }
    let shown = app.store.shown_marathon(name).await.map_err(fault)?;
    Ok(shown.map(|shown| (language, shown)))
}

pub fn fault(error: StoreError) -> ApiError {
    crate::metrics::store_fault();
    tracing::error!(%error, "a marathon could not be looked up");
    ApiError::Unavailable
}

async fn page(
    app: &App,
    language: &Language,
    shown: &ShownMarathon,
    said: Option<&'static str>,
    status: StatusCode,
) -> Response {
    let Ok(details) = serde_json::from_str::<MarathonDetails>(&shown.details) else {
        return ApiError::Unavailable.into_response();
    };
    let Some(told) = Told::of(app, language, &shown.name, &details) else {
        return ApiError::Unavailable.into_response();
    };
    let results = match app.store.marathon_results(&shown.name).await {
        Ok(results) => results,
        Err(error) => return fault(error).into_response(),
    };
    let texts = told.texts();
    let mut filling = told.filling();
    let over = shown.ends < app.clock.seconds();
    let parts = &mut filling.parts;
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
    filling.parts.extend(said);
    filling.deed = (said == Some("came")).then(|| deed_of(&shown.name));
    let [letters, signatures, messages] = results;
    filling.texts.extend([
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
    filling.links.push(("mail", mail(&told)));
    filling.title = Some(details.title.clone());
    filling.name = Some(shown.name.clone());
    filling.may_be_found = details.public && !shown.cancelled;
    answer(app, &Page::Marathon, language, status, &filling).await
}

fn mail(told: &Told<'_>) -> String {
    let title = &told.details.title;
    let subject = told
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
        encoded(&told.address())
    )
}
