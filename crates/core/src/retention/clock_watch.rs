//! Decides whether the clock can be trusted. It decides what is deleted for good, so it must have
//! run undisturbed for a while.

use std::time::Instant;

/// How far the clock and the elapsed time may differ, in seconds.
const AGREEING: u64 = 600;

/// The clock and the elapsed time at the last check.
pub(super) struct ClockWatch {
    /// How many checks must agree.
    needed: u32,
    agreed: u32,
    last: (Instant, i64),
}

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// The clock was set since the last check.
    WasSet,
    /// The clock has not been watched for long enough.
    IsNew,
    IsBelieved,
}

impl ClockWatch {
    /// Starts watching. The first check is compared with these values.
    pub(super) fn begin(needed: u32, now: Instant, seconds: i64) -> Self {
        Self {
            needed,
            agreed: 0,
            last: (now, seconds),
        }
    }

    /// Checks the clock against the elapsed time.
    pub(super) fn look(&mut self, now: Instant, seconds: i64) -> Trust {
        let (then, before) = self.last;
        let passed = now.saturating_duration_since(then).as_secs();
        let told = seconds.saturating_sub(before);
        let apart = told.saturating_sub(i64::try_from(passed).unwrap_or(i64::MAX));
        self.last = (now, seconds);
        let was_set = apart.unsigned_abs() > AGREEING;
        if was_set {
            // This is the first check of those that must agree.
            self.agreed = 1;
            return Trust::WasSet;
        }
        self.agreed = self.agreed.saturating_add(1);
        match self.agreed >= self.needed {
            true => Trust::IsBelieved,
            false => Trust::IsNew,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_is_believed_once_looks_agree() {
        let start = Instant::now();
        let hours = |hours: u64| start + Duration::from_secs(hours * 3600);
        let mut watch = ClockWatch::begin(2, start, 900_000_000);
        let mut look = |hour, seconds| watch.look(hours(hour), seconds);
        // Years ahead, until the machine gets the time soon after its start.
        assert_eq!(look(0, 900_000_000), Trust::IsNew);
        assert_eq!(look(1, 1_000_000), Trust::WasSet);
        assert_eq!(look(2, 1_000_000 + 3600), Trust::IsBelieved);
        assert_eq!(look(3, 1_000_000 + 7200 - 300), Trust::IsBelieved);
        assert_eq!(look(4, 900_000_000), Trust::WasSet);
    }

    #[test]
    fn a_clock_that_was_set_is_believed_at_the_next_look() {
        let start = Instant::now();
        let hours = |hours: u64| start + Duration::from_secs(hours * 3600);
        let mut clock = ClockWatch::begin(1, start, 1_000_000);
        let mut believed = |now, seconds| clock.look(now, seconds) == Trust::IsBelieved;
        assert!(believed(start, 1_000_000));
        // A little wrong, then corrected.
        assert!(believed(hours(1), 1_000_000 + 3600 - 300));
        assert!(believed(hours(2), 1_000_000 + 7200));
        // Years ahead and back before the next check; then years ahead for good.
        assert!(!believed(hours(3), 500_000_000));
        assert!(!believed(hours(4), 1_000_000 + 4 * 3600));
        assert!(believed(hours(5), 1_000_000 + 5 * 3600));
        assert!(!believed(hours(6), 900_000_000));
        assert!(believed(hours(7), 900_000_000 + 3600));
        assert!(!believed(hours(8), i64::MIN));
    }
}
