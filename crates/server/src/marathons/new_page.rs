//! `/{language}/marathons/new`: the form that announces a marathon, and the same with what was typed.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::{FormError, Language, MarathonRequest, Page};

use super::{
    create_marathon::MarathonForm,
    page::{MarathonPage, options},
    when::time_zones,
};
use crate::{
    http::Fields,
    pages::SiteLanguage,
    state::App,
    submission::{FilledForm, Wrong},
};

/// The form, empty.
pub async fn show_new_page(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
) -> Response {
    let page = MarathonPage {
        html: vec![("zones", zones(None))],
        fields: vec![("key".to_owned(), fresh_key(&app))],
        may_be_found: true,
        ..MarathonPage::default()
    };
    page.answer(&app, &Page::NewMarathon, &language, StatusCode::OK)
        .await
}

/// By which the same form, sent twice, is one marathon.
fn fresh_key(app: &App) -> String {
    URL_SAFE_NO_PAD.encode(app.random.bytes::<18>())
}

/// The form as it was sent, with what is wrong.
pub async fn again(filled: &FilledForm<'_>, status: StatusCode, wrong: &Wrong<'_>) -> Response {
    let (app, language) = (filled.app, filled.place.language());
    let errors = match wrong {
        Wrong::Fields(errors) => errors,
        Wrong::Busy | Wrong::TooMany | Wrong::Origin => &[][..],
    };
    let mut page = typed(app, language, &request_of(filled.fields), errors);
    match wrong {
        Wrong::Fields(_) | Wrong::Origin => {}
        Wrong::Busy => page.parts.push("busy"),
        Wrong::TooMany => page.parts.push("too-many"),
    }
    let key = filled.fields.value("key").map(str::to_owned);
    let key = key.unwrap_or_else(|| fresh_key(app));
    page.fields.push(("key".to_owned(), key));
    // What would hydrate it would take it for the empty one.
    page.secret = Some(String::new());
    page.answer(app, &Page::NewMarathon, language, status).await
}

/// The request that a form is. Whatever was sent is one.
pub fn request_of(fields: &Fields) -> MarathonRequest {
    let form = fields.to::<MarathonForm>();
    form.map(Into::into).unwrap_or_default()
}

/// What was typed of a marathon's words, in their fields.
pub fn typed(
    app: &App,
    language: &Language,
    request: &MarathonRequest,
    errors: &[FormError],
) -> MarathonPage {
    let say = |text| app.campaign.say(language.as_str(), text).to_owned();
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
    MarathonPage {
        html: vec![("zones", zones(Some(&request.time_zone)))],
        fields: fields
            .map(|(name, value)| (name.to_owned(), value.clone()))
            .into(),
        errors: errors
            .iter()
            .map(|error| (error.field, say(error.text)))
            .collect(),
        ..MarathonPage::default()
    }
}

fn zones(chosen: Option<&str>) -> String {
    let all = time_zones().iter().map(String::as_str);
    options(all.map(|zone| (zone, zone)), chosen)
}
