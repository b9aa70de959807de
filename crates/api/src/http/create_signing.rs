//! `POST /api/v1/signings`: signs one petition or several at once, as JSON or as an HTML form.

mod form;
mod form_place;
mod json;

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, header},
    response::Response,
};
use marathon_domain::{Problem, SigningReceipt, SigningRequest};

use super::{ApiError, App, PeerAddress, client_address::client_address};
use crate::rate_limit::RateLimit;

pub use form::{Sent, SigningForm, html_response};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Sign petitions
///
/// All or nothing. Answered once the signing is on the disk. An address that has signed before gets
/// the same answer as a new one, and counts once. With an `Idempotency-Key`, a retry with the same
/// body gets the first answer. Where the answer has `confirmation`, the signatures count once the
/// address is confirmed.
#[utoipa::path(
    post,
    path = "/api/v1/signings",
    tag = "signings",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters; JSON only",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (SigningRequest = "application/json"),
            (SigningForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Signed (JSON)", body = SigningReceipt, content_type = "application/json"),
        (status = 303, description = "Signed (form): on to the thanks page, or to the one that asks to confirm the address", headers(("Location" = String))),
        (status = 400, description = "The body is malformed, or the Idempotency-Key", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "A form of another site", body = Problem, content_type = "application/problem+json"),
        (status = 406, description = "The client takes no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not come in time", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The same request is being worked on", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
        (status = 413, description = "The body is longer than 64 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is neither JSON nor a form", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not a valid signing; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        (status = 429, description = "Too many from one network", headers(("Retry-After" = u64)), content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        (status = 503, description = "Nothing was stored: try again", headers(("Retry-After" = u64)), content(
            (Problem = "application/problem+json"), (String = "text/html"))),
    )
)]
pub async fn create_signing(
    State(app): State<Arc<App>>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let peer = peer.map(|Extension(peer)| peer);
    let key = idempotency_key(&headers)?;
    match BodyKind::of(&headers)? {
        BodyKind::Json => {
            take_allowance(&app, peer, &headers)?;
            json::create_from_json(&app, &headers, key, body).await
        }
        BodyKind::Form => {
            super::origin::check_same_origin(&headers, &app.http.public_url)?;
            let allowance = take_allowance(&app, peer, &headers);
            form::create_from_form(&app, allowance, &headers, body).await
        }
    }
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, ApiError> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let bytes = value.as_bytes();
    let well_formed = matches!(bytes.len(), 1..=255) && bytes.iter().all(u8::is_ascii_graphic);
    match value.to_str() {
        Ok(key) if well_formed && values.next().is_none() => Ok(Some(key)),
        _ => Err(ApiError::IdempotencyKey),
    }
}

enum BodyKind {
    Json,
    Form,
}

impl BodyKind {
    fn of(headers: &HeaderMap) -> Result<Self, ApiError> {
        let sent = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok()?.parse::<mime::Mime>().ok());
        match sent.as_ref().map(mime::Mime::essence_str) {
            Some("application/json") => Ok(Self::Json),
            Some("application/x-www-form-urlencoded") => Ok(Self::Form),
            _ => Err(ApiError::UnsupportedMediaType(
                "application/json or application/x-www-form-urlencoded",
            )),
        }
    }
}

fn take_allowance(
    app: &App,
    peer: Option<PeerAddress>,
    headers: &HeaderMap,
) -> Result<(), ApiError> {
    allowed(app, app.limit.as_ref(), peer, headers).map_err(ApiError::TooMany)
}

/// Takes one from the allowance of the client's network, or says how many seconds to wait.
pub fn allowed(
    app: &App,
    limit: Option<&RateLimit>,
    peer: Option<PeerAddress>,
    headers: &HeaderMap,
) -> Result<(), u64> {
    let Some(limit) = limit else {
        return Ok(());
    };
    let client = client_address(peer, headers, app.http.trusted_proxies);
    limit
        .take(client)
        .inspect_err(|_| crate::metrics::rate_limited())
}
