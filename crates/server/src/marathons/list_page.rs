//! `/{language}/marathons`: the marathons to come, by country, town and date, page by page.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::Response,
};
use marathon_app::draw::Known;
use marathon_core::metrics;
use marathon_domain::{MarathonSearch, Page};

use super::find;
use crate::{
    http::{Query, RELEASED, RETRY_AFTER_FAULT, retry_after},
    pages::{SiteLanguage, drawn},
    state::App,
};

pub async fn show_list(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Query(query): Query,
) -> Response {
    let search = MarathonSearch::read(|name| query.value(name).map(str::to_owned));
    let list = find::list(&app, &search).await;
    let list = list.inspect_err(|error| {
        metrics::store_fault();
        tracing::error!(%error, "marathons could not be looked up");
    });
    let list = list.ok();
    let known = Known {
        query: search.query(),
        // Without a list, the page says that marathons cannot be looked up just now.
        given: serde_json::to_string(&list).unwrap_or_default(),
        ..Known::default()
    };
    let mut document = drawn::document(&app, &language, &Page::Marathons);
    document.may_be_found &= !search.is_narrowed();
    let html = document.routed(known);
    if list.is_none() {
        let page = drawn::answer(StatusCode::SERVICE_UNAVAILABLE, html);
        return retry_after(page, RETRY_AFTER_FAULT);
    }
    let mut page = drawn::answer(StatusCode::OK, html);
    // The same for everybody: the page holds only released marathons and its own address.
    page.headers_mut().insert(header::CACHE_CONTROL, RELEASED);
    page
}
