//! `/{language}/cases/{slug}/messages`: a page of the site, with the released messages written into it; and
//! `…/latest`, the last ones alone, for the case's page. The same with and without scripts.

use std::{path::Path as FilePath, sync::Arc};

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

use super::{
    ApiError, App,
    form_page::escaped,
    list_messages::{CACHING, MessageList, released},
    sent::Sent,
    site,
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
    Path((language, slug)): Path<(String, String)>,
    request: Request,
) -> Result<Response, ApiError> {
    // People come here, unlike to the last ones alone: they see the 404 page.
    let Ok((language, slug)) = known(&app, &language, &slug) else {
        return Ok(site::missing_page(&app, request).await);
    };
    let query = Sent::read(request.uri().query().unwrap_or_default().as_bytes());
    // What is no number is the first page, as if nothing had been asked for.
    let before = query.value("before").and_then(|text| text.parse().ok());
    let list = released(&app, slug.as_str(), before.unwrap_or(i64::MAX), PAGE).await?;
    let page = Page::Messages(slug);
    let file = app.campaign.site.join(page.file(&language));
    let html = filled(&app, &language, &file, &list, before.is_some()).await;
    html.map(answer).ok_or(ApiError::Unavailable)
}

async fn latest_messages(
    State(app): State<Arc<App>>,
    Path((language, slug)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let (language, slug) = known(&app, &language, &slug)?;
    let list = released(&app, slug.as_str(), i64::MAX, LATEST).await?;
    Ok(answer(items(&app, &language, &list.messages).into_string()))
}

fn known(app: &App, language: &str, slug: &str) -> Result<(Language, Slug), ApiError> {
    let data = app.campaign.data(language).ok_or(ApiError::NotFound)?;
    let slug = slug.parse().map_err(|_| ApiError::NotFound)?;
    match app.campaign.is_of_the_ten(&slug) {
        true => Ok((data.language.clone(), slug)),
        false => Err(ApiError::NotFound),
    }
}

fn answer(html: String) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, CACHING),
    ];
    (headers, html).into_response()
}

/// None, with a line in the log, if the site has no such page.
async fn filled(
    app: &App,
    language: &Language,
    file: &FilePath,
    list: &MessageList,
    is_later: bool,
) -> Option<String> {
    let failed = |error: &dyn std::error::Error| {
        tracing::error!(%error, file = %file.display(), "the page of the messages cannot be filled");
    };
    let html = tokio::fs::read_to_string(file).await;
    let html = html.inspect_err(|error| failed(error)).ok()?;
    let items = items(app, language, &list.messages).into_string();
    fill(&html, &items, list, is_later)
        .inspect_err(|error| failed(error))
        .ok()
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
    let country = country.and_then(|code| app.campaign.country_name(language.as_str(), code));
    let name = message.name.as_deref();
    name.into_iter().chain(country).collect()
}
