//! Whether the clock was set since the last look. What it says decides on what is deleted for good, so it is
//! believed only after it has gone on by itself for a while.

use std::time::Instant;

/// How far clock and passed time may part, in seconds.
const AGREEING: u64 = 600;

/// What clock and passed time were at the last look.
pub(super) struct ClockWatch {
    then: Instant,
    seconds: i64,
}

impl ClockWatch {
    /// The clock is believed as it is now.
    pub(super) fn begin(now: Instant, seconds: i64) -> Self {
        Self { then: now, seconds }
    }

    /// Whether the clock went on since the last look as time did; this look is then the last one.
    pub(super) fn agrees(&mut self, now: Instant, seconds: i64) -> bool {
        let passed = now.saturating_duration_since(self.then).as_secs();
        let told = seconds.saturating_sub(self.seconds);
        let apart = told.saturating_sub(i64::try_from(passed).unwrap_or(i64::MAX));
        *self = Self::begin(now, seconds);
        apart.unsigned_abs() <= AGREEING
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_that_was_set_is_believed_at_the_next_look() {
        let start = Instant::now();
        let hours = |hours: u64| start + Duration::from_secs(hours * 3600);
        let mut watch = ClockWatch::begin(start, 1_000_000);
        assert!(watch.agrees(start, 1_000_000));
        // A little wrong, and put right.
        assert!(watch.agrees(hours(1), 1_000_000 + 3600 - 300));
        assert!(watch.agrees(hours(2), 1_000_000 + 7200));
        // Years ahead, and back before the next look; then for good.
        assert!(!watch.agrees(hours(3), 500_000_000));
        assert!(!watch.agrees(hours(4), 1_000_000 + 4 * 3600));
        assert!(watch.agrees(hours(5), 1_000_000 + 5 * 3600));
        assert!(!watch.agrees(hours(6), 900_000_000));
        assert!(watch.agrees(hours(7), 900_000_000 + 3600));
        assert!(!watch.agrees(hours(8), i64::MIN));
    }
}
