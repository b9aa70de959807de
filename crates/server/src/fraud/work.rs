//! The work of a set-aside: signature after signature, beside incoming signings. The database holds
//! its progress, so that any server can go on with it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use marathon_core::{stop, writer::Queue};
use marathon_store::{SetAsideReply, Store};
use tokio::{
    sync::{Notify, watch},
    time::{sleep, timeout},
};

/// Signings per step: a few hundredths of a second of the writer's time.
const STEP: usize = 500;
/// After each step, the writer serves only signings for this many times as long as the step took.
const REST: u32 = 5;
/// How often to look for work that another server has begun, or that has failed.
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// Works whenever there is something to do, until it has to stop.
pub async fn work(store: Store, queue: Queue, asked: Arc<Notify>, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = work_off(&store, &queue) => {}
            () = stop::requested(&mut stop) => return,
        }
        tokio::select! {
            _ = timeout(LOOK_EVERY, asked.notified()) => {}
            () = stop::requested(&mut stop) => return,
        }
    }
}

/// Works until nothing is left to do, or something fails.
async fn work_off(store: &Store, queue: &Queue) {
    match store.has_set_aside_work().await {
        Ok(true) => {}
        Ok(false) => return,
        Err(error) => {
            marathon_core::metrics::store_fault();
            tracing::error!(%error, "the pending set-asides could not be read");
            return;
        }
    }
    loop {
        let began = Instant::now();
        let stepped = queue.step_set_asides(STEP).await;
        if !matches!(stepped, Ok(SetAsideReply::Stepped { is_left: true, .. })) {
            return;
        }
        sleep(began.elapsed() * REST).await;
    }
}
