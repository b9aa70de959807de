//! `/embed/…` and `/embed.js`: what partners put into their pages. Files of the built site, like all
//! pages; what differs is who may put a page into a frame (the origins of the section, and this site
//! itself), and that the script is for every site.

mod query;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    response::Response,
    routing::{MethodRouter, get},
};
use marathon_domain::{EmbedPage, Section};

use super::{App, headers::open_to_all, site};

pub use query::EmbedQuery;

/// Pages, and the files beside them.
pub fn routes() -> MethodRouter<Arc<App>> {
    get(show)
}

async fn show(State(app): State<Arc<App>>, mut request: Request) -> Response {
    let page = EmbedPage::at(request.uri().path());
    let sections = app.campaign.sections();
    let section = page.as_ref().and_then(|page| sections.get(&page.section));
    if page.is_some() && section.is_none() {
        return site::missing_page(&app, request).await;
    }
    if section.is_some() {
        // Browsers keep the policy of their stored copy when they hear that it has not changed, so that a
        // site which may no longer embed would go on: the page is always sent whole.
        for condition in [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
            request.headers_mut().remove(condition);
        }
    }
    let mut response = site::serve_site(State(Arc::clone(&app)), request).await;
    let Some(section) = section else {
        return open_to_all(response).await;
    };
    if response.status().is_success() {
        let headers = response.headers_mut();
        for validator in [header::ETAG, header::LAST_MODIFIED] {
            headers.remove(validator);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        frame(&mut response, section);
    }
    response
}

/// Lets the section's sites show the answer in a frame.
pub fn frame(response: &mut Response, section: &Section) {
    let policy = HeaderValue::from_str(&policy(section));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        // An origin is ASCII without spaces; if not, nobody may.
        policy.unwrap_or(HeaderValue::from_static("frame-ancestors 'none'")),
    );
    // A site that isolates itself shows only frames that do so too.
    for (name, value) in [
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "cross-origin"),
    ] {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
}

fn policy(section: &Section) -> String {
    let mut policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
        .to_owned();
    for origin in &section.origins {
        policy.push(' ');
        policy.push_str(origin.as_str());
    }
    policy
}
