//! The clock, as a parameter, so that tests can fix it.

use std::{fmt, sync::Arc};

use time::{Date, Month, OffsetDateTime, format_description::well_known::Rfc3339};

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

    /// The same day so many months ago, or the last one of its month if it is shorter.
    pub fn day_months_before(&self, months: u16) -> String {
        let today = self.0().date();
        let all = today.year() * 12 + i32::from(u8::from(today.month())) - 1 - i32::from(months);
        let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
        let month = u8::try_from(month)
            .ok()
            .and_then(|month| Month::try_from(month).ok());
        let month = month.unwrap_or(Month::January);
        let day = today.day().min(month.length(year));
        Date::from_calendar_date(year, month, day)
            .unwrap_or(today)
            .to_string()
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
