//! `POST /api/v1/marathons`: announces a marathon, as JSON or as an HTML form; and the page of that form.

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::{
    Language, MarathonError, MarathonReceipt, MarathonRequest, Page, Problem, ProblemError,
};
use utoipa::ToSchema;

use super::{
    fill::{Filling, answer, options},
    nowhere, organise,
};
use crate::{
    http::{
        ApiError, App, PeerAddress,
        act::{self, BodyKind, allowed, idempotency_key},
        api_error::RETRY_AFTER_FAULT,
        body, negotiate,
        openapi::Refusals,
        origin,
        private_page::wait,
        sent::Sent,
    },
    marathons::{Refusal, accept_marathon, time_zones},
};

/// The fields of the form, for the document only: browsers send them as they like.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what form_urlencoded reads")]
pub struct MarathonForm {
    /// The path of the page the form stands on: it comes back with the errors.
    page: String,
    /// Sent again with it, it is the same marathon.
    key: Option<String>,
    title: String,
    place: String,
    town: String,
    country: String,
    date: String,
    starts: String,
    ends: String,
    time_zone: String,
    /// `true`, or the marathon stands in no list.
    public: Option<String>,
    languages: String,
    words: String,
    access: Option<String>,
    contact_name: String,
    contact_email: String,
    language: String,
}

/// Announce a marathon
///
/// Nothing of it is shown before staff has released it. Who organises is sealed to the section of the
/// country. The answer holds the secret that changes it, this once. With an `Idempotency-Key`, a retry with
/// the same body gets the first answer.
#[utoipa::path(
    post,
    path = "/api/v1/marathons",
    tag = "marathons",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters; JSON only",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (MarathonRequest = "application/json"),
            (MarathonForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Announced; for a form, its page, which shows the secret", content(
            (MarathonReceipt = "application/json"), (String = "text/html"))),
        (status = 422, description = "Not a valid marathon; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_marathon(
    State(app): State<Arc<App>>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let peer = peer.map(|Extension(peer)| peer);
    let key = idempotency_key(&headers)?;
    match BodyKind::of(&headers)? {
        BodyKind::Json => {
            allowed(&app, app.confirm_limit.as_ref(), peer, &headers).map_err(ApiError::TooMany)?;
            negotiate::accepts(&headers, "application/json")?;
            let body = body::read(&headers, sent, app.http.body_timeout).await?;
            let request: MarathonRequest = act::parse(&body, &app.campaign)?;
            let made = accept_marathon(&app, &request, &body, key).await;
            let made = made.map_err(|refusal| problem(&app, &request.language, refusal))?;
            Ok(act::created(&made))
        }
        BodyKind::Form => {
            origin::check_same_origin(&headers, &app.http.public_url)?;
            let allowance = allowed(&app, app.confirm_limit.as_ref(), peer, &headers);
            let body = body::read(&headers, sent, app.http.body_timeout).await?;
            from_form(&app, allowance, &body).await
        }
    }
}

fn problem(app: &App, language: &str, refusal: Refusal) -> ApiError {
    match refusal {
        Refusal::Invalid(errors) => ApiError::Invalid(described(app, language, &errors)),
        Refusal::OtherBody => ApiError::IdempotencyMismatch,
        Refusal::InFlight => ApiError::InFlight,
        Refusal::NotStored(_) => ApiError::Unavailable,
    }
}

fn described(app: &App, language: &str, errors: &[MarathonError]) -> Vec<ProblemError> {
    let texts = app.campaign.marathon_texts(language);
    let described = errors.iter().map(|error| ProblemError {
        field: error.field.to_string(),
        code: error.code.as_str().to_owned(),
        message: texts.text(error.text()).to_owned(),
    });
    described.collect()
}

async fn from_form(
    app: &App,
    allowance: Result<(), u64>,
    body: &[u8],
) -> Result<Response, ApiError> {
    let sent = Sent::read(body);
    let page = sent.value("page").and_then(Page::at);
    let language = page
        .filter(|(_, page)| *page == Page::NewMarathon)
        .and_then(|(language, _)| app.campaign.language(language.as_str()));
    let Some(language) = language else {
        let page = ProblemError {
            field: "page".to_owned(),
            code: "unknown".to_owned(),
            message: String::new(),
        };
        return Err(ApiError::Invalid(vec![page]));
    };
    if let Err(seconds) = allowance {
        let mut filling = again(app, &language, &sent, &[]);
        filling.parts.push("too-many");
        let status = StatusCode::TOO_MANY_REQUESTS;
        let page = answer(app, &Page::NewMarathon, &language, status, &filling).await;
        return Ok(wait(page, seconds));
    }
    let request = request_of(&sent);
    match accept_marathon(app, &request, body, sent.value("key")).await {
        Ok(made) => Ok(organise::created(app, &language, made).await),
        Err(Refusal::Invalid(errors)) => {
            let filling = again(app, &language, &sent, &errors);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer(app, &Page::NewMarathon, &language, status, &filling).await)
        }
        Err(Refusal::OtherBody) => {
            // What was sent before and changed since is another marathon.
            let made = accept_marathon(app, &request, body, None).await;
            match made {
                Ok(made) => Ok(organise::created(app, &language, made).await),
                Err(_) => Ok(busy(app, &language, &sent).await),
            }
        }
        Err(Refusal::InFlight | Refusal::NotStored(_)) => Ok(busy(app, &language, &sent).await),
    }
}

async fn busy(app: &App, language: &Language, sent: &Sent) -> Response {
    let mut filling = again(app, language, sent, &[]);
    filling.parts.push("busy");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let page = answer(app, &Page::NewMarathon, language, status, &filling).await;
    wait(page, RETRY_AFTER_FAULT)
}

/// The form, empty.
pub async fn show_form(
    State(app): State<Arc<App>>,
    Path(language): Path<String>,
    request: Request,
) -> Response {
    let Some(language) = app.campaign.language(&language) else {
        return nowhere(app, request).await;
    };
    let filling = Filling {
        html: vec![("zones", zones(None))],
        fields: vec![("key".to_owned(), fresh_key(&app))],
        may_be_found: true,
        ..Filling::default()
    };
    answer(
        &app,
        &Page::NewMarathon,
        &language,
        StatusCode::OK,
        &filling,
    )
    .await
}

/// By which the same form, sent twice, is one marathon.
fn fresh_key(app: &App) -> String {
    URL_SAFE_NO_PAD.encode(app.random.bytes::<18>())
}

/// The form as it was sent, with what is wrong.
fn again(app: &App, language: &Language, sent: &Sent, errors: &[MarathonError]) -> Filling {
    let key = match sent.value("key") {
        Some(key) => key.to_owned(),
        None => fresh_key(app),
    };
    let mut filling = typed(app, language, &request_of(sent), errors);
    filling.fields.push(("key".to_owned(), key));
    // What would hydrate it would take it for the empty one.
    filling.secret = Some(String::new());
    filling
}

/// What was typed of a marathon's words, in their fields.
pub fn typed(
    app: &App,
    language: &Language,
    request: &MarathonRequest,
    errors: &[MarathonError],
) -> Filling {
    let texts = app.campaign.marathon_texts(language.as_str());
    let public = request.public.to_string();
    let fields = [
        ("title", &request.title),
        ("place", &request.place),
        ("town", &request.town),
        ("country", &request.country),
        ("date", &request.date),
        ("starts", &request.starts),
        ("ends", &request.ends),
        ("public", &public),
        ("languages", &request.languages),
        ("words", &request.words),
        ("access", &request.access),
        ("contact_name", &request.contact_name),
        ("contact_email", &request.contact_email),
    ];
    Filling {
        html: vec![("zones", zones(Some(&request.time_zone)))],
        fields: fields
            .map(|(name, value)| (name.to_owned(), value.clone()))
            .into(),
        errors: errors
            .iter()
            .map(|error| (error.field.as_str(), texts.text(error.text()).to_owned()))
            .collect(),
        ..Filling::default()
    }
}

fn zones(chosen: Option<&str>) -> String {
    let all = time_zones().iter().map(String::as_str);
    options(all.map(|zone| (zone, zone)), chosen)
}

/// The request that a form is.
pub fn request_of(sent: &Sent) -> MarathonRequest {
    let text = |field: &str| sent.value(field).unwrap_or_default().to_owned();
    MarathonRequest {
        title: text("title"),
        place: text("place"),
        town: text("town"),
        country: text("country"),
        date: text("date"),
        starts: text("starts"),
        ends: text("ends"),
        time_zone: text("time_zone"),
        public: sent.ticked("public"),
        languages: text("languages"),
        words: text("words"),
        access: text("access"),
        contact_name: text("contact_name"),
        contact_email: text("contact_email"),
        language: text("language"),
    }
}
