//! The clock, as a parameter, so that tests can fix it.

use std::{fmt, sync::Arc};

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Tells the time, in UTC.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> OffsetDateTime + Send + Sync>);

impl Clock {
    /// The computer's clock.
    pub fn system() -> Self {
        Self(Arc::new(|| {
            OffsetDateTime::from(std::time::SystemTime::now())
        }))
    }

    /// A clock that stands still, at seconds since 1970.
    pub fn fixed(seconds: i64) -> Self {
        Self::from_fn(move || seconds)
    }

    /// Any clock, in seconds since 1970; for tests.
    pub fn from_fn(seconds: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(move || {
            OffsetDateTime::from_unix_timestamp(seconds()).unwrap_or(OffsetDateTime::UNIX_EPOCH)
        }))
    }

    /// Seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.0().unix_timestamp()
    }

    /// The day so many days ago.
    pub fn day_before(&self, days: i64) -> String {
        (self.0() - time::Duration::days(days)).date().to_string()
    }

    /// Today, as `2026-11-30`: the only time that is ever stored.
    pub fn day(&self) -> String {
        self.0().date().to_string()
    }

    /// Now, to the second, as RFC 3339.
    pub fn now(&self) -> String {
        let now = self.0();
        let whole = now.replace_nanosecond(0).unwrap_or(now);
        whole.format(&Rfc3339).unwrap_or_default()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Clock")
    }
}
