//! What is printed for a marathon: for any, for one that is released, or by the organiser's secret for one
//! that is not yet.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
};
use marathon_domain::{KitPart, Language, MarathonDetails, MarathonText, Page};
use serde::Deserialize;

use super::{
    event_details::EventDetails, event_page::EventPath, find, nowhere, organise,
    page::MarathonPage, qr_code::qr_code,
};
use crate::{
    http::{ApiError, Client, Form},
    pages::SiteLanguage,
    state::App,
};

/// `{part}` of the route.
#[derive(Deserialize)]
pub struct KitPath {
    part: String,
}

/// By what signatures are counted that a poster of nobody in particular brought.
const SOURCE: &str = "?source=kit";

pub async fn show_any(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(kit): Path<KitPath>,
    request: Request,
) -> Response {
    let Some(part) = kit.part() else {
        return nowhere(app, request).await;
    };
    let path = Page::Sign.path(&language) + SOURCE;
    let page = MarathonPage {
        parts: vec!["no-marathon"],
        may_be_found: true,
        ..with_code(&app, &language, &path, MarathonPage::default())
    };
    page.answer(&app, &Page::Kit(part), &language, StatusCode::OK)
        .await
}

pub async fn show_released(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(event): Path<EventPath>,
    Path(kit): Path<KitPath>,
    request: Request,
) -> Result<Response, ApiError> {
    let (Some(shown), Some(part)) = (event.find(&app).await?, kit.part()) else {
        return Ok(nowhere(app, request).await);
    };
    let page = about(&app, &language, &shown.name, &shown.details);
    let page = MarathonPage {
        name: Some(shown.name),
        ..page.ok_or(ApiError::Unavailable)?
    };
    let kit = Page::Kit(part);
    Ok(page.answer(&app, &kit, &language, StatusCode::OK).await)
}

/// By the secret in a form.
pub async fn show_own(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(kit): Path<KitPath>,
    client: Client,
    Form(form): Form,
) -> Result<Response, ApiError> {
    let part = kit.part().ok_or(ApiError::NotFound)?;
    let allowance = client.take_from(app.confirm_limit.as_ref());
    allowance.map_err(ApiError::TooMany)?;
    let found = organise::find(&app, &form).await?;
    let (secret, own) = found.ok_or(ApiError::NotFound)?;
    let page = about(&app, &language, &own.name, &own.details);
    let page = MarathonPage {
        secret: Some(secret),
        ..page.ok_or(ApiError::Unavailable)?
    };
    let kit = Page::Kit(part);
    Ok(page.answer(&app, &kit, &language, StatusCode::OK).await)
}

impl KitPath {
    fn part(&self) -> Option<KitPart> {
        let mut all = KitPart::ALL.into_iter();
        all.find(|part| part.as_str() == self.part)
    }
}

fn about(app: &App, language: &Language, name: &str, details: &str) -> Option<MarathonPage> {
    let details: MarathonDetails = serde_json::from_str(details).ok()?;
    let facts = find::facts(name, details)?;
    let event = EventDetails::of(app, language, &facts);
    let mut page = with_code(app, language, &event.sign_path(), event.page());
    page.parts.push("marathon");
    Some(page)
}

fn with_code(app: &App, language: &Language, path: &str, mut page: MarathonPage) -> MarathonPage {
    let address = format!("{}{path}", app.http.public_url);
    let texts = app.campaign.marathon_texts(language);
    let words = texts.fill(MarathonText::KitPosterQr, "address", &address);
    page.html.push(("code", qr_code(&address, &words)));
    let shown = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    page.texts.push(("sign-address", shown.to_owned()));
    page
}
