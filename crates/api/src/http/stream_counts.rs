//! `GET /api/v1/counts/stream`: the live counts, as Server-Sent Events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, header},
    response::IntoResponse,
};
use bytes::Bytes;
use futures_util::{Stream, stream};
use marathon_domain::Problem;
use tokio::sync::watch;

use super::{ApiError, App, negotiate};
use crate::{live::HEARTBEAT_FRAME, metrics::OpenGauge, stop};

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
    )
)]
pub async fn stream_counts(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    negotiate::accepts(&headers, "text/event-stream")?;
    let viewer = Viewer {
        frames: app.frames.watch(),
        ending: app.ending.clone(),
        heartbeat: app.live_config.heartbeat,
        _open: OpenGauge::viewer(),
    };
    Ok((
        [
            (header::CONTENT_TYPE, "text/event-stream"),
            (header::CACHE_CONTROL, "no-store"),
            // Proxies of the nginx family would hold the frames back.
            (HeaderName::from_static("x-accel-buffering"), "no"),
        ],
        Body::from_stream(viewer.into_stream()),
    ))
}

/// One open stream.
struct Viewer {
    frames: watch::Receiver<Bytes>,
    ending: watch::Receiver<bool>,
    heartbeat: Duration,
    _open: OpenGauge,
}

impl Viewer {
    fn into_stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        stream::unfold(self, async |mut viewer| {
            let frame = viewer.next().await?;
            Some((Ok(frame), viewer))
        })
    }

    async fn next(&mut self) -> Option<Bytes> {
        tokio::select! {
            () = stop::told(&mut self.ending) => None,
            changed = self.frames.changed() => {
                changed.ok()?;
                Some(self.frames.borrow_and_update().clone())
            }
            () = tokio::time::sleep(self.heartbeat) => Some(HEARTBEAT_FRAME),
        }
    }
}
