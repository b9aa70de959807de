//! Tells tasks to stop.

use std::time::Duration;

use tokio::{
    sync::watch,
    time::{Interval, MissedTickBehavior, interval},
};

/// Waits for the signal to stop, or until nobody can send it any more.
pub async fn requested(stop: &mut watch::Receiver<bool>) {
    // The result is a lock, which the caller must not hold.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Wakes a task at once and then regularly, until it has to stop.
pub struct Ticks {
    ticks: Interval,
    stop: watch::Receiver<bool>,
}

impl Ticks {
    /// A tick that comes late puts off those that follow.
    pub fn every(period: Duration, stop: watch::Receiver<bool>) -> Self {
        let mut ticks = interval(period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { ticks, stop }
    }

    /// Waits for the next tick. False once the task has to stop.
    pub async fn next(&mut self) -> bool {
        tokio::select! {
            biased;
            () = requested(&mut self.stop) => false,
            _ = self.ticks.tick() => true,
        }
    }
}
