//! `GET /api/v1/oembed`: a petition for whoever pastes the address of its page (oEmbed 1.0).

use std::sync::Arc;

use axum::{extract::State, http::HeaderValue, response::Response};
use marathon_core::campaign::Preview;
use marathon_domain::{
    EmbedHeight, EmbedPage, EmbedState, Embedded, Page, Problem, SectionCode, SourceTag,
};
use maud::html;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{Accept, ApiError, JsonOnly, Query, json_answer},
    state::App,
};

const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// What the frame may do: run its own scripts, send its form, and open links in tabs. The tabs are
/// free of the sandbox, so printing and downloads work there.
const SANDBOX: &str =
    "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin";
/// The width of a frame that nothing limits.
const WIDTH: u32 = 640;

/// The answer, in the words of oEmbed.
#[derive(Serialize, ToSchema)]
pub struct Oembed {
    version: &'static str,
    r#type: &'static str,
    provider_name: String,
    provider_url: String,
    title: String,
    html: String,
    width: u32,
    height: u32,
    cache_age: u32,
}

/// A petition to embed, by the address of its page
#[utoipa::path(
    get,
    path = "/api/v1/oembed",
    tag = "embedding",
    params(
        ("url" = String, Query, description = "The whole address of a page with a form; with `?section=…` behind it, for that section's sites", min_length = 1),
        ("format" = Option<String>, Query, description = "Only `json` is there"),
        ("maxwidth" = Option<u32>, Query, description = "The most that the frame may be wide; 0 is no limit"),
        ("maxheight" = Option<u32>, Query, description = "The most that the frame may be high; it scrolls then; 0 is no limit"),
    ),
    responses(
        (status = 200, description = "The petition in a frame", body = Oembed, content_type = "application/json"),
        JsonOnly,
        (status = 404, description = "No page of this site with a form, or another format than JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No address is given", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_oembed(
    State(app): State<Arc<App>>,
    accept: Accept,
    Query(query): Query,
) -> Result<Response, ApiError> {
    if query.value("format").is_some_and(|format| format != "json") {
        // oEmbed asks for 501, but a request by the public must never look like a fault of the
        // server.
        return Err(ApiError::NotFound);
    }
    accept.requires("application/json")?;
    let address = query.value("url").ok_or_else(no_address)?;
    let found = find(&app, address).ok_or(ApiError::NotFound)?;
    let preview = found.preview;
    let at_most = |name: &str, usual: u32| {
        let limit = query.value(name).and_then(|limit| limit.parse().ok());
        let limit = limit.filter(|limit| *limit > 0);
        limit.map_or(usual, |limit: u32| usual.min(limit))
    };
    let shown = match &preview.page {
        Page::Case(slug) | Page::Petition(slug) => Embedded::Petition(slug.clone()),
        _ => Embedded::All,
    };
    let width = at_most("maxwidth", WIDTH);
    let needed = EmbedHeight::at(width);
    let height = match shown {
        Embedded::Petition(_) => needed.one,
        Embedded::All => needed.all,
    };
    let height = at_most("maxheight", height);
    let frame = EmbedPage {
        section: found.section,
        language: preview.language.clone(),
        shown,
        state: EmbedState::Form,
    };
    let public_url = &app.http.public_url;
    let source = format!("{public_url}{}", frame.path());
    let page = preview.page.path(&preview.language);
    let page = format!("{public_url}{page}{}", found.kept);
    // The same in all languages: Drupal identifies providers by this name.
    let host = public_url.split_once("://").map_or("", |(_, host)| host);
    let answer = Oembed {
        version: "1.0",
        r#type: "rich",
        provider_name: host.to_owned(),
        provider_url: public_url.clone(),
        title: preview.title.clone(),
        html: html! {
            // From a provider that it does not trust, WordPress keeps both elements but removes
            // `hidden`, and makes a frame that cannot send anything. Then the link is shown, and
            // not the frame.
            blockquote hidden { a href=(page) { (preview.act) " – " (preview.site) } }
            // The referrer names the site around, but not its page: the site is stored with each
            // signing. `frameborder` is the only styling that WordPress keeps.
            iframe src=(source) title=(preview.title) width="100%" height=(height)
                frameborder="0" style="display:block;border:0" sandbox=(SANDBOX) loading="lazy"
                referrerpolicy="strict-origin" {}
        }
        .into_string(),
        width,
        height,
        cache_age: 3600,
    };
    Ok(json_answer(&answer, CACHING))
}

fn no_address() -> ApiError {
    ApiError::of_field(
        "url",
        "required",
        "Give the address of a page of this site.",
    )
}

/// What an address names.
struct Found<'a> {
    preview: &'a Preview,
    /// The section in the address, or else that of its language.
    section: SectionCode,
    /// The part of the address that a link keeps: section and source, from `?` on, or nothing.
    kept: String,
}

/// The page at an address of this site.
fn find<'a>(app: &'a App, address: &str) -> Option<Found<'a>> {
    let path = address.strip_prefix(&app.http.public_url)?;
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let preview = app.campaign.previews.get(path.trim_end_matches('/'))?;
    let value = |wanted: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let found = pairs.find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.into_owned())
    };
    let named: Option<SectionCode> = match value("section") {
        Some(code) => Some(code.try_into().ok()?),
        None => None,
    };
    let mut kept = form_urlencoded::Serializer::new(String::new());
    if let Some(section) = &named {
        kept.append_pair("section", section.as_str());
    }
    if let Some(source) = value("source").filter(|source| SourceTag::parse(source).is_ok()) {
        kept.append_pair("source", &source);
    }
    let kept = match kept.finish() {
        empty if empty.is_empty() => empty,
        kept => format!("?{kept}"),
    };
    let section = named.unwrap_or_else(|| preview.section.clone());
    app.campaign.sections().get(&section)?;
    Some(Found {
        preview,
        section,
        kept,
    })
}
