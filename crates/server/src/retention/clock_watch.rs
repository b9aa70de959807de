//! Whether the clock can be believed. What it says decides on what is deleted for good, so it must have gone on
//! by itself for a while.

use std::time::Instant;

/// How far clock and passed time may part, in seconds.
const AGREEING: u64 = 600;

/// What clock and passed time were at the last look.
pub(super) struct ClockWatch {
    /// Looks that must agree.
    needed: u32,
    agreed: u32,
    last: (Instant, i64),
}

/// What a look says of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// It was set since the last look.
    WasSet,
    /// It has not been watched for long enough.
    IsNew,
    IsBelieved,
}

impl ClockWatch {
    /// What they are now is what the first look is compared with.
    pub(super) fn begin(needed: u32, now: Instant, seconds: i64) -> Self {
        Self {
            needed,
            agreed: 0,
            last: (now, seconds),
        }
    }

    /// One more look: at passed time, and at what the clock says.
    pub(super) fn look(&mut self, now: Instant, seconds: i64) -> Trust {
        let (then, before) = self.last;
        let passed = now.saturating_duration_since(then).as_secs();
        let told = seconds.saturating_sub(before);
        let apart = told.saturating_sub(i64::try_from(passed).unwrap_or(i64::MAX));
        self.last = (now, seconds);
        let was_set = apart.unsigned_abs() > AGREEING;
        if was_set {
            // The first of those that must agree.
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
        // Years ahead until the machine has asked for the time, soon after the start.
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
        // A little wrong, and put right.
        assert!(believed(hours(1), 1_000_000 + 3600 - 300));
        assert!(believed(hours(2), 1_000_000 + 7200));
        // Years ahead, and back before the next look; then for good.
        assert!(!believed(hours(3), 500_000_000));
        assert!(!believed(hours(4), 1_000_000 + 4 * 3600));
        assert!(believed(hours(5), 1_000_000 + 5 * 3600));
        assert!(!believed(hours(6), 900_000_000));
        assert!(believed(hours(7), 900_000_000 + 3600));
        assert!(!believed(hours(8), i64::MIN));
    }
}
