//! The built site: pages by their address, files as they are, and a real 404.

mod address;
mod as_sent;
pub mod drawn;
pub mod embed_query;
pub mod form_place;
pub mod framing;
mod preferred_language;
pub mod refused;
mod site_language;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Language, Page};

use self::{address::Target, as_sent::Meant};
use crate::{http::ApiError, state::App};

pub use site_language::SiteLanguage;

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ALWAYS_ASK: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

/// Answers every request without a route.
pub async fn serve_site(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return ApiError::NotFound.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    match Target::of(path) {
        Target::Root => to_language(&app, &request),
        Target::Elsewhere(path) => moved(&path, request.uri().query()),
        Target::File { path, immutable } => {
            let (parts, _) = request.into_parts();
            match file(&app, &path, parts.method.clone(), &parts.headers).await {
                Some(mut response) => {
                    let caching = if immutable { IMMUTABLE } else { ALWAYS_ASK };
                    response
                        .headers_mut()
                        .insert(header::CACHE_CONTROL, caching);
                    response
                }
                None => missing(&app, &parts.uri, parts.method, &parts.headers).await,
            }
        }
        Target::Nowhere => missing_page(&app, request).await,
    }
}

fn to_language(app: &App, request: &Request) -> Response {
    let language = preferred_language::preferred(request.headers(), app.campaign.languages());
    let language = language.unwrap_or(&app.campaign.first().language);
    let query = request.uri().query();
    let headers = [
        (
            header::LOCATION,
            with_query(&Page::Home.path(language), query),
        ),
        (header::VARY, "Accept-Language".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (StatusCode::FOUND, headers).into_response()
}

fn moved(path: &str, query: Option<&str>) -> Response {
    let location = [(header::LOCATION, with_query(path, query))];
    (StatusCode::PERMANENT_REDIRECT, location).into_response()
}

fn with_query(path: &str, query: Option<&str>) -> String {
    match query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}

/// A file of the site. `None` if it does not exist.
async fn file(app: &App, path: &str, method: Method, headers: &HeaderMap) -> Option<Response> {
    app.site.current().answer(path, method, headers).await
}

/// Whether the page that the address means exists on this site.
async fn is_there(app: &App, meant: &Meant) -> bool {
    let speaks = app.campaign.languages().any(|one| *one == meant.language);
    if !speaks {
        return false;
    }
    match &meant.page {
        Page::Messages(slug) => return app.campaign.is_of_the_ten(slug),
        // The page itself says whether the marathon exists.
        page if page.is_drawn_on_request() => return true,
        _ => {}
    }
    let page = format!("/{}", meant.page.file(&meant.language));
    file(app, &page, Method::HEAD, &HeaderMap::new())
        .await
        .is_some()
}

/// The answer for an address without a page.
pub async fn missing_page(app: &App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    missing(app, &parts.uri, parts.method, &parts.headers).await
}

/// Redirects to the page that was meant, or answers the 404 page in the language of the address, or
/// in the first one.
async fn missing(app: &App, uri: &Uri, method: Method, headers: &HeaderMap) -> Response {
    let path = uri.path();
    let reads = matches!(method, Method::GET | Method::HEAD);
    if let Some(meant) = Meant::of(path).filter(|_| reads)
        && is_there(app, &meant).await
    {
        return moved(&meant.path, uri.query().or(meant.query.as_deref()));
    }
    let language = path
        .split('/')
        .nth(1)
        .and_then(|code| app.campaign.language(code))
        .unwrap_or_else(|| app.campaign.first().language.clone());
    // The request's conditions and ranges do not apply to this page.
    let encodings = headers.get(header::ACCEPT_ENCODING).cloned();
    let headers = HeaderMap::from_iter(encodings.map(|value| (header::ACCEPT_ENCODING, value)));
    match file(app, &not_found_path(&language), method, &headers).await {
        Some(mut response) => {
            *response.status_mut() = StatusCode::NOT_FOUND;
            let headers = response.headers_mut();
            for of_a_file in [header::ACCEPT_RANGES, header::ETAG, header::LAST_MODIFIED] {
                headers.remove(of_a_file);
            }
            headers.insert(header::CACHE_CONTROL, ALWAYS_ASK);
            response
        }
        None => (StatusCode::NOT_FOUND, "404\n").into_response(),
    }
}

fn not_found_path(language: &Language) -> String {
    format!("/{}", Page::NotFound.file(language))
}
