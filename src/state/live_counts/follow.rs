//! One connection to the counts: the stream, or else polls with growing intervals.

use futures::{
    StreamExt,
    future::{AbortHandle, Either, abortable, select},
    stream,
};
use gloo_net::eventsource::{State, futures::EventSource};
use gloo_timers::future::TimeoutFuture;

use leptos::prelude::Set;

use super::LiveCounts;
use crate::{
    api,
    browser::{page, random},
};

/// How often to check the connection.
const CHECK_MS: u32 = 2_000;
/// The server's heartbeat comes every 15 s. After three missed ones the connection is dead.
const SILENT_CHECKS: u32 = 45_000 / CHECK_MS;
/// A browser reconnects by itself without reporting it. If the connection is not open at this many
/// checks in a row, it is given up, and the counts are polled.
const CLOSED_CHECKS: u32 = 2;
/// The first counts come with the stream. If an open stream brings nothing within this many checks,
/// a proxy that compresses or buffers holds it back.
const HELD_BACK_CHECKS: u32 = 2;
/// The times between polls, in milliseconds, before jitter.
const PATIENCE_MS: [u32; 4] = [2_000, 5_000, 15_000, 60_000];
/// The same while streams are held back, when polling is all that is left.
const HELD_BACK_MS: u32 = 8_000;
/// After this many polls a stream is tried again.
const HELD_BACK_POLLS: u32 = 15;

/// Follows the counts until dropped.
pub struct Connection(AbortHandle);

impl Connection {
    /// Opens a connection, if anyone can see the page.
    pub fn open(counts: LiveCounts) -> Option<Self> {
        page::is_visible().then(|| {
            let (task, handle) = abortable(follow(counts));
            leptos::task::spawn_local(async move {
                // The connection ends only when it is aborted.
                let _ = task.await;
            });
            Self(handle)
        })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn follow(counts: LiveCounts) {
    let mut failures = 0;
    loop {
        match follow_stream(counts).await {
            Ended::Alive => failures = 0,
            Ended::Broken => {}
            Ended::HeldBack => {
                for _ in 0..HELD_BACK_POLLS {
                    poll(counts).await;
                    TimeoutFuture::new(random::jittered(HELD_BACK_MS)).await;
                }
                continue;
            }
        }
        // The stream has ended or never began: poll once, and again after a while.
        poll(counts).await;
        let patience = PATIENCE_MS[failures.min(PATIENCE_MS.len() - 1)];
        failures += 1;
        // Half to one and a half times as long, so that viewers do not all come back at once.
        TimeoutFuture::new(random::jittered(patience)).await;
    }
}

async fn poll(counts: LiveCounts) {
    match api::get_counts().await {
        Ok(fresh) => counts.merge(fresh),
        Err(_) => {
            let _ = counts.connected.try_set(false);
        }
    }
}

/// The state of a stream at its end.
enum Ended {
    /// It had brought something.
    Alive,
    Broken,
    /// It was open, and brought nothing.
    HeldBack,
}

/// Follows the stream while it lives.
async fn follow_stream(counts: LiveCounts) -> Ended {
    let mut ended = Ended::Broken;
    let Ok(mut source) = EventSource::new(api::COUNTS_STREAM) else {
        return ended;
    };
    let (Ok(frames), Ok(heartbeats), Ok(builds)) = (
        source.subscribe("counts"),
        source.subscribe("heartbeat"),
        source.subscribe("build"),
    ) else {
        return ended;
    };
    let mut events = stream::select(frames, stream::select(heartbeats, builds));
    let (mut silent, mut closed) = (0, 0);
    while silent < SILENT_CHECKS && closed < CLOSED_CHECKS {
        match select(events.next(), TimeoutFuture::new(CHECK_MS)).await {
            Either::Left((Some(Ok((name, message))), _)) => {
                (silent, closed) = (0, 0);
                let data = message.data().as_string().unwrap_or_default();
                if name == "build" {
                    counts.contents.hear_build(&data);
                }
                if name == "counts"
                    && let Ok(fresh) = serde_json::from_str(&data)
                {
                    counts.merge(fresh);
                    ended = Ended::Alive;
                }
            }
            Either::Left(_) => break,
            Either::Right(_) => {
                silent += 1;
                closed = if source.state() == State::Open {
                    0
                } else {
                    closed + 1
                };
                if matches!(ended, Ended::Broken) && closed == 0 && silent >= HELD_BACK_CHECKS {
                    return Ended::HeldBack;
                }
            }
        }
    }
    ended
}
