//! `/{language}/cases/{slug}/messages`: a page of the site, with the released messages written into it; and
//! `…/latest`, the last ones alone, for the case's page. The same with and without scripts.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use lol_html::{
    RewriteStrSettings, element, errors::RewritingError, html_content::ContentType, rewrite_str,
};
use marathon_domain::{Language, Page, ShownMessage, Slug};
use maud::{Markup, html};
use serde::Deserialize;

use super::list_messages::{MessageList, released};
use crate::{
    http::{ApiError, Query, RELEASED},
    pages::{
        self, SiteLanguage,
        template::{escaped, filled},
    },
    state::App,
};

/// Messages of a page, and on a case's page.
const PAGE: i64 = 20;
const LATEST: i64 = 3;

pub fn routes() -> MethodRouter<Arc<App>> {
    get(messages_page)
}

pub fn latest_routes() -> MethodRouter<Arc<App>> {
    get(latest_messages)
}

async fn messages_page(
    State(app): State<Arc<App>>,
    SiteLanguage(language): SiteLanguage,
    Path(case): Path<CasePath>,
    Query(query): Query,
    request: Request,
) -> Result<Response, ApiError> {
    // People come here, unlike to the last ones alone: they see the 404 page.
    let Ok(slug) = case.slug(&app) else {
        return Ok(pages::missing_page(&app, request).await);
    };
    // What is no number is the first page, as if nothing had been asked for.
    let before = query.value("before").and_then(|text| text.parse().ok());
    let list = released(&app, slug.as_str(), before.unwrap_or(i64::MAX), PAGE).await?;
    let page = Page::Messages(slug);
    let file = app.campaign.site.join(page.file(&language));
    let items = items(&app, &language, &list.messages).into_string();
    let html = filled(&file, |html| fill(html, &items, &list, before.is_some())).await;
    html.map(answer).ok_or(ApiError::Unavailable)
}

async fn latest_messages(
    State(app): State<Arc<App>>,
    language: Result<SiteLanguage, Response>,
    Path(case): Path<CasePath>,
) -> Result<Response, ApiError> {
    let SiteLanguage(language) = language.map_err(|_| ApiError::NotFound)?;
    let slug = case.slug(&app)?;
    let list = released(&app, slug.as_str(), i64::MAX, LATEST).await?;
    Ok(answer(items(&app, &language, &list.messages).into_string()))
}

/// `{slug}` of the route.
#[derive(Deserialize)]
struct CasePath {
    slug: String,
}

impl CasePath {
    fn slug(&self, app: &App) -> Result<Slug, ApiError> {
        let slug = self.slug.parse().ok();
        let slug = slug.filter(|slug| app.campaign.is_of_the_ten(slug));
        slug.ok_or(ApiError::NotFound)
    }
}

fn answer(html: String) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, RELEASED),
    ];
    (headers, html).into_response()
}

fn fill(
    html: &str,
    items: &str,
    list: &MessageList,
    is_later: bool,
) -> Result<String, RewritingError> {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("[data-messages]", |place| {
            place.set_inner_content(items, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("main [data-part]", |part| {
            let name = part.get_attribute("data-part").unwrap_or_default();
            if let ("older", Some(next)) = (name.as_str(), list.next) {
                let address = part.get_attribute("href").unwrap_or_default();
                part.set_attribute("href", &escaped(&format!("{address}?before={next}")))?;
            }
            let is_shown = match name.as_str() {
                "none" => list.messages.is_empty(),
                "older" => list.next.is_some(),
                _ => is_later,
            };
            match is_shown {
                true => part.remove_attribute("hidden"),
                false => part.set_attribute("hidden", "")?,
            }
            Ok(())
        }));
    rewrite_str(html, settings)
}

/// Whatever language they are in: which one is not known.
fn items(app: &App, language: &Language, messages: &[ShownMessage]) -> Markup {
    html! {
        @for message in messages {
            li {
                // Who wrote it stands below the side where it begins.
                figure.message dir="auto" {
                    blockquote { (message.text) }
                    @let from = from(app, language, message);
                    @if !from.is_empty() {
                        figcaption {
                            @for (place, part) in from.iter().enumerate() {
                                @if place > 0 { " · " }
                                bdi { (part) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// First name and country, as far as they were given.
fn from<'a>(app: &'a App, language: &Language, message: &'a ShownMessage) -> Vec<&'a str> {
    let country = message
        .country
        .as_deref()
        .and_then(|code| code.parse().ok());
    let country = country.and_then(|code| app.campaign.country_name(language, code));
    let name = message.name.as_deref();
    name.into_iter().chain(country).collect()
}
