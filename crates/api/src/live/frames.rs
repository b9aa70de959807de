//! The frames of the event stream: one encoding for all viewers, at most one in a while.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::{sync::watch, time::Instant};

use super::LiveCounts;

/// Tells a viewer that the stream lives.
pub const HEARTBEAT_FRAME: Bytes = Bytes::from_static(b"event: heartbeat\ndata: {}\n\n");

/// Where viewers get their frames from.
#[derive(Clone)]
pub struct Frames(watch::Receiver<Bytes>);

impl Frames {
    /// Starts the task that encodes a frame when the counts have changed, at most once a `pause`. The
    /// task ends when nobody can watch any more, or the counts are gone.
    pub fn start(live: &Arc<LiveCounts>, pause: Duration) -> Self {
        let mut changes = live.subscribe();
        let first = changes.borrow_and_update().frame();
        let (sender, receiver) = watch::channel(first);
        tokio::spawn(async move {
            let mut last = Instant::now();
            loop {
                tokio::select! {
                    changed = changes.changed() => if changed.is_err() { break },
                    () = sender.closed() => break,
                }
                // What changes during the pause goes out in the same frame.
                tokio::time::sleep_until(last + pause).await;
                last = Instant::now();
                sender.send_replace(changes.borrow_and_update().frame());
            }
        });
        Self(receiver)
    }

    /// A viewer's end: the newest frame first, then each newer one.
    pub fn watch(&self) -> watch::Receiver<Bytes> {
        let mut receiver = self.0.clone();
        receiver.mark_changed();
        receiver
    }
}
