//! `/{language}/marathons/organise`: what its organiser may do with a marathon. The secret stands in forms
//! only, or behind the `#`, which is sent to nobody. Works without scripts; the answers have none.

mod kept;

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use marathon_domain::{
    Language, MarathonDetails, MarathonError, MarathonReceipt, MarathonReport, MarathonRequest,
    MarathonText, Page, ReportRow, Slug, moderation,
};

use self::kept::{Trouble, keep_figures, keep_words, later};
use super::{
    create::{request_of, typed},
    event::fault,
    fill::{Filling, answer},
    told::{Told, number},
};
use crate::{
    hashes::{Hash, receipt_hash},
    http::{ApiError, App, PeerAddress, act::allowed, body, receipts::Receipts, sent::Sent},
    marathons::{Refusal, When, check_details, new_version},
    store::{MarathonChange, MarathonReply, OwnMarathon, PetitionId},
    writer::NotStored,
};

/// Whoever has the secret may act: it stands in the body, so no other site's form can act for them.
pub async fn act(
    State(app): State<Arc<App>>,
    Path(language): Path<String>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let language = app.campaign.language(&language).ok_or(ApiError::NotFound)?;
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let sent = Sent::read(&body);
    let peer = peer.map(|Extension(peer)| peer);
    if let Err(seconds) = allowed(&app, app.confirm_limit.as_ref(), peer, &headers) {
        // Nothing is looked up: else secrets could be tried without end.
        return Ok(later(&app, &language, &sent, Trouble::TooMany(seconds), None).await);
    }
    let Ok(found) = find(&app, &sent).await else {
        return Ok(later(&app, &language, &sent, Trouble::Busy, None).await);
    };
    let Some((secret, own)) = found else {
        return Ok(unknown(&app, &language).await);
    };
    let done = carry_out(&app, &sent, &receipt_hash(&secret), &own).await;
    if matches!(done, Done::Busy) {
        let standing = standing(&app, &language, &own);
        return Ok(later(&app, &language, &sent, Trouble::Busy, standing).await);
    }
    let own = app.store.own_marathon(&receipt_hash(&secret)).await;
    let own = match own.map_err(fault) {
        Ok(Some(own)) => own,
        Ok(None) => return Ok(unknown(&app, &language).await),
        // Perhaps it is done: done again, it comes to the same.
        Err(_) => return Ok(later(&app, &language, &sent, Trouble::Busy, None).await),
    };
    let mut filling = standing(&app, &language, &own).ok_or(ApiError::Unavailable)?;
    let status = say(&app, &language, &sent, done, &mut filling);
    filling.parts.push("not-created");
    filling.secret = Some(secret);
    Ok(answer(&app, &Page::OrganiseMarathon, &language, status, &filling).await)
}

/// The page once, with the secret, after a marathon was announced by the form.
pub async fn created(app: &App, language: &Language, made: MarathonReceipt) -> Response {
    let own = app.store.own_marathon(&receipt_hash(&made.secret)).await;
    let page = Page::OrganiseMarathon.path(language);
    let link = format!("{}{page}#receipt={}", app.http.public_url, made.secret);
    // It is on the disk: the link is told even if it cannot be read now.
    let mut filling = own
        .ok()
        .flatten()
        .and_then(|own| standing(app, language, &own))
        .unwrap_or_default();
    filling.parts.extend(["created", "state"]);
    filling.fields.push(("secret_link".to_owned(), link));
    // Of none in particular: who announces one has not said that they come.
    filling.deed = Some("marathon".to_owned());
    filling.secret = Some(made.secret);
    answer(
        app,
        &Page::OrganiseMarathon,
        language,
        StatusCode::CREATED,
        &filling,
    )
    .await
}

/// The secret in a form, and the marathon of it. Of several the first one that is known.
pub async fn find(app: &App, sent: &Sent) -> Result<Option<(String, OwnMarathon)>, ApiError> {
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    for secret in receipts.each() {
        let own = app.store.own_marathon(&receipt_hash(secret)).await;
        if let Some(own) = own.map_err(fault)? {
            return Ok(Some((secret.to_owned(), own)));
        }
    }
    Ok(None)
}

/// Asks for the secret again: what was sent is none, or none any more.
async fn unknown(app: &App, language: &Language) -> Response {
    let filling = Filling {
        parts: vec!["ask", "unknown"],
        secret: Some(String::new()),
        ..Filling::default()
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    answer(app, &Page::OrganiseMarathon, language, status, &filling).await
}

/// What came of it.
enum Done {
    /// Nothing was asked for, or nothing that there is.
    Nothing,
    /// The part that says so.
    Said(&'static str),
    WrongWords(Vec<MarathonError>),
    WrongReport(MarathonError),
    Busy,
}

async fn carry_out(app: &App, sent: &Sent, secret: &Hash, own: &OwnMarathon) -> Done {
    let (change, said) = match sent.value("act") {
        Some("edit") if !own.cancelled && !is_over(app, own) => {
            match edit(app, &request_of(sent), secret) {
                Ok(change) => (change, "edited"),
                Err(Refusal::Invalid(errors)) => return Done::WrongWords(errors),
                Err(_) => return Done::Busy,
            }
        }
        Some("cancel") if !own.cancelled => {
            let secret = *secret;
            (MarathonChange::Cancel { secret }, "cancel-done")
        }
        Some("report") if has_begun(app, own) => match report(app, sent, secret) {
            Ok(change) => (change, "reported"),
            Err(error) => return Done::WrongReport(error),
        },
        _ => return Done::Nothing,
    };
    match app.queue.marathon(change, None).await {
        // Cancelled or gone meanwhile, in another tab: how it stands now says so.
        Ok(MarathonReply::Unknown) => Done::Nothing,
        Ok(_) => Done::Said(said),
        Err(NotStored::QueueFull | NotStored::Fault | NotStored::Overtaken) => Done::Busy,
    }
}

fn is_over(app: &App, own: &OwnMarathon) -> bool {
    let details: Option<MarathonDetails> = serde_json::from_str(&own.details).ok();
    let when = details.as_ref().and_then(When::of);
    when.is_some_and(|when| when.ends < app.clock.seconds())
}

fn has_begun(app: &App, own: &OwnMarathon) -> bool {
    own.starts <= app.clock.seconds()
}

fn edit(app: &App, request: &MarathonRequest, secret: &Hash) -> Result<MarathonChange, Refusal> {
    let details = check_details(app, request)?;
    Ok(MarathonChange::Edit {
        secret: *secret,
        version: Box::new(new_version(app, &details)?),
    })
}

fn report(app: &App, sent: &Sent, secret: &Hash) -> Result<MarathonChange, MarathonError> {
    let ten: Vec<Slug> = ten(app).cloned().collect();
    let typed = ten.iter().map(|slug| {
        let figure = |kind: &str| {
            let value = sent.value(&format!("{kind}-{slug}"));
            value.unwrap_or_default().to_owned()
        };
        (slug.clone(), KINDS.map(figure))
    });
    let report = MarathonReport::parse(&typed.collect(), &ten)?;
    let rows: Vec<(PetitionId, ReportRow)> = report
        .rows
        .iter()
        .filter_map(|(slug, row)| Some((*app.petitions.get(slug)?, *row)))
        .collect();
    Ok(MarathonChange::Report {
        secret: *secret,
        record: app.random.bytes(),
        rows,
        day: app.clock.day(),
    })
}

const KINDS: [&str; 3] = ["letters", "signatures", "messages"];

fn ten(app: &App) -> impl Iterator<Item = &Slug> {
    let all = app.campaign.first().petitions.iter();
    all.map(|(slug, _)| slug)
}

/// How the marathon stands.
fn standing(app: &App, language: &Language, own: &OwnMarathon) -> Option<Filling> {
    let details: MarathonDetails = serde_json::from_str(&own.details).ok()?;
    let told = Told::of(app, language, &own.name, &details)?;
    let texts = told.texts();
    let mut filling = told.filling();
    let fields = typed(app, language, &as_request(&details), &[]);
    filling.fields = fields.fields;
    filling.html = fields.html;
    filling
        .texts
        .push(("coming", number(texts, MarathonText::OwnComing, own.coming)));
    let over = is_over(app, own);
    let parts = &mut filling.parts;
    let mut show = |part: &'static str, when: bool| {
        if when {
            parts.push(part);
        }
    };
    show("state", true);
    show("cancelled", own.cancelled);
    show("standing", !own.cancelled && !over);
    show("over", over && !own.cancelled);
    show("shown", own.is_shown);
    show(
        "waiting",
        own.state == moderation::State::Waiting && !own.is_shown,
    );
    show(
        "changed",
        own.state == moderation::State::Waiting && own.is_shown,
    );
    show("refused", own.state == moderation::State::Refused);
    let begun = has_begun(app, own);
    show("report", begun);
    show("report-early", !begun && !own.cancelled);
    if let Some((state, rows)) = &own.report {
        show("report-waiting", *state == moderation::State::Waiting);
        show("report-released", *state == moderation::State::Released);
        show("report-refused", *state == moderation::State::Refused);
        for (slug, row) in rows {
            let figures = [row.letters, row.signatures, row.messages];
            for (kind, figure) in KINDS.into_iter().zip(figures) {
                filling
                    .fields
                    .push((format!("{kind}-{slug}"), figure.to_string()));
            }
        }
    }
    Some(filling)
}

fn as_request(details: &MarathonDetails) -> MarathonRequest {
    MarathonRequest {
        title: details.title.clone(),
        place: details.place.clone(),
        town: details.town.clone(),
        country: details.country.to_string(),
        date: details.date.clone(),
        starts: details.starts.clone(),
        ends: details.ends.clone(),
        time_zone: details.time_zone.clone(),
        public: details.public,
        languages: details.languages.clone(),
        words: details.words.clone(),
        access: details.access.clone(),
        ..MarathonRequest::default()
    }
}

/// Says on the page what was done, or what is wrong with what was typed, which stays.
fn say(
    app: &App,
    language: &Language,
    sent: &Sent,
    done: Done,
    filling: &mut Filling,
) -> StatusCode {
    match done {
        Done::Nothing | Done::Busy => StatusCode::OK,
        Done::Said(part) => {
            filling.parts.push(part);
            StatusCode::OK
        }
        Done::WrongWords(errors) => {
            keep_words(app, language, sent, &errors, filling);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Done::WrongReport(error) => {
            let texts = app.campaign.marathon_texts(language.as_str());
            let message = texts.text(error.text()).to_owned();
            filling.texts.push(("report-error", message));
            filling.parts.push("report-error");
            keep_figures(app, sent, filling);
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}
