//! Live counts as the guides show them: a broadcast channel, with each event encoded for each
//! viewer.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    extract::State,
    response::{
        Sse,
        sse::{Event, KeepAlive},
    },
    routing::{get, post},
};
use futures_util::{Stream, stream};
use marathon_domain::Counts;
use tokio::sync::broadcast::{self, Receiver, error::RecvError};

use crate::instance;

/// How many events wait for a slow viewer.
const WAITING: usize = 16;

struct Live {
    counts: Mutex<Counts>,
    changes: broadcast::Sender<Counts>,
}

/// `POST /change` counts one more; the stream has the address of ours.
pub fn routes() -> Router {
    let petitions = instance::petitions().unwrap_or_default();
    let petitions = petitions.iter().map(|slug| (slug.to_string(), 0));
    let counts = Counts {
        petitions: petitions.collect(),
        as_of: "2026-11-30T12:00:00Z".to_owned(),
        ..Counts::default()
    };
    let live = Arc::new(Live {
        counts: Mutex::new(counts),
        changes: broadcast::Sender::new(WAITING),
    });
    Router::new()
        .route("/change", post(change))
        .route("/api/v1/counts/stream", get(stream_counts))
        .with_state(live)
}

async fn change(State(live): State<Arc<Live>>) {
    let mut counts = live.counts.lock().unwrap_or_else(PoisonError::into_inner);
    counts.total += 1;
    // Nobody may watch.
    let _ = live.changes.send(counts.clone());
}

async fn stream_counts(
    State(live): State<Arc<Live>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = live.changes.subscribe();
    let first = live.counts.lock().unwrap_or_else(PoisonError::into_inner);
    let events = stream::unfold(
        (Some(first.clone()), changes),
        async |(first, mut changes)| {
            let counts = match first {
                Some(counts) => counts,
                None => newest(&mut changes).await?,
            };
            let event = Event::default().event("counts").json_data(counts).ok()?;
            Some((Ok(event), (None, changes)))
        },
    );
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// The next change. Events that a slow viewer missed are lost.
async fn newest(changes: &mut Receiver<Counts>) -> Option<Counts> {
    loop {
        match changes.recv().await {
            Ok(counts) => return Some(counts),
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}
