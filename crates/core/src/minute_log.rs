//! Logs once a minute how many requests were answered. A line for each request would show when each
//! row came.

use std::{collections::BTreeMap, time::Duration};

use parking_lot::Mutex;
use tokio::{
    sync::watch,
    time::{Instant, MissedTickBehavior},
};

use crate::stop;

const MINUTE: Duration = Duration::from_secs(60);

/// Method, route and status. The route is the pattern, never the address.
type Answer = (&'static str, String, u16);

/// The number of each answer since the last minute. Nothing awaits while holding it.
#[derive(Default)]
pub struct MinuteLog(Mutex<BTreeMap<Answer, u64>>);

impl MinuteLog {
    /// Counts one answer.
    pub fn count(&self, method: &'static str, route: &str, status: u16) {
        let mut answers = self.0.lock();
        let answer = (method, route.to_owned(), status);
        *answers.entry(answer).or_default() += 1;
    }

    /// Writes a line for each kind of answer, and starts again from zero.
    pub fn write(&self) {
        let mut answers = self.0.lock();
        for ((method, route, status), requests) in std::mem::take(&mut *answers) {
            tracing::info!(method, route, status, requests, "answered in a minute");
        }
    }

    /// Writes every minute, until it has to stop.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut minutes = tokio::time::interval_at(Instant::now() + MINUTE, MINUTE);
        minutes.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = minutes.tick() => self.write(),
                () = stop::requested(&mut stop) => return,
            }
        }
    }
}
