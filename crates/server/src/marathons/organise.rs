//! `/{language}/marathons/organise`: what its organiser may do with a marathon. The secret stands in forms
//! only, or behind the `#`, which is sent to nobody. Works without scripts; the answers have none.

mod again;

use std::sync::Arc;

use axum::{extract::State as Shared, http::StatusCode, response::Response};
use marathon_domain::{
    FormError, Language, MarathonDetails, MarathonReceipt, MarathonReport, MarathonRequest,
    MarathonText, Page, ReportRow, Slug, moderation::State,
};
use marathon_store::{MarathonChange, MarathonReply, OwnMarathon, PetitionId};

use self::again::{Trouble, keep_figures, keep_words, later};
use super::{
    accept::{check_details, new_version},
    event_details::{EventDetails, number},
    find,
    new_page::{request_of, typed},
    page::MarathonPage,
    when::When,
};
use crate::{
    hashes::{Hash, receipt_hash},
    http::{ApiError, Client, Fields, Form, Receipts},
    pages::SiteLanguage,
    state::App,
    submission::Refusal,
    writer::NotStored,
};

/// Whoever has the secret may act: it stands in the body, so no other site's form can act for them.
pub async fn organise(
    Shared(app): Shared<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    client: Client,
    Form(sent): Form,
) -> Result<Response, ApiError> {
    if let Err(seconds) = client.take_from(app.confirm_limit.as_ref()) {
        // Nothing is looked up: else secrets could be tried without end.
        return Ok(later(&app, &language, &sent, Trouble::TooMany(seconds), None).await);
    }
    let Ok(found) = find(&app, &sent).await else {
        return Ok(later(&app, &language, &sent, Trouble::Busy, None).await);
    };
    let Some((secret, own)) = found else {
        return Ok(unknown(&app, &language).await);
    };
    let outcome = carry_out(&app, &sent, &receipt_hash(&secret), &own).await;
    if matches!(outcome, Outcome::Busy) {
        let standing = standing(&app, &language, &own);
        return Ok(later(&app, &language, &sent, Trouble::Busy, standing).await);
    }
    let own = app.store.own_marathon(&receipt_hash(&secret)).await;
    let own = match own.map_err(ApiError::from) {
        Ok(Some(own)) => own,
        Ok(None) => return Ok(unknown(&app, &language).await),
        // Perhaps it is done: done again, it comes to the same.
        Err(_) => return Ok(later(&app, &language, &sent, Trouble::Busy, None).await),
    };
    let mut page = standing(&app, &language, &own).ok_or(ApiError::Unavailable)?;
    let status = say(&app, &language, &sent, outcome, &mut page);
    page.parts.push("not-created");
    page.secret = Some(secret);
    let answer = page.answer(&app, &Page::OrganiseMarathon, &language, status);
    Ok(answer.await)
}

/// The page once, with the secret, after a marathon was announced by the form.
pub async fn announced(app: &App, language: &Language, receipt: MarathonReceipt) -> Response {
    let own = app.store.own_marathon(&receipt_hash(&receipt.secret)).await;
    let page = Page::OrganiseMarathon.path(language);
    let link = format!("{}{page}#receipt={}", app.http.public_url, receipt.secret);
    // It is on the disk: the link is told even if it cannot be read now.
    let mut page = own
        .ok()
        .flatten()
        .and_then(|own| standing(app, language, &own))
        .unwrap_or_default();
    page.parts.extend(["created", "state"]);
    page.fields.push(("secret_link".to_owned(), link));
    // Of none in particular: who announces one has not said that they come.
    page.deed = Some("marathon".to_owned());
    page.secret = Some(receipt.secret);
    let status = StatusCode::CREATED;
    page.answer(app, &Page::OrganiseMarathon, language, status)
        .await
}

/// The secret in a form, and the marathon of it. Of several the first one that is known.
pub async fn find(app: &App, sent: &Fields) -> Result<Option<(String, OwnMarathon)>, ApiError> {
    let receipts = Receipts::read(sent.value("receipt").unwrap_or_default());
    for secret in receipts.each() {
        let own = app.store.own_marathon(&receipt_hash(secret)).await;
        if let Some(own) = own? {
            return Ok(Some((secret.to_owned(), own)));
        }
    }
    Ok(None)
}

/// Asks for the secret again: what was sent is none, or none any more.
async fn unknown(app: &App, language: &Language) -> Response {
    let page = MarathonPage {
        parts: vec!["ask", "unknown"],
        secret: Some(String::new()),
        ..MarathonPage::default()
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page.answer(app, &Page::OrganiseMarathon, language, status)
        .await
}

/// What came of it.
enum Outcome {
    /// Nothing was asked for, or nothing that there is.
    Nothing,
    /// The part that says so.
    Said(&'static str),
    WrongWords(Vec<FormError>),
    WrongReport(FormError),
    Busy,
}

async fn carry_out(app: &App, sent: &Fields, secret: &Hash, own: &OwnMarathon) -> Outcome {
    let (change, said) = match sent.value("act") {
        Some("edit") if !own.cancelled && !is_over(app, own) => {
            match edit(app, &request_of(sent), secret) {
                Ok(change) => (change, "edited"),
                Err(Refusal::Invalid(errors)) => return Outcome::WrongWords(errors),
                Err(_) => return Outcome::Busy,
            }
        }
        Some("cancel") if !own.cancelled => {
            let secret = *secret;
            (MarathonChange::Cancel { secret }, "cancel-done")
        }
        Some("report") if has_begun(app, own) => match report(app, sent, secret) {
            Ok(change) => (change, "reported"),
            Err(error) => return Outcome::WrongReport(error),
        },
        _ => return Outcome::Nothing,
    };
    match app.queue.marathon(change, None).await {
        // Cancelled or gone meanwhile, in another tab: how it stands now says so.
        Ok(MarathonReply::Unknown) => Outcome::Nothing,
        Ok(_) => Outcome::Said(said),
        Err(NotStored::QueueFull | NotStored::Fault | NotStored::Overtaken) => Outcome::Busy,
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

fn report(app: &App, sent: &Fields, secret: &Hash) -> Result<MarathonChange, FormError> {
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
    let all = app.campaign.of_the_ten().iter();
    all.map(|(slug, _)| slug)
}

/// How the marathon stands.
fn standing(app: &App, language: &Language, own: &OwnMarathon) -> Option<MarathonPage> {
    let details: MarathonDetails = serde_json::from_str(&own.details).ok()?;
    let facts = find::facts(&own.name, details.clone())?;
    let event = EventDetails::of(app, language, &facts);
    let texts = event.texts();
    let mut page = event.page();
    let fields = typed(app, language, &as_request(&details), &[]);
    page.fields = fields.fields;
    page.html = fields.html;
    page.texts
        .push(("coming", number(texts, MarathonText::OwnComing, own.coming)));
    let over = is_over(app, own);
    let parts = &mut page.parts;
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
    show("waiting", own.state == State::Waiting && !own.is_shown);
    show("changed", own.state == State::Waiting && own.is_shown);
    show("refused", own.state == State::Refused);
    let begun = has_begun(app, own);
    show("report", begun);
    show("report-early", !begun && !own.cancelled);
    if let Some((state, rows)) = &own.report {
        show("report-waiting", *state == State::Waiting);
        show("report-released", *state == State::Released);
        show("report-refused", *state == State::Refused);
        for (slug, row) in rows {
            let figures = [row.letters, row.signatures, row.messages];
            for (kind, figure) in KINDS.into_iter().zip(figures) {
                page.fields
                    .push((format!("{kind}-{slug}"), figure.to_string()));
            }
        }
    }
    Some(page)
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
    sent: &Fields,
    outcome: Outcome,
    page: &mut MarathonPage,
) -> StatusCode {
    match outcome {
        Outcome::Nothing | Outcome::Busy => StatusCode::OK,
        Outcome::Said(part) => {
            page.parts.push(part);
            StatusCode::OK
        }
        Outcome::WrongWords(errors) => {
            keep_words(app, language, sent, &errors, page);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Outcome::WrongReport(error) => {
            let message = app.campaign.say(language.as_str(), error.text).to_owned();
            page.texts.push(("report-error", message));
            page.parts.push("report-error");
            keep_figures(app, sent, page);
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}
