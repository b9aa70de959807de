//! Printed material: for any marathon, for a released one, or, by the organiser's secret, for one not yet
//! released.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
};
use marathon_app::draw::{Kit, LanguageSwitch, qr_code};
use marathon_domain::{KitPart, Language, MarathonFacts, MarathonId, Page};
use serde::Deserialize;

use super::{find, nowhere, organise, words_key::address_hash};
use crate::{
    http::{ApiError, Client, OwnForm},
    pages::{SiteLanguage, drawn},
    state::App,
};

/// `{part}` of the route.
#[derive(Deserialize)]
pub struct KitPath {
    part: String,
}

/// `{id}` and `{part}` of the route.
#[derive(Deserialize)]
pub struct MarathonKitPath {
    id: String,
    part: String,
}

/// The source of signatures that a poster without a marathon has brought.
const SOURCE: &str = "?source=kit";

pub async fn show_any(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(kit): Path<KitPath>,
    request: Request,
) -> Response {
    let Some(part) = KitPart::named(&kit.part) else {
        return nowhere(app, request).await;
    };
    let switch = LanguageSwitch::by_path();
    page((&app, &language), &Page::Kit(part), switch, part, None)
}

pub async fn show_released(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(kit): Path<MarathonKitPath>,
    request: Request,
) -> Result<Response, ApiError> {
    let named = (kit.id.parse::<MarathonId>().ok(), KitPart::named(&kit.part));
    let (Some(id), Some(part)) = named else {
        return Ok(nowhere(app, request).await);
    };
    let Some(shown) = app.store.shown_marathon(&address_hash(id.as_str())).await? else {
        return Ok(nowhere(app, request).await);
    };
    let details = find::details(&id, &shown).ok_or(ApiError::Unavailable)?;
    let facts = MarathonFacts::of(id.clone(), details);
    let address = Page::MarathonKit(id, part);
    let switch = LanguageSwitch::by_path();
    Ok(page((&app, &language), &address, switch, part, Some(facts)))
}

/// Shows the kit of the organiser's marathon; the form holds the secret.
pub async fn show_own(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(kit): Path<KitPath>,
    client: Client,
    OwnForm(form): OwnForm,
) -> Result<Response, ApiError> {
    let part = KitPart::named(&kit.part).ok_or(ApiError::NotFound)?;
    let allowance = client.take_from(app.confirm_limit.as_ref());
    allowance.map_err(ApiError::TooMany)?;
    let found = organise::find(&app, &form).await?;
    let (secret, own) = found.ok_or(ApiError::NotFound)?;
    let facts = own.facts();
    let address = Page::Kit(part);
    let switch = organise::switch(secret);
    Ok(page((&app, &language), &address, switch, part, Some(facts)))
}

fn page(
    (app, language): (&App, &Language),
    address: &Page,
    switch: LanguageSwitch,
    part: KitPart,
    marathon: Option<MarathonFacts>,
) -> Response {
    let source = marathon
        .as_ref()
        .map_or(SOURCE.to_owned(), |facts| facts.id.sign_query());
    let sign = Page::Sign.path(language);
    let whole = format!("{}{sign}{source}", app.http.public_url);
    let shown = whole.split_once("://").map_or(&*whole, |(_, rest)| rest);
    let kit = Kit {
        part,
        marathon,
        sign_address: shown.to_owned(),
        code: qr_code(&whole),
    };
    drawn::private((app, language), address, StatusCode::OK, switch, kit)
}
