//! Logs what was called and how it went, never who called, what they sent, or exactly when.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::StatusCode,
    response::Response,
};

use crate::state::App;

/// A request that is being answered.
pub struct Call {
    started: Instant,
    method: &'static str,
    /// Addresses without a route of their own all count as `site`.
    route: Option<MatchedPath>,
}

impl Call {
    pub fn of(request: &Request) -> Self {
        Self {
            started: Instant::now(),
            method: known(request.method().as_str()),
            route: request.extensions().get().cloned(),
        }
    }

    /// Counts and measures the call.
    pub fn record(self, app: &App, response: &Response) {
        let Self {
            started,
            method,
            route,
        } = self;
        let route = route.as_ref().map_or("site", MatchedPath::as_str);
        let status = response.status();
        app.minute_log.count(method, route, status.as_u16());
        // Nothing was stored, so this line gives no row away. A full queue is not a fault.
        if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE {
            tracing::error!(method, route, status = status.as_u16(), "a request failed");
        }
        marathon_core::metrics::request(method, route, status.as_u16(), started.elapsed());
    }
}

/// A client can send any text as the method.
fn known(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    let mut known = KNOWN.into_iter();
    known.find(|known| *known == method).unwrap_or("OTHER")
}
