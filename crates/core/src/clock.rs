//! The clock, as a parameter, so that tests can fix it.

use std::{fmt, sync::Arc};

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// Tells the time, in UTC.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The computer's clock.
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// A clock that never moves, at seconds since 1970.
    pub fn fixed(seconds: i64) -> Self {
        Self::from_fn(move || seconds)
    }

    /// Any clock, in seconds since 1970; for tests.
    pub fn from_fn(seconds: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(move || {
            Timestamp::from_second(seconds()).unwrap_or_default()
        }))
    }

    /// Seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.0().as_second()
    }

    fn date(&self) -> Date {
        self.0().to_zoned(TimeZone::UTC).date()
    }

    /// The day this many days ago.
    pub fn day_before(&self, days: i64) -> String {
        self.date().saturating_sub(days.days()).to_string()
    }

    /// The day this many seconds ago.
    pub fn day_seconds_ago(&self, seconds: i64) -> String {
        let then = self.0().saturating_sub(seconds.seconds());
        let then = then.unwrap_or_default().to_zoned(TimeZone::UTC);
        then.date().to_string()
    }

    /// The same day this many months ago, or the last day of a shorter month.
    pub fn day_months_before(&self, months: u16) -> String {
        let span = i64::from(months).months();
        self.date().saturating_sub(span).to_string()
    }

    /// Today, as `2026-11-30`: the only time that is ever stored.
    pub fn day(&self) -> String {
        self.date().to_string()
    }

    /// How many seconds there are until the next day.
    pub fn until_tomorrow(&self) -> u64 {
        (86_400 - self.seconds().rem_euclid(86_400)).unsigned_abs()
    }

    /// Now, to the second, as RFC 3339.
    pub fn now(&self) -> String {
        let whole = Timestamp::from_second(self.seconds());
        whole.unwrap_or_default().to_string()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Clock")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_ago_is_a_day_of_that_month() {
        // 2026-03-31T12:00:00Z
        let clock = Clock::fixed(1_774_958_400);
        assert_eq!(clock.day(), "2026-03-31");
        for (months, day) in [
            (1, "2026-02-28"),
            (3, "2025-12-31"),
            (12, "2025-03-31"),
            (25, "2024-02-29"),
        ] {
            assert_eq!(clock.day_months_before(months), day);
        }
    }
}
