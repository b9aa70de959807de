//! A request of HTTP/1.1 names its host once (RFC 9112, 3.2): two programs that read two different ones out of the
//! same request would disagree on whom it is for.

use axum::{
    extract::Request,
    http::{HeaderMap, Version, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::ApiError;

/// Refuses what names no host, or more than one, or what is none.
pub async fn require_host(request: Request, next: Next) -> Response {
    match names_its_host(request.version(), request.headers()) {
        true => next.run(request).await,
        false => ApiError::Host.into_response(),
    }
}

fn names_its_host(version: Version, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => version < Version::HTTP_11,
        (Some(host), None) => {
            let host = host.to_str().unwrap_or_default();
            host.parse::<Authority>().is_ok() && !host.contains('@')
        }
        (Some(_), Some(_)) => false,
    }
}
