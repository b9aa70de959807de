//! Pages that only the server knows, drawn on request from the app's components.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_app::draw::{Document, LanguageSwitch, PrivatePage};
use marathon_domain::{Language, Page};

use crate::state::App;

/// A page that everybody may see, to be drawn.
pub fn document<'a>(app: &'a App, language: &Language, page: &'a Page) -> Document<'a> {
    Document::of(&app.shell, app.campaign.content(language), page)
}

/// The answer with a page. It must not be cached.
pub fn answer(status: StatusCode, html: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, html).into_response()
}

/// A page that only its holder may see. It sends no referrer to other sites. It sends one to this
/// site, since older browsers give a form on a page without referrer no origin.
pub fn private(
    (app, language): (&App, &Language),
    page: &Page,
    status: StatusCode,
    switch: LanguageSwitch,
    shown: impl PrivatePage,
) -> Response {
    let html = document(app, language, page).private(switch, shown);
    let mut response = answer(status, html);
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    response
}
