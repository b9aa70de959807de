//! What is printed for a marathon: for any, for one that is released, or by the organiser's secret for one
//! that is not yet.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use marathon_domain::{KitPart, Language, MarathonDetails, MarathonText, Page};

use super::{
    code::code,
    event,
    fill::{Filling, answer},
    nowhere, organise,
    told::Told,
};
use crate::http::{ApiError, App, PeerAddress, act::allowed, body, sent::Sent};

/// By what signatures are counted that a poster of nobody in particular brought.
const SOURCE: &str = "?source=kit";

pub async fn show_any(
    State(app): State<Arc<App>>,
    Path((language, part)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (Some(language), Some(part)) = (app.campaign.language(&language), part_of(&part)) else {
        return nowhere(app, request).await;
    };
    let path = Page::Sign.path(&language) + SOURCE;
    let filling = Filling {
        parts: vec!["no-marathon"],
        may_be_found: true,
        ..with_code(&app, &language, &path, Filling::default())
    };
    answer(&app, &Page::Kit(part), &language, StatusCode::OK, &filling).await
}

pub async fn show_released(
    State(app): State<Arc<App>>,
    Path((language, name, part)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let found = match event::find(&app, &(language, name)).await {
        Ok(found) => found,
        Err(unavailable) => return unavailable.into_response(),
    };
    let (Some((language, shown)), Some(part)) = (found, part_of(&part)) else {
        return nowhere(app, request).await;
    };
    match about(&app, &language, &shown.name, &shown.details) {
        Some(mut filling) => {
            filling.name = Some(shown.name);
            answer(&app, &Page::Kit(part), &language, StatusCode::OK, &filling).await
        }
        None => ApiError::Unavailable.into_response(),
    }
}

/// By the secret in a form.
pub async fn show_own(
    State(app): State<Arc<App>>,
    Path((language, part)): Path<(String, String)>,
    peer: Option<Extension<PeerAddress>>,
    request: Request,
) -> Result<Response, ApiError> {
    let language = app.campaign.language(&language).ok_or(ApiError::NotFound)?;
    let part = part_of(&part).ok_or(ApiError::NotFound)?;
    let (head, sent) = request.into_parts();
    let peer = peer.map(|Extension(peer)| peer);
    allowed(&app, app.confirm_limit.as_ref(), peer, &head.headers).map_err(ApiError::TooMany)?;
    let body = body::read(&head.headers, sent, app.http.body_timeout).await?;
    let found = organise::find(&app, &Sent::read(&body)).await?;
    let (secret, own) = found.ok_or(ApiError::NotFound)?;
    let filling = about(&app, &language, &own.name, &own.details);
    let filling = Filling {
        secret: Some(secret),
        ..filling.ok_or(ApiError::Unavailable)?
    };
    Ok(answer(&app, &Page::Kit(part), &language, StatusCode::OK, &filling).await)
}

fn part_of(name: &str) -> Option<KitPart> {
    let mut all = KitPart::ALL.into_iter();
    all.find(|part| part.as_str() == name)
}

fn about(app: &App, language: &Language, name: &str, details: &str) -> Option<Filling> {
    let details: MarathonDetails = serde_json::from_str(details).ok()?;
    let told = Told::of(app, language, name, &details)?;
    let mut filling = with_code(app, language, &told.sign_path(), told.filling());
    filling.parts.push("marathon");
    Some(filling)
}

fn with_code(app: &App, language: &Language, path: &str, mut filling: Filling) -> Filling {
    let address = format!("{}{path}", app.http.public_url);
    let texts = app.campaign.marathon_texts(language.as_str());
    let words = texts.fill(MarathonText::KitPosterQr, "address", &address);
    filling.html.push(("code", code(&address, &words)));
    let shown = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    filling.texts.push(("sign-address", shown.to_owned()));
    filling
}
