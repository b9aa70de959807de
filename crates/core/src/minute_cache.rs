//! A value from the store, read again when somebody asks and it is older than a minute.

use std::ops::Range;

use marathon_store::StoreError;
use tokio::sync::Mutex;

use crate::clock::Clock;

/// How long a value is used, in seconds.
const GOOD_FOR: i64 = 60;

/// The value that was read last.
pub struct MinuteCache<T> {
    clock: Clock,
    /// Held while reading, so that a crowd reads once.
    known: Mutex<Option<Known<T>>>,
}

/// A value, and the time for which it is good.
struct Known<T> {
    good: Range<i64>,
    value: T,
}

impl<T: Clone> MinuteCache<T> {
    /// Nothing is read before someone asks.
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            known: Mutex::new(None),
        }
    }

    /// The value, read now if it has to be. `what` names it in the log.
    ///
    /// # Errors
    ///
    /// Fails if reading fails and nothing was read before.
    pub async fn get(
        &self,
        what: &str,
        read: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let now = self.clock.seconds();
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref().filter(|known| known.good.contains(&now)) {
            return Ok(known.value.clone());
        }
        match read.await {
            Ok(value) => {
                *known = Some(Known {
                    good: now..now + GOOD_FOR,
                    value: value.clone(),
                });
                Ok(value)
            }
            Err(error) => {
                crate::metrics::store_fault();
                tracing::error!(%error, what, "could not be read");
                let known = known.as_ref().map(|known| known.value.clone());
                known.ok_or(error)
            }
        }
    }
}
