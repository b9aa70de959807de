//! A request that sends something, before its body is read.

use std::{convert::Infallible, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts},
    http::{HeaderMap, HeaderName, Request, header},
};

use crate::{
    http::{ApiError, Client},
    state::App,
};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

pub struct Call {
    pub client: Client,
    pub headers: HeaderMap,
    pub body: Body,
}

/// The format of a body.
pub enum BodyKind {
    Json,
    Form,
}

/// The key that identifies a retry.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, ApiError> {
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

impl BodyKind {
    pub fn of(headers: &HeaderMap) -> Result<Self, ApiError> {
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

impl FromRequest<Arc<App>> for Call {
    type Rejection = Infallible;

    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self, Infallible> {
        let (mut parts, body) = request.into_parts();
        Ok(Self {
            client: Client::from_request_parts(&mut parts, app).await?,
            headers: parts.headers,
            body,
        })
    }
}
