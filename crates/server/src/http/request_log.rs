//! What was called and how it went, never who called or what they sent; and no line that tells when.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};

use crate::state::App;

/// Counts and measures a request. Addresses without a route of their own are all `site`.
pub async fn log_request(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = known(request.method().as_str());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("site", MatchedPath::as_str)
        .to_owned();
    let response = next.run(request).await;
    let status = response.status();
    app.minute_log.count(method, &route, status.as_u16());
    // Nothing was stored, so no row came then. A full queue is no fault.
    if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE {
        tracing::error!(method, route, status = status.as_u16(), "a request failed");
    }
    crate::metrics::request(method, route, status.as_u16(), started.elapsed());
    response
}

/// A method is free text to the client.
fn known(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    let mut known = KNOWN.into_iter();
    known.find(|known| *known == method).unwrap_or("OTHER")
}
