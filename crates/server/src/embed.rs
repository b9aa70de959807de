//! `/embed/…` and `/embed.js`: what partners put into their pages. They are files of the built
//! site, like all pages. The differences: only the section's origins and this site itself may put
//! such a page into a frame, and every site may load the script.

mod get_oembed;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, header},
    response::Response,
    routing::{MethodRouter, get},
};
use marathon_domain::EmbedPage;

use crate::{
    http::headers::open_to_all,
    pages::{self, framing},
    state::App,
};

pub use get_oembed::{__path_get_oembed, get_oembed};

/// Pages, and the files beside them.
pub fn routes() -> MethodRouter<Arc<App>> {
    get(show)
}

/// The files that a page loads in a frame. The frame has no origin of its own, so browsers load stamps and
/// fonts as if from another site.
pub fn shown_in_frames() -> MethodRouter<Arc<App>> {
    get(async |app: State<Arc<App>>, request: Request| {
        open_to_all(pages::serve_site(app, request).await).await
    })
}

async fn show(State(app): State<Arc<App>>, mut request: Request) -> Response {
    let page = EmbedPage::at(request.uri().path());
    let sections = app.campaign.sections();
    let section = page.as_ref().and_then(|page| sections.get(&page.section));
    if page.is_some() && section.is_none() {
        return pages::missing_page(&app, request).await;
    }
    if section.is_some() {
        // After a 304 browsers keep the policy of their stored copy, so a site that may no longer embed the
        // page could go on doing so. So the page is always sent whole.
        for condition in [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
            request.headers_mut().remove(condition);
        }
    }
    let mut response = pages::serve_site(State(Arc::clone(&app)), request).await;
    let Some(section) = section else {
        return open_to_all(response).await;
    };
    if response.status().is_success() {
        let headers = response.headers_mut();
        for validator in [header::ETAG, header::LAST_MODIFIED] {
            headers.remove(validator);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        framing::frame(&mut response, section);
    }
    response
}
