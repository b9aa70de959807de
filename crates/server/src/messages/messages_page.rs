//! `/{language}/cases/{slug}/messages`: the released messages as a page.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::Response,
    routing::{MethodRouter, get},
};
use marathon_app::draw::Known;
use marathon_domain::{Page, Slug};
use serde::Deserialize;

use super::list_messages::{PAGE, released};
use crate::{
    http::{Query, RELEASED, RETRY_AFTER_FAULT, retry_after},
    pages::{self, SiteLanguage, drawn},
    state::App,
};

pub fn routes() -> MethodRouter<Arc<App>> {
    get(messages_page)
}

/// `{slug}` of the route.
#[derive(Deserialize)]
struct CasePath {
    slug: String,
}

async fn messages_page(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(case): Path<CasePath>,
    Query(query): Query,
    request: Request,
) -> Response {
    let slug = case.slug.parse::<Slug>().ok();
    let Some(slug) = slug.filter(|slug| app.campaign.is_of_the_ten(slug)) else {
        return pages::missing_page(&app, request).await;
    };
    // Anything but a number gives the first page.
    let before = query.value("before").and_then(|text| text.parse().ok());
    let list = released(&app, slug.as_str(), before.unwrap_or(i64::MAX), PAGE).await;
    let known = Known {
        query: before.map_or(String::new(), |before| format!("?before={before}")),
        // Without a list, the page says that the messages cannot be read just now.
        given: serde_json::to_string(&list.as_ref().ok()).unwrap_or_default(),
        ..Known::default()
    };
    let html = drawn::document(&app, &language, &Page::Messages(slug)).routed(known);
    if list.is_err() {
        let page = drawn::answer(StatusCode::SERVICE_UNAVAILABLE, html);
        return retry_after(page, RETRY_AFTER_FAULT);
    }
    let mut response = drawn::answer(StatusCode::OK, html);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, RELEASED);
    response
}
