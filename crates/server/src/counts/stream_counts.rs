//! `GET /api/v1/counts/stream`: the live counts, as Server-Sent Events.

mod takeover;
mod viewer;

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, Version, header},
    response::{IntoResponse, Response},
};
use marathon_core::streams::NoRoom;
use marathon_domain::Problem;

use crate::{
    http::{Accept, ApiError, Client},
    state::App,
};

pub use self::{
    takeover::{TakenStream, Takeover},
    viewer::Viewer,
};

/// How long a network that has used its share of streams should wait, in seconds. By then some will
/// have closed.
const WAIT: u64 = 60;

/// The live counts, as they change
///
/// Events `counts` with the data of `GET /api/v1/counts`: one at once, then on change, at most one a
/// second. An event `heartbeat` when nothing else was sent for 15 seconds.
#[utoipa::path(
    get,
    path = "/api/v1/counts/stream",
    tag = "counts",
    responses(
        (status = 200, description = "Events, until one side ends them", body = String, content_type = "text/event-stream"),
        (status = 406, description = "The client takes no event stream", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "The client's network has many streams open", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
        (status = 503, description = "As many streams are open as may be", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn stream_counts(
    State(app): State<Arc<App>>,
    Client(network): Client,
    accept: Accept,
    takeover: Option<Extension<Takeover>>,
    version: Version,
) -> Result<Response, ApiError> {
    accept.requires("text/event-stream")?;
    let room = match app.streams.open(network) {
        Ok(room) => room,
        Err(refused) => return Ok(refuse(refused)),
    };
    let viewer = Viewer::new(&app, version, room);
    let body = match takeover {
        Some(Extension(takeover)) => takeover.to(viewer),
        None => Body::from_stream(viewer.into_stream()),
    };
    let answer = (
        [
            (header::CONTENT_TYPE, "text/event-stream"),
            // A proxy that compresses would hold the frames back until its window is full (RFC 9111, 5.2.2.6).
            (header::CACHE_CONTROL, "no-store, no-transform"),
            // Proxies of the nginx family would hold the frames back.
            (HeaderName::from_static("x-accel-buffering"), "no"),
        ],
        body,
    );
    Ok(answer.into_response())
}

/// The connection is closed too: somebody else may be waiting for it.
fn refuse(refused: NoRoom) -> Response {
    marathon_core::metrics::rate_limited();
    let error = match refused {
        NoRoom::Full => ApiError::Unavailable,
        NoRoom::OfThisNetwork => ApiError::TooMany(WAIT),
    };
    let mut response = error.into_response();
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(header::CONNECTION, close);
    response
}
