//! Traces: keyed tags that show for 72 hours which signings belong together, without showing where
//! one came from.

use std::{sync::Arc, time::Duration};

use hmac::{Hmac, KeyInit, Mac};
use marathon_domain::{Email, ascii_domain};
use marathon_seal::Randomness;
use marathon_store::{OldTraces, Store, Trace, TraceTag};
use parking_lot::Mutex;
use sha2::Sha256;
use tokio::sync::watch;

use crate::{clock::Clock, network::Network, stop::Ticks, writer::Queue};

/// How often to check the key, and what is due for deletion.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How many days before today have traces: 72 hours at most.
const DAYS_BEFORE: i64 = 2;

/// Makes traces with a key of this server and of one day, which is in memory only.
pub struct Traces {
    random: Randomness,
    /// Nothing awaits while holding it.
    key: Mutex<DayKey>,
}

struct DayKey {
    day: String,
    key: [u8; 32],
}

impl Traces {
    pub fn new(random: Randomness) -> Self {
        let key = random.bytes();
        let day = String::new();
        Self {
            random,
            key: Mutex::new(DayKey { day, key }),
        }
    }

    /// The trace of a signing of this day.
    pub fn of(&self, network: Network, email: &Email, day: &str) -> Trace {
        let key = self.key_of(day);
        let (_, domain) = email.parts();
        Trace {
            network: tag(&key, b"network", &network.neighbourhood()),
            domain: tag(&key, b"domain", ascii_domain(domain).as_bytes()),
        }
    }

    /// Each day has a new key, which replaces the previous one in memory.
    fn key_of(&self, day: &str) -> [u8; 32] {
        let mut key = self.key.lock();
        if key.day != day {
            key.key = self.random.bytes();
            day.clone_into(&mut key.day);
        }
        key.key
    }

    /// Replaces the previous day's key, even if nobody signs.
    fn begin(&self, day: &str) {
        self.key_of(day);
    }
}

fn tag(key: &[u8; 32], of: &[u8], value: &[u8]) -> TraceTag {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(of);
    mac.update(&[0]);
    mac.update(value);
    let hash: [u8; 32] = mac.finalize().into_bytes().into();
    let mut tag = TraceTag::default();
    tag.copy_from_slice(&hash[..8]);
    tag
}

/// The traces that are due for deletion now. A wrong clock may have dated a trace after tomorrow.
fn old(clock: &Clock) -> OldTraces {
    OldTraces {
        before: first_day(clock),
        after: clock.day_before(-1),
    }
}

/// The first day whose traces are kept.
pub fn first_day(clock: &Clock) -> String {
    clock.day_before(DAYS_BEFORE)
}

/// Deletes traces and keys whose time is over, until it has to stop.
pub async fn keep(
    (traces, store, queue): (Arc<Traces>, Store, Queue),
    clock: Clock,
    stop: watch::Receiver<bool>,
) {
    let mut ticks = Ticks::every(LOOK_EVERY, stop.clone());
    while ticks.next().await {
        traces.begin(&clock.day());
        while !*stop.borrow() && forget_some(&store, &queue, &old(&clock)).await {}
    }
}

/// Returns whether there may be more.
async fn forget_some(store: &Store, queue: &Queue, old: &OldTraces) -> bool {
    match store.has_old_traces(old).await {
        Ok(false) => false,
        Ok(true) => matches!(queue.forget_traces(old.clone()).await, Ok(1..)),
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, "the traces to delete could not be looked up");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(traces: &Traces, address: &str, email: &str, day: &str) -> Trace {
        let network = Network::of(address.parse().unwrap());
        traces.of(network, &Email::parse(email).ok().unwrap(), day)
    }

    #[test]
    fn a_tag_is_of_a_neighbourhood_and_of_a_domain() {
        let traces = Traces::new(Randomness::system());
        let one = of(&traces, "192.0.2.1", "amina@exemple.org", "2026-11-30");
        for (address, email, network, domain) in [
            ("192.0.2.250", "paul@EXEMPLE.org", true, true),
            ("192.0.3.1", "amina@exemple.org", false, true),
            ("::ffff:192.0.2.9", "amina@autre.org", true, false),
            ("2001:db8::1", "amina@sub.exemple.org", false, false),
        ] {
            let other = of(&traces, address, email, "2026-11-30");
            assert_eq!(one.network == other.network, network, "{address}");
            assert_eq!(one.domain == other.domain, domain, "{email}");
        }
        let site = |address| of(&traces, address, "a@exemple.org", "2026-11-30").network;
        assert_eq!(site("2001:db8:1:100::1"), site("2001:db8:1:ff00::2"));
        assert_ne!(site("2001:db8:1:100::1"), site("2001:db8:2:100::1"));
    }

    #[test]
    fn each_day_and_each_server_has_a_key_of_its_own() {
        let traces = Traces::new(Randomness::system());
        let tag = |traces: &Traces, day| of(traces, "192.0.2.1", "a@exemple.org", day).network;
        let today = tag(&traces, "2026-11-30");
        assert_eq!(tag(&traces, "2026-11-30"), today);
        assert_ne!(tag(&traces, "2026-12-01"), today);
        assert_ne!(tag(&traces, "2026-11-30"), today, "its key is gone");
        let other = Traces::new(Randomness::system());
        assert_ne!(tag(&other, "2026-11-30"), today);
    }

    #[test]
    fn traces_are_kept_for_72_hours_at_most() {
        // 2026-12-03, the first second.
        let old = old(&Clock::fixed(1_796_256_000));
        assert_eq!(
            (old.before.as_str(), old.after.as_str()),
            ("2026-12-01", "2026-12-04")
        );
    }
}
