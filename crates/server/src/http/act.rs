//! What the public does: taken as JSON from programs, and as an HTML form from our own pages, with and
//! without scripts. All kinds are answered alike; what is theirs alone is an [`Act`].

mod form;
mod json;

pub use form::asks_for_json;
pub use json::{created, parse};

use std::future::Future;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, Uri, header},
    response::Response,
};
use marathon_domain::Said;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    ApiError, App, PeerAddress, client_address::client_address, form_place::FormPlace, sent::Sent,
};
use crate::{accept::Refusal, rate_limit::RateLimit};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// One kind of thing to do.
pub trait Act {
    /// The JSON that it is sent as.
    type Request: DeserializeOwned + Send + Sync;
    /// What programs are answered with.
    type Answer: Serialize + Send;

    /// What a form says when nothing could be stored.
    const BUSY: Said;
    /// What a form says when too much comes from one network.
    const TOO_MANY: Said;

    /// The allowance that it takes from; none when switched off.
    fn limit(app: &App) -> Option<&RateLimit> {
        app.limit.as_ref()
    }

    /// Whether its form stands there.
    fn has_form(place: &FormPlace, app: &App) -> bool;

    /// The request that a form is.
    fn read_form(form: &Form<'_>) -> Self::Request;

    /// The language to say in what is wrong.
    fn language(request: &Self::Request) -> &str;

    /// Checks it and stores it. The body is what the request held, to the byte.
    fn accept(
        app: &App,
        request: &Self::Request,
        body: &[u8],
        idempotency_key: Option<&str>,
    ) -> impl Future<Output = Result<Self::Answer, Refusal>> + Send;

    /// Where a form leads to. Nothing personal may stand in it.
    fn next(form: &Form<'_>, request: &Self::Request) -> String;
}

/// A form, and where it stands.
pub struct Form<'a> {
    pub app: &'a App,
    pub sent: &'a Sent,
    pub place: &'a FormPlace,
    pub headers: &'a HeaderMap,
}

impl Form<'_> {
    /// What brought whoever fills it in, if that is known.
    pub fn source(&self) -> Option<String> {
        let page_query = query_of_page(self.headers).unwrap_or_default();
        self.place.source(self.sent, &page_query)
    }
}

/// Without scripts the page cannot tell its form what brought the reader; its address, which browsers
/// send along within the site, still says so.
fn query_of_page(headers: &HeaderMap) -> Option<String> {
    let address: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    address.query().map(str::to_owned)
}

/// The answer to programs, in the language of the request.
fn problem(refusal: Refusal, app: &App, language: &str) -> ApiError {
    match refusal {
        Refusal::Invalid(errors) => ApiError::Invalid(app.campaign.describe(language, &errors)),
        Refusal::OtherBody => ApiError::IdempotencyMismatch,
        Refusal::InFlight => ApiError::InFlight,
        Refusal::NotStored(_) => ApiError::Unavailable,
    }
}

/// Takes one act, whatever it was sent as.
pub async fn take<A: Act>(
    app: &App,
    peer: Option<PeerAddress>,
    headers: &HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let key = idempotency_key(headers)?;
    match BodyKind::of(headers)? {
        BodyKind::Json => {
            allowed(app, A::limit(app), peer, headers).map_err(ApiError::TooMany)?;
            json::take::<A>(app, headers, key, body).await
        }
        BodyKind::Form => {
            super::origin::check_same_origin(headers, &app.http.public_url)?;
            let allowance = allowed(app, A::limit(app), peer, headers);
            form::take::<A>(app, allowance, headers, key, body).await
        }
    }
}

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

/// What a request holds.
pub enum BodyKind {
    Json,
    Form,
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
