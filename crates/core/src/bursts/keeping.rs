//! Stores the bursts that were found, and mails staff about them.

use std::sync::Arc;

use marathon_store::SeenBursts;
use tokio::sync::watch;

use super::{Bursts, StaffMail};
use crate::{clock::Clock, metrics, stop::Ticks, writer::Queue};

/// Stores bursts, until it has to stop.
pub async fn keep(
    (bursts, queue): (Arc<Bursts>, Queue),
    mut mail: Option<StaffMail>,
    clock: Clock,
    stop: watch::Receiver<bool>,
) {
    let mut ticks = Ticks::every(bursts.config.write_every, stop);
    while ticks.next().await {
        let found = bursts.take(&clock.day());
        if found.is_empty() {
            continue;
        }
        for burst in &found {
            metrics::burst(burst.kind.as_str());
        }
        if let Some(mail) = &mut mail {
            mail.tell(&found, clock.seconds()).await;
        }
        // A burst that could not be stored is found again at the next signing of its kind. The
        // writer has logged why.
        let _ = queue.keep_bursts(SeenBursts(found)).await;
    }
}
