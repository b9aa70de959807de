//! Says who may show an answer in a frame.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use marathon_domain::Section;

/// Lets the section's sites show the answer in a frame.
pub fn frame(response: &mut Response, section: &Section) {
    let policy = HeaderValue::from_str(&policy(section));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        // An origin is ASCII without spaces. If this one is not, no site may.
        policy.unwrap_or(HeaderValue::from_static("frame-ancestors 'none'")),
    );
    // An isolated site (COEP) shows only frames that are isolated too.
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
    let mut policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
        report-uri /csp-reports; report-to csp; frame-ancestors 'self'"
            .to_owned();
    for origin in &section.origins {
        policy.push(' ');
        policy.push_str(origin.as_str());
    }
    policy
}
