//! Headers that forbid browsers everything that our pages do not need.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

use crate::state::App;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; report-uri /csp-reports; report-to csp; \
    frame-ancestors 'none'";

/// Where browsers report what a policy has blocked: by `report-uri`, and by the name `csp` if they
/// know `report-to`.
pub const POLICY_REPORTS: &str = "/csp-reports";
const ENDPOINTS: &str = "csp=\"/csp-reports\"";

const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), \
    browsing-topics=(), interest-cohort=()";

const CROSS_ORIGIN_RESOURCES: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Adds the headers to every answer; an answer that has one of its own keeps it.
pub fn secure(app: &App, response: &mut Response) {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (CROSS_ORIGIN_RESOURCES, "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("reporting-endpoints"), ENDPOINTS),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if app.http.public_url.starts_with("https://") {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
}

/// Lets every site read the answer: the counts are public.
pub async fn open_to_all(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        CROSS_ORIGIN_RESOURCES,
        HeaderValue::from_static("cross-origin"),
    );
    response
}
