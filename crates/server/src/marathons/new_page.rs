//! `/{language}/marathons/new`: the form that announces a marathon.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_app::draw::Known;
use marathon_domain::Page;

use super::zones_of_country;
use crate::{
    pages::{SiteLanguage, drawn},
    state::App,
};

/// The empty form. With its key, a form that is sent twice announces one marathon.
pub async fn show_new_page(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
) -> Response {
    let known = Known {
        given: zones_of_country::in_doubt_as_json(),
        key: Some(URL_SAFE_NO_PAD.encode(app.random.bytes::<18>())),
        ..Known::default()
    };
    let html = drawn::document(&app, &language, &Page::NewMarathon).routed(known);
    drawn::answer(StatusCode::OK, html)
}
