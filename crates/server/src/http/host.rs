//! A request of HTTP/1.1 names its host once (RFC 9112, 3.2). Otherwise two programs could read
//! different hosts from the same request, and disagree on who it is for.

use axum::http::{Request, Version, header, uri::Authority};

/// Whether a request names exactly one host, in a valid form.
pub fn names_its_host<B>(request: &Request<B>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => request.version() < Version::HTTP_11,
        (Some(host), None) => {
            let host = host.to_str().unwrap_or_default();
            host.parse::<Authority>().is_ok() && !host.contains('@')
        }
        (Some(_), Some(_)) => false,
    }
}
