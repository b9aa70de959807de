//! One connection to the counts: stream, else poll, with patience that grows.

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

/// How often the line is looked at.
const CHECK_MS: u32 = 2_000;
/// The server's heartbeat comes every 15 s: after three missed ones the line is dead.
const SILENT_CHECKS: u32 = 45_000 / CHECK_MS;
/// A browser whose line broke tries again by itself and tells nobody: a line that is not open at so
/// many looks in a row is given up, and the counts are asked for instead.
const CLOSED_CHECKS: u32 = 2;
/// The first counts come with the stream: one that is open and brings nothing in so many looks is held back on
/// its way, by a proxy that compresses or collects.
const HELD_BACK_CHECKS: u32 = 2;
/// Between polls, in milliseconds, before jitter.
const PATIENCE_MS: [u32; 4] = [2_000, 5_000, 15_000, 60_000];
/// The same while streams are held back: asking is all that is left then.
const HELD_BACK_MS: u32 = 8_000;
/// So many polls later a stream is tried again.
const HELD_BACK_POLLS: u32 = 15;

/// Follows the counts until dropped.
pub struct Connection(AbortHandle);

impl Connection {
    /// Opens a connection, if anyone can see the page.
    pub fn open(counts: LiveCounts) -> Option<Self> {
        page::is_visible().then(|| {
            let (task, handle) = abortable(follow(counts));
            leptos::task::spawn_local(async move {
                // Aborted is the only way it ends.
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
        // The stream has ended or never began: ask once, and again after a while.
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

/// How a stream was when it ended.
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
