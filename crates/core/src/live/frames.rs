//! The frames of the event stream: one encoding for all viewers, with a pause between frames.

use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};

use bytes::Bytes;
use tokio::{sync::watch, time::Instant};

use super::LiveCounts;

/// Shows a viewer that the stream is alive.
const HEARTBEAT: &[u8] = b"event: heartbeat\ndata: {}\n\n";

/// A frame, encoded once; cheap to clone.
#[derive(Clone)]
pub struct Frame {
    pub event: Bytes,
    /// The event as a chunk of an answer (RFC 9112).
    pub chunk: Bytes,
}

impl Frame {
    fn of(event: &[u8]) -> Self {
        let length = format!("{:x}\r\n", event.len());
        let chunk = Bytes::from([length.as_bytes(), event, b"\r\n"].concat());
        let event = chunk.slice(length.len()..length.len() + event.len());
        Self { event, chunk }
    }

    /// Names the build of the site, so that a page from another build knows that it is out of date.
    pub fn build(name: &str) -> Self {
        Self::of(format!("event: build\ndata: {name}\n\n").as_bytes())
    }

    pub fn heartbeat() -> Self {
        static FRAME: LazyLock<Frame> = LazyLock::new(|| Frame::of(HEARTBEAT));
        FRAME.clone()
    }
}

/// The source of viewers' frames.
#[derive(Clone)]
pub struct Frames(watch::Receiver<Frame>);

impl Frames {
    /// Starts the task that encodes a frame when the counts have changed, at most once a `pause`.
    /// The task ends when nobody can watch any more, or the counts are dropped.
    pub fn start(live: &Arc<LiveCounts>, pause: Duration) -> Self {
        let mut changes = live.subscribe();
        let first = Frame::of(&changes.borrow_and_update().event());
        let (sender, receiver) = watch::channel(first);
        tokio::spawn(async move {
            let mut last = Instant::now();
            loop {
                tokio::select! {
                    changed = changes.changed() => if changed.is_err() { break },
                    () = sender.closed() => break,
                }
                // Changes during the pause go out in the same frame.
                tokio::time::sleep_until(last + pause).await;
                last = Instant::now();
                sender.send_replace(Frame::of(&changes.borrow_and_update().event()));
            }
        });
        Self(receiver)
    }

    /// A viewer's receiver: the newest frame first, then each newer one.
    pub fn watch(&self) -> watch::Receiver<Frame> {
        let mut receiver = self.0.clone();
        receiver.mark_changed();
        receiver
    }
}
